# Three orders, one gather: the asyncio twin of the scene `with_join`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def prepare(name, seconds):
    info(f"{name} started")
    dish = await fetch(name, seconds)
    info(f"{dish} ready")
    return dish

# ANCHOR: with_join
async def main():
    return await asyncio.gather(
        prepare("tea", 3), prepare("toast", 1), prepare("eggs", 2)
    )
# ANCHOR_END: with_join

run(main())
