# What the chapter says of asyncio's limits.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def slow_to_leave():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        await asyncio.sleep(1)
        info("put away")
        raise

async def main():
    # The task has been cancelled and awaited when the error is there.
    task = asyncio.create_task(slow_to_leave())
    try:
        await asyncio.wait_for(task, 2)
    except TimeoutError:
        info(f"gave up, cancelled: {task.cancelled()}")

    # A result that is there wins over a limit of nothing.
    task = asyncio.create_task(fetch("tea", 0))
    await asyncio.sleep(1)
    info(await asyncio.wait_for(task, 0))

    # Two limits at one instant: only the outer one raises.
    try:
        async with asyncio.timeout(1) as outer:
            try:
                async with asyncio.timeout(1):
                    await asyncio.sleep(9)
            except TimeoutError:
                info("inner")
    except TimeoutError:
        info(f"outer {outer.expired()}")

run(main())
