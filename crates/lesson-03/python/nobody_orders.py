# Nobody orders: the asyncio twin of the scene `nobody_orders`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def main():
    orders = {}
    plates = await asyncio.gather(*(fetch(name, delay) for name, delay in orders.items()))
    for order, plate in zip(orders, plates):
        info(f"ordered {order}, got {plate}")

run(main())
