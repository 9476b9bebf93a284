# gather runs every coroutine in a task of its own; a plain await runs it in the caller's.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import info, run

import asyncio

async def task():
    return asyncio.current_task()

async def main():
    caller = asyncio.current_task()
    info(f"awaited: in the caller's task: {await task() is caller}")
    tea, toast = await asyncio.gather(task(), task())
    info(f"gathered: {len({caller, tea, toast})} tasks, the caller's included")

run(main())
