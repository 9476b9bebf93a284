# Three guests, three plates, as they are ready: the asyncio twin of the scene `from_a_set`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def main():
    orders = {"soup": 3, "salad": 1, "bread": 2}
    cooking = asyncio.as_completed([fetch(name, delay) for name, delay in orders.items()])
    plates = [await plate for plate in cooking]
    for order, plate in zip(orders, plates):
        info(f"ordered {order}, got {plate}")

run(main())
