# Three guests, three plates: the asyncio twin of the scene `from_gather`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

# ANCHOR: from_gather
import asyncio

async def main():
    wishes = {"soup": 3, "salad": 1, "bread": 2}
    plates = await asyncio.gather(*(fetch(name, delay) for name, delay in wishes.items()))
    for wish, plate in zip(wishes, plates):
        info(f"{wish}'s guest gets {plate}")
# ANCHOR_END: from_gather

run(main())
