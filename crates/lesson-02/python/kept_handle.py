# A letter that fails while its caller waits: awaiting the task raises the task's exception.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def post(letter, seconds):
    await fetch(letter, seconds)
    raise RuntimeError(f"{letter} failed")

async def main():
    helper = asyncio.create_task(post("letter", 3))
    await fetch("bread", 1)
    try:
        await helper
    except RuntimeError as error:
        info(error)

run(main())
