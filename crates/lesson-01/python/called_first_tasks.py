# Tasks are not lazy: what `called_first` becomes with create_task around each call.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def prepare(name, seconds):
    info(f"{name} started")
    dish = await fetch(name, seconds)
    info(f"{dish} ready")
    return dish

# ANCHOR: called_first_tasks
async def main():
    tea = asyncio.create_task(prepare("tea", 3))
    toast = asyncio.create_task(prepare("toast", 1))
    eggs = asyncio.create_task(prepare("eggs", 2))
    info("three calls made")
    return await tea, await toast, await eggs
# ANCHOR_END: called_first_tasks

run(main())
