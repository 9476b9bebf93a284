# Three errands, all helpers sent off first: the asyncio twin of the scene `shop`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

# ANCHOR: shop
async def main():
    bread = asyncio.create_task(fetch("bread", 2))
    meat = asyncio.create_task(fetch("meat", 4))
    fruit = asyncio.create_task(fetch("fruit", 1))

    bread = await bread
    info(f"{bread} is unpacked")
    meat = await meat
    info(f"{meat} is unpacked")
    fruit = await fruit
    info(f"{fruit} is unpacked")
# ANCHOR_END: shop

run(main())
