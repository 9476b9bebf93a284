# What the chapter says of asyncio's limits.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio, time

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

    # What a task makes of its cancellation counts: a value is returned, an exception raised.
    async def hears_of_it(answer):
        try:
            await asyncio.sleep(9)
        except asyncio.CancelledError:
            await asyncio.sleep(1)
            return answer()
    info(await asyncio.wait_for(hears_of_it(lambda: "old price"), 2))
    try:
        await asyncio.wait_for(hears_of_it(lambda: 1 / 0), 2)
    except ZeroDivisionError as error:
        info(f"{error}")

    # A task gives its result as often as it is awaited, a coroutine object once.
    task, coroutine = asyncio.create_task(fetch("tea", 1)), fetch("toast", 1)
    info(f"{await task}, {await task}, {await coroutine}")
    try:
        await coroutine
    except RuntimeError as error:
        info(f"{error}")

async def computes():
    # Too late, and no error: nothing in the block waits.
    async with asyncio.timeout(0.01) as limit:
        time.sleep(0.05)
    print(f"expired: {limit.expired()}")

run(main())
asyncio.run(computes())
