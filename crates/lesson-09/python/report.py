# Two errors, in the order in which an ExceptionGroup has them, where `report` has that of time.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def cook():
    try:
        await fetch("soup", 5)
    finally:
        await fetch("knives", 1)
        raise RuntimeError("knives failed")

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(cook())
            await fetch("alarm", 2)
            raise RuntimeError("alarm failed")
    except ExceptionGroup as errors:
        for error in errors.exceptions:
            info(f"{error}")

run(main())
