# What asyncio.gather does otherwise than the lesson's gather. tests/twins.rs holds the lines.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio
import threading

async def thread():
    await asyncio.sleep(0.1)
    return threading.get_ident()

async def chore(name, seconds):
    info(f"{name} started")
    done = await fetch(name, seconds)
    info(f"{done} done")
    return done

async def spill(name, seconds):
    await asyncio.sleep(seconds)
    raise RuntimeError(f"{name} boiled over")

async def tidy(name, seconds, takes=0.25):
    try:
        await chore(name, seconds)
    except asyncio.CancelledError:
        await asyncio.sleep(takes)
        info(f"{name} put away")
        raise

async def main():
    # The call makes tasks of coroutines: they run although nobody awaits the gather yet.
    gathered = asyncio.gather(chore("rice", 1))
    await asyncio.sleep(3)
    info(f"{await gathered} awaited")

    # The same coroutine twice runs once, and its result stands there twice.
    soup = chore("soup", 1)
    info(f"{await asyncio.gather(soup, soup)} gathered")

    info(f"{await asyncio.gather()} at once")

    # The first exception reaches the caller at once, and the others run on.
    try:
        await asyncio.gather(spill("milk", 1), chore("tea", 2))
    except RuntimeError as error:
        info(f"{error}")
    await asyncio.sleep(2)

    # Who waits for a gather and gives up cancels its children, which may await as they clean up.
    try:
        await asyncio.wait_for(asyncio.gather(tidy("pot", 5)), 1)
    except TimeoutError:
        info("gave up")

    # Such a gather is over when the first child has gone; the other one is still at it.
    try:
        await asyncio.wait_for(asyncio.gather(tidy("pan", 5), tidy("cups", 5, takes=2)), 1)
    except TimeoutError:
        info("gave up")
    await asyncio.sleep(3)

    threads = await asyncio.gather(*(thread() for _ in range(9)))
    info(f"{len(threads)} coroutines, {len(set(threads))} thread")

run(main())
