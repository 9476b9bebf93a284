# Under one of the three rules: the asyncio twin of the scene `first_completed`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

fails = {"music"}

async def bring(name, seconds):
    await fetch(name, seconds)
    if name in fails:
        raise RuntimeError(f"{name} failed")
    info(f"{name} is here")
    return name

async def main():
    errands = {"juice": 1, "music": 2, "cake": 3, "chairs": 4}
    tasks = [asyncio.create_task(bring(*errand)) for errand in errands.items()]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    info(f"{len(done)} done, {len(pending)} pending")
    for task in done:
        if task.exception():
            info(task.exception())

run(main())
