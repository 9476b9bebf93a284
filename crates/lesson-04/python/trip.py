# Train, hotel and museum, and the hotel is full: the asyncio twin of the scene `trip`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

# ANCHOR: trip
import asyncio

async def book(name, seconds, full=False):
    booked = await fetch(name, seconds)
    if full:
        raise RuntimeError(f"{name} failed")
    info(f"{booked} booked")
    return booked

async def trip():
    train, hotel, museum = await asyncio.gather(
        book("train", 3), book("hotel", 1, full=True), book("museum", 2)
    )
    return f"{train}, {hotel}, {museum}"
# ANCHOR_END: trip

async def main():
    try:
        await trip()
    except RuntimeError:
        # The program goes on, as a server does.
        await asyncio.sleep(5)

run(main())
