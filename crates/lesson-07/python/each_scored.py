# Each task visits and has its page scored: the asyncio twin of the scene `each_scored`.
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

async def both(name, seconds):
    return await score(await visit(name, seconds), 2)

async def main():
    pages = {"home": 0.5, "docs": 1.9, "blog": 4.2}
    work = [asyncio.create_task(both(*page)) for page in pages.items()]
    for ended in asyncio.as_completed(work):
        await ended

run(main())
