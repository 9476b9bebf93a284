# A semaphore gives a place back when a visit ends, and not when somebody asks: beside the scene `two_at_once`.
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
    places = asyncio.Semaphore(2)

    async def in_turn(*page):
        async with places:
            return await visit(*page)

    work = [asyncio.create_task(in_turn(*page)) for page in pages.items()]
    for ended in asyncio.as_completed(work):
        await score(await ended, 2)

run(main())
