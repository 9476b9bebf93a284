# Three errands, one helper at a time: the asyncio twin of the scene `spawn_and_await_each`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def errand(item, seconds):
    bought = await fetch(item, seconds)
    info(f"{bought} is at the door")
    return bought

async def main():
    for item in {"bread": 3, "meat": 1, "fruit": 2}.items():
        bought = await asyncio.create_task(errand(*item))
        info(f"{bought} is unpacked")

run(main())
