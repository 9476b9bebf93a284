# The first success of many: the asyncio twin of the scene `first_good`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

fails = {"phone"}

async def bring(name, seconds):
    await fetch(name, seconds)
    if name in fails:
        raise RuntimeError(f"{name} failed")
    info(f"{name} is here")
    return name

async def main():
    players = {"phone": 1, "radio": 2, "band": 3}
    pending = {asyncio.create_task(bring(*player)) for player in players.items()}
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            if not task.exception():
                for other in pending:
                    other.cancel()
                # Who is not cancelled has time to say so.
                await asyncio.sleep(9)
                return task.result()
            info(task.exception())

run(main())
