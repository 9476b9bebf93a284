# A wait with a deadline: the asyncio twin of the scene `by_eight`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def bring(name, seconds):
    await fetch(name, seconds)
    info(f"{name} is here")
    return name

async def main():
    errands = {"juice": 1, "music": 2, "cake": 3, "chairs": 4}
    tasks = [asyncio.create_task(bring(*errand)) for errand in errands.items()]
    here, pending = await asyncio.wait(tasks, timeout=2.5)
    info(f"{len(here)} done, {len(pending)} pending")
    late, _ = await asyncio.wait(pending)
    info(f"{len(here | late)} on my list")

run(main())
