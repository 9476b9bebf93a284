# Three tasks that count on one slate: the asyncio twin of the scene `one_slate`. Between two awaits no
# other task runs, so the slate needs no lock.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

slate = 0

async def count(item, seconds):
    global slate
    bought = await fetch(item, seconds)
    slate += 1
    info(f"{bought} is number {slate}")

async def main():
    shopping = {"bread": 2, "meat": 4, "fruit": 1}
    helpers = [asyncio.create_task(count(*item)) for item in shopping.items()]
    for helper in helpers:
        await helper

run(main())
