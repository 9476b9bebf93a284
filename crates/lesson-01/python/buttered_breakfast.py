# The butter behind the gather waits for the eggs too: the asyncio twin of the scene `buttered_breakfast`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def prepare(name, seconds):
    info(f"{name} started")
    dish = await fetch(name, seconds)
    info(f"{dish} ready")
    return dish

# ANCHOR: buttered_breakfast
async def main():
    toast, eggs = await asyncio.gather(
        prepare("toast", 1), prepare("eggs", 2)
    )
    butter = await prepare("butter", 0.5)
    return f"{toast} with {butter}", eggs
# ANCHOR_END: buttered_breakfast

run(main())
