# A lock that is held across an await: the asyncio twin of the scene `tokios_slate`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

slate = 0

async def count(lock, item, seconds):
    global slate
    async with lock:
        bought = await fetch(item, seconds)
        slate += 1
        info(f"{bought} is number {slate}")

async def main():
    lock = asyncio.Lock()
    shopping = {"bread": 2, "meat": 4, "fruit": 1}
    helpers = [asyncio.create_task(count(lock, *item)) for item in shopping.items()]
    for helper in helpers:
        await helper

run(main())
