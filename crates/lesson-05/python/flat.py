# Two rooms, a gather each, in a gather: the asyncio twin of the scene `flat`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def pack(name, seconds):
    thing = await fetch(name, seconds)
    info(f"{thing} packed")

# ANCHOR: flat
async def room(name, *things):
    await asyncio.gather(*[pack(*thing) for thing in things])
    info(f"{name} is empty")

async def main():
    await asyncio.gather(
        room("kitchen", ("plates", 1), ("oven", 3)),
        room("bedroom", ("bed", 2), ("books", 4)),
    )
    info("the flat is empty")
# ANCHOR_END: flat

run(main())
