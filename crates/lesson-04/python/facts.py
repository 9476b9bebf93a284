# What asyncio does otherwise after an error. tests/twins.rs holds the lines.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio, gc

async def book(name, seconds, full=False):
    try:
        booked = await fetch(name, seconds)
        if full:
            raise RuntimeError(f"{name} failed")
        info(f"{booked} booked")
        return booked
    except asyncio.CancelledError:
        await asyncio.sleep(0.25)
        info(f"{name} cleaned up")
        raise

async def main():
    # The first error is told at once, and the siblings print on.
    try:
        await asyncio.gather(book("train", 3), book("hotel", 1, full=True), book("museum", 2))
    except RuntimeError as error:
        info(f"{error}")
    await asyncio.sleep(3)

    # An exception of any kind, a bug as well, stands on its line, and the others are kept.
    async def bug():
        await asyncio.sleep(1)
        return {}["news"]
    results = await asyncio.gather(fetch("weather", 2), bug(), return_exceptions=True)
    info(f"{results}")

    # A group cancels the others and waits for them, and their clean-up may await.
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(book("train", 3))
            group.create_task(book("hotel", 1, full=True))
    except* RuntimeError as errors:
        info(f"{errors.exceptions[0]}")

    # A task that is cancelled alone is told as an error is, and its sibling prints on.
    train, museum = [asyncio.create_task(book(*what)) for what in [("train", 2), ("museum", 3)]]
    asyncio.get_running_loop().call_later(1, museum.cancel)
    try:
        await asyncio.gather(train, museum)
    except asyncio.CancelledError:
        info("museum was cancelled")
    await train

    # Of two that fail, nobody hears of the second, not even the log.
    told = lambda _, context: info(context["message"])
    asyncio.get_running_loop().set_exception_handler(told)
    try:
        await asyncio.gather(book("hotel", 1, full=True), book("museum", 2, full=True))
    except RuntimeError as error:
        info(f"{error}")
    await asyncio.sleep(2)
    gc.collect()

    # A gather that is cancelled itself raises, though exceptions are to stand among its answers.
    gathering = asyncio.gather(book("train", 3), book("hotel", 2), return_exceptions=True)
    asyncio.get_running_loop().call_later(1, gathering.cancel)
    try:
        await gathering
    except asyncio.CancelledError:
        info("nothing was booked")

    # Such a gather waits for everybody's clean-up. A child that is cancelled alone stands on its line.
    async def slow_to_leave():
        try:
            await asyncio.sleep(9)
        finally:
            await asyncio.sleep(2)
    gathering = asyncio.gather(book("train", 3), slow_to_leave(), return_exceptions=True)
    asyncio.get_running_loop().call_later(1, gathering.cancel)
    try:
        await gathering
    except asyncio.CancelledError:
        info("all have left")
    museum = asyncio.create_task(book("museum", 3))
    asyncio.get_running_loop().call_later(1, museum.cancel)
    results = await asyncio.gather(museum, fetch("hotel", 2), return_exceptions=True)
    info(f"{[type(result).__name__ for result in results]}")

    # Once it has raised, who cancels its caller reaches no sibling.
    async def trip():
        try:
            await asyncio.gather(book("hotel", 1, full=True), book("museum", 3))
        except RuntimeError:
            await asyncio.sleep(9)
    task = asyncio.create_task(trip())
    await asyncio.sleep(2)
    task.cancel()
    await asyncio.sleep(2)

run(main())
