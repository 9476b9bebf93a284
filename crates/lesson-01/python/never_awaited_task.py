# A task that nobody awaits begins all the same: `never_awaited` with create_task.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def prepare(name, seconds):
    info(f"{name} started")
    dish = await fetch(name, seconds)
    info(f"{dish} ready")
    return dish

async def main():
    tea = asyncio.create_task(prepare("tea", 3))
    info("tea called")
    toast = await prepare("toast", 1)
    tea.cancel()
    return toast

run(main())
