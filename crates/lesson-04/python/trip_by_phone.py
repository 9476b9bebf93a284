# A second try, by phone: the asyncio twin of the scene `trip_by_phone`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def book(name, seconds, full=False):
    booked = await fetch(name, seconds)
    if full:
        raise RuntimeError(f"{name} failed")
    info(f"{booked} booked")
    return booked

async def twice(first, second):
    try:
        return await first
    except RuntimeError as error:
        info(f"{error}: once more")
        return await second

async def main():
    hotel = twice(book("hotel", 1, full=True), book("phone", 1.5))
    return await asyncio.gather(book("train", 3), hotel)

run(main())
