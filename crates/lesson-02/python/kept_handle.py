# A task with a bug: the asyncio twin of the scene `kept_handle`. asyncio has one layer, so awaiting the task
# raises whatever the task raised.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

class Refused(Exception):
    pass

async def post(letter, seconds):
    await fetch(letter, seconds)
    raise RuntimeError(f"{letter} panicked")

async def main():
    helper = asyncio.create_task(post("letter", 0.5))
    await fetch("bread", 1)
    try:
        await helper
        info("posted")
    except Refused:
        info("refused: letter failed")
    except RuntimeError:
        info("no answer")

run(main())
