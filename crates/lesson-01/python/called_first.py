# Coroutine objects are lazy too: the asyncio twin of the scene `called_first`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

# ANCHOR: prepare
async def prepare(name, seconds):
    info(f"{name} started")
    dish = await fetch(name, seconds)
    info(f"{dish} ready")
    return dish
# ANCHOR_END: prepare

async def main():
    tea = prepare("tea", 3)
    toast = prepare("toast", 1)
    eggs = prepare("eggs", 2)
    info("three calls made")
    return await tea, await toast, await eggs

run(main())
