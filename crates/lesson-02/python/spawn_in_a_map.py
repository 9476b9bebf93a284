# Tasks made by a generator, as lazy as Rust's map: the asyncio twin of the scene `spawn_in_a_map`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def errand(item, seconds):
    bought = await fetch(item, seconds)
    info(f"{bought} is at the door")
    return bought

# ANCHOR: spawn_in_a_map
async def main():
    shopping = {"bread": 3, "meat": 1, "fruit": 2}
    helpers = (asyncio.create_task(errand(*item)) for item in shopping.items())
    for helper in helpers:
        bought = await helper
        info(f"{bought} is unpacked")
# ANCHOR_END: spawn_in_a_map

run(main())
