# asyncio has no futures that stand still: what `as_completed` does where the scene `in_a_stream` starves its visits.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

# ANCHOR: crawl
import asyncio

async def crawl(pages, judge):
    visits = [asyncio.create_task(visit(*page)) for page in pages.items()]
    for ended in asyncio.as_completed(visits):
        page = await ended
        await score(page, judge)
# ANCHOR_END: crawl

# ANCHOR: visit
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
# ANCHOR_END: visit

async def main():
    pages = {"home": 0.5, "docs": 1.9, "blog": 4.2}
    await crawl(pages, 2)

run(main())
