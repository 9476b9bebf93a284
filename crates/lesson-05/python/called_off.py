# A team awaits its helpers one by one, and is cancelled: what asyncio does where `called_off` has handles.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def pack(name, seconds):
    thing = await fetch(name, seconds)
    info(f"{thing} packed")

# ANCHOR: team
async def team(name, *things):
    helpers = [asyncio.create_task(pack(*thing)) for thing in things]
    for helper in helpers:
        await helper
    info(f"{name} is empty")
# ANCHOR_END: team

async def main():
    moving = asyncio.gather(
        team("kitchen", ("plates", 1), ("oven", 3)),
        team("bedroom", ("bed", 2), ("books", 4)),
    )
    await fetch("phone", 1.5)
    moving.cancel()
    try:
        await moving
    except asyncio.CancelledError:
        info("called off")
    await asyncio.sleep(9)

run(main())
