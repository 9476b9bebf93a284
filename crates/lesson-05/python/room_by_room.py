# An error ends one room alone: the asyncio twin of the scene `room_by_room`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def pack(name, seconds):
    thing = await fetch(name, seconds)
    if thing == "bed":
        raise RuntimeError("bed failed")
    info(f"{thing} packed")

async def room(name, *things):
    await asyncio.gather(*[pack(*thing) for thing in things])
    info(f"{name} is empty")

async def main():
    return await asyncio.gather(
        room("kitchen", ("plates", 1), ("oven", 3)),
        room("bedroom", ("bed", 2), ("books", 4)),
        return_exceptions=True,
    )

run(main())
