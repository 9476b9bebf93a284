# One deadline for all: the asyncio twin of the scene `before_closing`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def ask(name, seconds):
    price = await fetch(name, seconds)
    info(f"{price} has answered")
    return price

async def main():
    shops = {"north": 1, "east": 1.5, "south": 3, "west": 4}
    asking = [asyncio.create_task(ask(*shop)) for shop in shops.items()]
    done, pending = await asyncio.wait(asking, timeout=2)
    # `wait` cancels nothing: whoever leaves tasks behind stops them.
    for task in pending:
        task.cancel()
    await asyncio.sleep(9)
    return [task.result() for task in done]

run(main())
