# The profile fails, and both are waited for: the asyncio twin of the scene `joined_page_fails`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def load(name, seconds, fails=False):
    answer = await fetch(name, seconds)
    if fails:
        raise RuntimeError(f"{name} failed")
    info(f"{answer} loaded")
    return answer

async def main():
    await asyncio.gather(
        load("profile", 1, fails=True), load("orders", 1.5), return_exceptions=True
    )

run(main())
