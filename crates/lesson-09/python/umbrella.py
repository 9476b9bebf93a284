# A group is stopped by an exception of one's own: the asyncio twin of the scene `umbrella`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

# ANCHOR: umbrella
class Found(Exception):
    pass

async def look(place, seconds):
    place = await fetch(place, seconds)
    info(f"it was in the {place}")
    raise Found

async def umbrella():
    try:
        async with asyncio.TaskGroup() as group:
            for place in [("cellar", 4), ("hall", 2), ("yard", 3)]:
                group.create_task(look(*place))
    except* Found:
        pass
# ANCHOR_END: umbrella

async def main():
    await umbrella()
    await asyncio.sleep(9)

run(main())
