# Reservations that are given back: the asyncio twin of the scene `set_trip`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def reserve(name, seconds, full=False):
    try:
        await fetch(name, seconds)
        if full:
            raise RuntimeError(f"{name} failed")
    finally:
        info(f"{name} let go")

async def train_alone():
    info("a seat, please")
    await fetch("train", 3)

async def main():
    offers = [("train", 3), ("hotel", 1, True), ("museum", 2)]
    tasks = [asyncio.create_task(reserve(*offer)) for offer in offers]
    try:
        await asyncio.gather(*tasks)
    except RuntimeError:
        for task in tasks:
            task.cancel()
        await train_alone()

run(main())
