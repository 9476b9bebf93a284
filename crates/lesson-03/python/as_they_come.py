# Each plate when it is ready: the asyncio twin of the scene `as_they_come`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def main():
    wishes = {"soup": 3, "salad": 1, "bread": 2}
    for plate in asyncio.as_completed([fetch(name, delay) for name, delay in wishes.items()]):
        info(f"{await plate} is on the table")

run(main())
