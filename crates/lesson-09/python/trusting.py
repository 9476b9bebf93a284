# Cleanup in a finally awaits: what asyncio does where `trusting` is dropped.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def put_away(knives, seconds):
    knives = await fetch(knives, seconds)
    info(f"{knives} away")

# ANCHOR: cook
async def cook():
    try:
        await fetch("soup", 5)
    finally:
        await put_away("knives", 1)
# ANCHOR_END: cook

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(cook())
            await fetch("alarm", 2)
            raise RuntimeError("alarm failed")
    except* RuntimeError:
        info("the group is closed")

run(main())
