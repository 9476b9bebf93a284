# What a group with a grace does, by hand: the asyncio twin of the scene `cafe`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def serve(guest, seconds):
    guest = await fetch(guest, seconds)
    info(f"{guest} is served")

async def main():
    inside = set()

    async def door():
        for guest in [("Ann", 1), ("Ben", 5), ("Cleo", 2), ("Dan", 1)]:
            inside.add(asyncio.create_task(serve(*guest)))
            await asyncio.sleep(1)

    letting_in = asyncio.create_task(door())
    await fetch("bell", 2.5)
    letting_in.cancel()
    done, pending = await asyncio.wait(inside, timeout=2)
    if pending:
        for late in pending:
            late.cancel()
    await asyncio.sleep(9)

run(main())
