# asyncio.sleep is a coroutine like any other: its time begins when it is awaited.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import info, run

import asyncio

async def main():
    long, short = asyncio.sleep(3), asyncio.sleep(1)
    await long
    await short
    info("the sum of both")

run(main())
