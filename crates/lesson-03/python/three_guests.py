# Three guests, three plates, as they are ready: the asyncio twin of the scene `three_guests`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def main():
    wishes = {"soup": 3, "salad": 1, "bread": 2}
    cooking = asyncio.as_completed([fetch(name, delay) for name, delay in wishes.items()])
    plates = [await plate for plate in cooking]
    for wish, plate in zip(wishes, plates):
        info(f"{wish}'s guest gets {plate}")

run(main())
