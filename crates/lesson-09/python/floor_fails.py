# A child fails while the body waits: the asyncio twin of the scene `floor_fails`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def done(chore, seconds):
    chore = await fetch(chore, seconds)
    if chore == "floor":
        raise RuntimeError("floor failed")
    info(f"{chore} is done")

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for chore in [("tables", 1), ("floor", 2), ("stove", 4)]:
                group.create_task(done(*chore))
            till = await fetch("till", 3)
            info(f"{till} is done")
    except* RuntimeError:
        pass
    await asyncio.sleep(9)

run(main())
