# Called off once more, over a gather in a gather: the asyncio twin of the scene `called_off_in_sets`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def pack(name, seconds):
    thing = await fetch(name, seconds)
    info(f"{thing} packed")

async def team(name, *things):
    await asyncio.gather(*[pack(*thing) for thing in things])
    info(f"{name} is empty")

async def main():
    moving = asyncio.gather(
        team("kitchen", ("plates", 1), ("oven", 3)),
        team("bedroom", ("bed", 2), ("books", 4)),
    )
    await fetch("phone", 1.5)
    moving.cancel()
    await asyncio.sleep(9)

run(main())
