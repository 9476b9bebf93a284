# A task that is created first and starts last: the asyncio twin of the scene `helper_and_sums`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

# ANCHOR: helper_and_sums
async def errand():
    info("the helper leaves")
    return await fetch("bread", 3)

async def add_up():
    return sum(range(1, 1001))

async def main():
    helper = asyncio.create_task(errand())
    info("adding up the receipts")
    total = await add_up()
    info(f"total: {total}")
    return await helper
# ANCHOR_END: helper_and_sums

run(main())
