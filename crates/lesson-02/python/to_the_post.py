# A letter that fails when nobody waits for it: the asyncio twin of the scene `to_the_post`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

# ANCHOR: to_the_post
async def post(letter, seconds):
    await fetch(letter, seconds)
    raise RuntimeError(f"{letter} failed")

async def shopping():
    asyncio.create_task(post("letter", 3))
    bread = await fetch("bread", 1)
    info(f"home with {bread}")
# ANCHOR_END: to_the_post

async def main():
    await shopping()
    # The program goes on after the shopping, as the scene's recorder does.
    await asyncio.sleep(3)

run(main())
