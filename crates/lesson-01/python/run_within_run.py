# An event loop inside an event loop: asyncio refuses it while the program runs, as tokio does.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def main():
    order = fetch("tea", 3)
    try:
        asyncio.run(order)
    except RuntimeError as error:
        info(f"{type(error).__name__}: {error}")
    order.close()

run(main())
