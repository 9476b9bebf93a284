# The bed breaks: what a gather in a gather does where the scene `bed_breaks` has try_join!.
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
    try:
        await asyncio.gather(
            room("kitchen", ("plates", 1), ("oven", 3)),
            room("bedroom", ("bed", 2), ("books", 4)),
        )
    except RuntimeError as error:
        info(f"{error}")
    # The program goes on, and so does everybody else.
    await asyncio.sleep(9)

run(main())
