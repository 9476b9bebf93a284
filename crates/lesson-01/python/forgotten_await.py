# What asyncio says of a coroutine object that is thrown away, and when: while the program runs.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import warnings

async def main():
    info("before")
    fetch("tea", 3)
    info("after")

warnings.simplefilter("always")
warnings.showwarning = lambda message, category, *_: info(f"{category.__name__}: {message}")
run(main())
