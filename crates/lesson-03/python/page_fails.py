# The profile fails: what asyncio.gather does where the scene `page_fails` has `try_join!`.
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
    try:
        await asyncio.gather(load("profile", 1, fails=True), load("orders", 1.5))
    except RuntimeError as error:
        info(f"{error}")
    # The program goes on, and so do the orders.
    await asyncio.sleep(1)

run(main())
