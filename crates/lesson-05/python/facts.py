# What the chapter says of asyncio's groups and no scene shows.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def pack(name, seconds):
    try:
        thing = await fetch(name, seconds)
    except asyncio.CancelledError:
        info(f"{name} cancelled")
        raise
    if thing == "bed":
        raise RuntimeError("bed failed")
    info(f"{thing} packed")

async def room(*things):
    await asyncio.gather(*[pack(*thing) for thing in things])

async def main():
    # An outer gather that collects errors: the inner one is over, its other member is not.
    outcomes = await asyncio.gather(room(("bed", 1), ("books", 3)), return_exceptions=True)
    info(f"{outcomes}")
    await asyncio.sleep(9)

    # An outer gather that is cancelled: every leaf hears of it.
    flat = asyncio.gather(room(("plates", 3), ("oven", 4)), room(("lamp", 5)))
    await asyncio.sleep(1)
    flat.cancel()
    await asyncio.sleep(9)

run(main())
