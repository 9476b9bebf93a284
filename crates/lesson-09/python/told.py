# A cook who cleans up before he goes: the asyncio twin of the scene `told`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def put_away(knives, seconds):
    knives = await fetch(knives, seconds)
    info(f"{knives} away")

async def cook():
    try:
        await fetch("soup", 5)
    finally:
        await put_away("knives", 1)

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(cook())
            await fetch("alarm", 2)
            raise RuntimeError("alarm failed")
    except* RuntimeError:
        pass

run(main())
