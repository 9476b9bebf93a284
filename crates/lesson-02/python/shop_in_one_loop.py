# Three errands, one helper at a time: the asyncio twin of the scene `shop_in_one_loop`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def main():
    for item in {"bread": 2, "meat": 4, "fruit": 1}.items():
        bought = await asyncio.create_task(fetch(*item))
        info(f"{bought} is unpacked")

run(main())
