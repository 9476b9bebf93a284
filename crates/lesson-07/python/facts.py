# What the chapter says of asyncio's `as_completed`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def told(name, seconds):
    page = await fetch(name, seconds)
    info(f"{page} is here")
    return page

async def leave():
    tasks = [asyncio.create_task(told("home", 1)), asyncio.create_task(told("docs", 2))]
    for ended in asyncio.as_completed(tasks):
        info(f"one of my tasks: {ended in tasks}")
        return await ended

async def main():
    # The loop is left with its function, and the other task works on.
    info(f"left with {await leave()}")
    await asyncio.sleep(9)

    # What came before the deadline is handed out, however late the loop asks for it.
    tasks = [asyncio.create_task(fetch(name, at)) for name, at in [("a", 1), ("b", 2), ("c", 4)]]
    try:
        for one in asyncio.as_completed(tasks, timeout=3):
            info(await one)
            await asyncio.sleep(4)
    except TimeoutError:
        info(f"c is there: {tasks[2].done()}")

    # An async loop yields the tasks themselves, from 3.13 on.
    if sys.version_info >= (3, 13):
        tasks = [asyncio.create_task(fetch("a", 1))]
        async for one in asyncio.as_completed(tasks):
            assert one is tasks[0]

run(main())
