# Rice and dishes: the asyncio twin of the scene `kitchen`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

# ANCHOR: kitchen
import asyncio

async def chore(name, seconds):
    done = await fetch(name, seconds)
    info(f"{done} done")
    return done

async def main():
    return await asyncio.gather(chore("rice", 2), chore("dishes", 1))
# ANCHOR_END: kitchen

run(main())
