# Prices kept outside of the gather: the asyncio twin of the scene `noted`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def main():
    prices = []

    async def ask(name, seconds):
        price = await fetch(name, seconds)
        info(f"{price} has answered")
        prices.append(price)

    shops = {"north": 1, "east": 1.5, "south": 3, "west": 4}
    try:
        await asyncio.wait_for(asyncio.gather(*[ask(*shop) for shop in shops.items()]), 2)
    except TimeoutError:
        info("too late for the rest")
    await asyncio.sleep(9)
    return prices

run(main())
