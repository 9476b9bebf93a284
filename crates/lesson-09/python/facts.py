# What the chapter says of asyncio's TaskGroup and no scene shows.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def fails(name, seconds):
    name = await fetch(name, seconds)
    raise RuntimeError(f"{name} failed")

async def lingers(name, seconds):
    try:
        await fetch(name, seconds)
    except asyncio.CancelledError:
        info(f"{name} does not go")
        await fetch(name, seconds)
        info(f"{name} is done")

async def breaks(name, seconds):
    try:
        await fetch(name, seconds)
    finally:
        await fails("knives", 1)

async def main():
    # Two children would fail; the second is cancelled before it does.
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails("floor", 1))
            group.create_task(fails("stove", 2))
    except ExceptionGroup as errors:
        info(f"{[str(error) for error in errors.exceptions]}")

    # A child that refuses to be cancelled holds the group up; there is no grace that ends.
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(lingers("ghost", 60))
            group.create_task(fails("floor", 1))
    except ExceptionGroup as errors:
        info(f"{[str(error) for error in errors.exceptions]}")

    # A group that has ended takes nobody in.
    late = lingers("late", 1)
    try:
        group.create_task(late)
    except RuntimeError:
        info("refused")
        late.close()

    # A child that is cancelled alone is no error, and the group goes on.
    async with asyncio.TaskGroup() as group:
        group.create_task(fetch("floor", 3))
        stove = group.create_task(fetch("stove", 9))
        asyncio.get_running_loop().call_later(1, stove.cancel)
    info(f"no error, and the stove is cancelled: {stove.cancelled()}")

    # A child that fails while it cleans up.
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(breaks("soup", 9))
            group.create_task(fails("floor", 1))
    except ExceptionGroup as errors:
        info(f"{[str(error) for error in errors.exceptions]}")

    # Two that fail at one instant are told both.
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails("floor", 1))
            group.create_task(fails("stove", 1))
    except ExceptionGroup as errors:
        info(f"{[str(error) for error in errors.exceptions]}")

    # A limit around a group waits until the children are gone.
    try:
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as group:
                group.create_task(lingers("ghost", 5))
    except TimeoutError:
        info("too late")

    # A group in a body is cancelled by the outer one, and waits for its own children.
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(fails("floor", 1))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(lingers("ghost", 5))
    except ExceptionGroup as errors:
        info(f"{[str(error) for error in errors.exceptions]}")

run(main())
