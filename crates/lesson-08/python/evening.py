# A set of tasks that lives for an evening: the asyncio twin of the scene `evening`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def bring(name, seconds):
    await fetch(name, seconds)
    info(f"{name} is here")
    return name

async def main():
    orders = asyncio.Queue()
    async def guests():
        for drink in {"coffee": 1, "tea": 1.5, "juice": 0.5}.items():
            orders.put_nowait(drink)
        await fetch("guest", 3)
        orders.put_nowait(("water", 0.25))
        orders.put_nowait(None)
    coming = asyncio.create_task(guests())
    serving = set()
    while drink := await orders.get():
        serving.add(asyncio.create_task(bring(*drink)))
    info(f"{len(serving)} in the set")
    await coming

run(main())
