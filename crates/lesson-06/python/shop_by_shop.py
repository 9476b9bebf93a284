# A limit for each call, one after the other: the asyncio twin of the scene `shop_by_shop`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def ask(name, seconds):
    price = await fetch(name, seconds)
    info(f"{price} has answered")
    return price

async def main():
    prices = []
    for name, seconds in {"north": 1, "east": 1.5, "south": 3, "west": 4}.items():
        try:
            prices.append(await asyncio.wait_for(ask(name, seconds), 2))
        except TimeoutError:
            info(f"{name} is too slow")
    return prices

run(main())
