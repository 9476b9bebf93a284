# A task that is created first and starts last: the asyncio twin of the scene `helper_and_sums`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def errand(item, seconds):
    info("the helper leaves")
    bought = await fetch(item, seconds)
    info(f"{bought} is at the door")
    return bought

async def main():
    helper = asyncio.create_task(errand("bread", 3))
    info("adding up the receipts")
    total = sum(range(1, 1001))
    info(f"total: {total}")
    return await helper

run(main())
