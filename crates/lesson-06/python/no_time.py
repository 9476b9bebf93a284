# A limit of nothing: what asyncio's wait_for does where the scene `no_time` polls once.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def ask(name, seconds):
    info(f"asking {name}")
    price = await fetch(name, seconds)
    info(f"{price} has answered")
    return price

async def main():
    try:
        await asyncio.wait_for(ask("west", 4), 0)
    except TimeoutError:
        pass
    await asyncio.sleep(9)

run(main())
