# A limit within a limit: the asyncio twin of the scene `trip`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def ask(name, seconds):
    price = await fetch(name, seconds)
    info(f"{price} has answered")
    return price

async def main():
    try:
        async with asyncio.timeout(3) as whole:
            async with asyncio.timeout(2):
                await ask("room", 1.5)
            async with asyncio.timeout(2):
                await ask("train", 4)
            info("booked")
    except TimeoutError:
        # Both raise the same exception: only the context manager knows whose it was.
        info(f"{'the trip' if whole.expired() else 'a step'}: deadline has elapsed")

run(main())
