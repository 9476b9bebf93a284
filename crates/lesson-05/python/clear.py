# Work that turns up late: the asyncio twin of the scene `clear`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def pack(name, seconds):
    thing = await fetch(name, seconds)
    info(f"{thing} packed")

# ANCHOR: clear
async def main():
    wardrobe = asyncio.create_task(pack("wardrobe", 1))
    packing = asyncio.gather(pack("table", 2), wardrobe)
    await wardrobe
    packing = asyncio.gather(packing, pack("mirror", 1.5))
    await packing
# ANCHOR_END: clear

run(main())
