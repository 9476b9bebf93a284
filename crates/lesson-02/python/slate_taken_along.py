# A lock that is held across an await: the asyncio twin of the scene `slate_taken_along`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

slate = 0

async def count_early(lock, item, seconds):
    global slate
    async with lock:
        bought = await fetch(item, seconds)
        slate += 1
        info(f"{bought} is number {slate}")

async def main():
    lock = asyncio.Lock()
    shopping = {"bread": 3, "meat": 1, "fruit": 2}
    helpers = [asyncio.create_task(count_early(lock, *item)) for item in shopping.items()]
    for helper in helpers:
        await helper

run(main())
