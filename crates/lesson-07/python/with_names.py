# Which task it was: the asyncio twin of the scene `with_names`.
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

async def named(name, seconds):
    try:
        if name == "docs":
            info(f"{name} is asked")
            await asyncio.sleep(seconds)
            raise ConnectionError(f"{name} failed")
        return name, await visit(name, seconds)
    except ConnectionError as error:
        return name, error

async def main():
    pages = {"home": 0.5, "docs": 1.9, "blog": 4.2}
    failed = []
    work = [asyncio.create_task(named(*page)) for page in pages.items()]
    for ended in asyncio.as_completed(work):
        name, page = await ended
        if isinstance(page, Exception):
            failed.append(name)
    assert failed == ["docs"], failed

run(main())
