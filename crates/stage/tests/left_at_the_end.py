import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "python"))
from stage import info, run

import asyncio

async def child(number):
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        info(f"{number} cancelled")
        raise

async def main():
    main.children = [asyncio.create_task(child(number)) for number in range(30)]
    await asyncio.sleep(1)

run(main())
