# What asyncio says of coroutine objects that nobody awaits, and when: while the program runs.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import warnings

async def prepare(name, seconds):
    return await fetch(name, seconds)

async def main():
    info("before")
    fetch("tea", 3)
    info("after")
    toast = prepare("toast", 1)

warnings.simplefilter("always")
warnings.showwarning = lambda message, category, *_: info(f"{category.__name__}: {message}")
run(main())
