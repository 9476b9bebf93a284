# A counter that all chores share: what asyncio does where the scene `borrow_held` panics.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

left = 2

async def chore(name, seconds):
    global left
    done = await fetch(name, seconds)
    left -= 1
    info(f"{left} left")
    return done

async def main():
    return await asyncio.gather(chore("rice", 2), chore("dishes", 1))

run(main())
