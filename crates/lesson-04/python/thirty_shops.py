# A list of 30 shops: the asyncio twin of the scene `thirty_shops`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def ask(number):
    await fetch(f"shop {number}", {1: 3, 2: 1}.get(number, 2 + number / 1000))
    if number == 2:
        raise RuntimeError(f"shop {number} failed")

async def main():
    try:
        await asyncio.gather(*(ask(number) for number in range(1, 30 + 1)))
    except RuntimeError as error:
        info(f"{error}")

run(main())
