# Children that create siblings: the asyncio twin of the scene `tables`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def done(chore, seconds):
    chore = await fetch(chore, seconds)
    info(f"{chore} is done")

async def cleared(group, table, dishes):
    await done(*table)
    group.create_task(done(*dishes))

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(cleared(group, ("window", 1), ("plates", 2)))
        group.create_task(cleared(group, ("corner", 2), ("glasses", 3)))

run(main())
