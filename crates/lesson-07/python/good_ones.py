# A loop that the first failure ends: the asyncio twin of the scene `good_ones`.
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

async def visit_docs(name, seconds):
    if name != "docs":
        return await visit(name, seconds)
    info(f"{name} is asked")
    await asyncio.sleep(seconds)
    raise ConnectionError(f"{name} failed")

async def main():
    pages = {"home": 0.5, "docs": 1.9, "blog": 4.2}
    visits = [asyncio.create_task(visit_docs(*page)) for page in pages.items()]
    for ended in asyncio.as_completed(visits):
        try:
            page = await ended
        except ConnectionError:
            break
        await score(page, 2)
    for task in visits:
        task.cancel()
    await asyncio.sleep(9)

run(main())
