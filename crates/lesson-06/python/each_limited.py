# A limit for each call, all overlapping: the asyncio twin of the scene `each_limited`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def ask(name, seconds):
    price = await fetch(name, seconds)
    info(f"{price} has answered")
    return price

async def main():
    shops = {"north": 1, "east": 1.5, "south": 3, "west": 4}
    limited = [asyncio.wait_for(ask(*shop), 2) for shop in shops.items()]
    await asyncio.gather(*limited, return_exceptions=True)
    await asyncio.sleep(9)

run(main())
