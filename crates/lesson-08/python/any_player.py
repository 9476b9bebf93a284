# All fail: the asyncio twin of the scene `any_player`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

fails = {"phone", "band", "radio"}

async def bring(name, seconds):
    await fetch(name, seconds)
    if name in fails:
        raise RuntimeError(f"{name} failed")
    info(f"{name} is here")
    return name

async def main():
    players = {"phone": 1, "band": 3, "radio": 2}
    error = None
    for playing in asyncio.as_completed([bring(*player) for player in players.items()]):
        try:
            return await playing
        except RuntimeError as failed:
            error = failed
    assert str(error) == "band failed"

run(main())
