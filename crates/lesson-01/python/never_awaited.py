# A coroutine object that nobody awaits: the asyncio twin of the scene `never_awaited`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

async def prepare(name, seconds):
    info(f"{name} started")
    dish = await fetch(name, seconds)
    info(f"{dish} ready")
    return dish

async def main():
    tea = prepare("tea", 3)
    info("tea called")
    toast = await prepare("toast", 1)
    tea.close()
    return toast

run(main())
