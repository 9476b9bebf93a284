# Guests and drinks: the asyncio twin of the scene `serve`.
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
        await fetch("guest", 1)
        orders.put_nowait(("coffee", 2))
        orders.put_nowait(None)
    coming = asyncio.create_task(guests())
    order, serving = asyncio.create_task(orders.get()), set()
    while order or serving:
        waiting = serving | ({order} if order else set())
        done, _ = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        serving -= done
        if order in done:
            drink = order.result()
            order = asyncio.create_task(orders.get()) if drink else None
            if drink:
                serving.add(asyncio.create_task(bring(*drink)))
    await coming

run(main())
