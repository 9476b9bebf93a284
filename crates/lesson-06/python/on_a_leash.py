# A limit over a task: the asyncio twin of the scene `on_a_leash`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def ask(name, seconds):
    price = await fetch(name, seconds)
    info(f"{price} has answered")
    return price

async def main():
    asking = asyncio.create_task(ask("west", 4))
    try:
        await asyncio.wait_for(asking, 2)
    except TimeoutError:
        pass
    await asyncio.sleep(9)

run(main())
