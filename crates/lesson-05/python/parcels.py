# Parcels in parcels: the asyncio twin of the scene `parcels`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

# ANCHOR: open
async def open_all(lid, seconds, *inside):
    opened = await fetch(lid, seconds)
    info(f"{opened} opened")
    counts = await asyncio.gather(*[open_all(*inner) for inner in inside])
    return 1 + sum(counts)
# ANCHOR_END: open

async def main():
    return await open_all("crate", 1, ("basket", 2), ("jar", 1.5, ("tin", 1)))

run(main())
