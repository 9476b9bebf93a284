# What asyncio.gather does otherwise than the lesson's gather. tests/twins.rs holds the lines.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def chore(name, seconds):
    info(f"{name} started")
    return await fetch(name, seconds)

async def main():
    # The call makes tasks of coroutines: they run although nobody awaits the gather yet.
    gathered = asyncio.gather(chore("rice", 1))
    await asyncio.sleep(3)
    info(f"{await gathered} awaited")

    # The same coroutine twice runs once, and its result stands there twice.
    soup = chore("soup", 1)
    info(f"{await asyncio.gather(soup, soup)} gathered")

    info(f"{await asyncio.gather()} at once")

run(main())
