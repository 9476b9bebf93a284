# A total deadline over asyncio's `as_completed`: who has not come by then raises. Beside the scene `until`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def visit(name, seconds):
    info(f"{name} is asked")
    page = await fetch(name, seconds)
    await asyncio.sleep(0.5)
    info(f"{page} is here")
    return page

async def score(page, judge):
    await fetch("judge", judge)
    info(f"{page} is scored")
    return page

async def main():
    pages = {"home": 0.5, "docs": 1.9, "blog": 4.2}
    visits = [asyncio.create_task(visit(*page)) for page in pages.items()]
    try:
        for ended in asyncio.as_completed(visits, timeout=4):
            await score(await ended, 2)
    except TimeoutError:
        info("time is up")
    await asyncio.sleep(9)

run(main())
