# What the chapter says of asyncio's wait.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def main():
    # A task that was handed out before is done, and ends the next wait at once.
    tea, toast = asyncio.create_task(fetch("tea", 1)), asyncio.create_task(fetch("toast", 4))
    for _ in range(2):
        done, _ = await asyncio.wait([tea, toast], return_when=asyncio.FIRST_COMPLETED)
        info([task.result() for task in done])

    # A task that is cancelled is no exception to wait for.
    eggs = asyncio.create_task(fetch("eggs", 9))
    eggs.cancel()
    done, _ = await asyncio.wait([eggs, toast], return_when=asyncio.FIRST_EXCEPTION)
    info(f"{len(done)} done")

    # Nobody is cancelled at a timeout.
    tea, late = asyncio.create_task(fetch("tea", 1)), asyncio.create_task(fetch("late", 2))
    done, pending = await asyncio.wait([tea, late], timeout=1.5)
    info(f"{len(done)} done, {len(pending)} pending")
    info(await late)

run(main())
