# A limit for each round of the loop: the asyncio twin of the scene `answers`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def ask(name, seconds):
    price = await fetch(name, seconds)
    info(f"{price} has answered")
    return price

async def main():
    shops = {"north": 1, "east": 1.5, "south": 3, "west": 4}
    pending = [asyncio.create_task(ask(*shop)) for shop in shops.items()]
    prices = []
    while pending:
        done, pending = await asyncio.wait(pending, timeout=2, return_when=asyncio.FIRST_COMPLETED)
        if not done:
            break
        prices += [task.result() for task in done]
    return prices

run(main())
