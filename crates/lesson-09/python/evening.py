# A TaskGroup with children and a body: the asyncio twin of the scene `evening`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def done(chore, seconds):
    chore = await fetch(chore, seconds)
    info(f"{chore} is done")

# ANCHOR: evening
async def evening():
    async with asyncio.TaskGroup() as group:
        for chore in [("floor", 2), ("stove", 3)]:
            group.create_task(done(*chore))
        till = await fetch("till", 1)
        info(f"{till} is done")
    return till
# ANCHOR_END: evening

run(evening())
