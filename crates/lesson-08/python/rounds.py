# An empty set: what asyncio's wait says where the scene `rounds` goes round and round.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def main():
    try:
        await asyncio.wait(set(), return_when=asyncio.FIRST_COMPLETED)
    except ValueError as error:
        info(error)

run(main())
