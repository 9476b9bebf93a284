# Tasks made by a generator, as lazy as Rust's map: the asyncio twin of the scene `shop_by_list`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

# ANCHOR: shop_by_list
async def main():
    shopping = {"bread": 2, "meat": 4, "fruit": 1}
    helpers = (asyncio.create_task(fetch(*item)) for item in shopping.items())
    for helper in helpers:
        bought = await helper
        info(f"{bought} is unpacked")
# ANCHOR_END: shop_by_list

run(main())
