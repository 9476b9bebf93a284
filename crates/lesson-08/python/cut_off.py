# A limit around a wait: what asyncio does where the scene `cut_off` loses two results.
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
    here = set()
    try:
        done, _ = await asyncio.wait_for(asyncio.wait(tasks), 2.5)
        here |= done
    except TimeoutError:
        pass
    done, _ = await asyncio.wait(tasks)
    here |= done
    info(f"{len(here)} on my list")

run(main())
