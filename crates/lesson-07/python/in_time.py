# A deadline over the loop with its body: the asyncio twin of the scene `in_time`.
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
    scored = []
    try:
        async with asyncio.timeout(4):
            for ended in asyncio.as_completed(visits):
                scored.append(await score(await ended, 2))
    except TimeoutError:
        info("time is up")
    # `as_completed` cancels nothing: whoever leaves tasks behind stops them.
    for task in visits:
        task.cancel()
    await asyncio.sleep(9)
    return scored

run(main())
