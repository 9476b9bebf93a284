# Three orders, one await each: the asyncio twin of the scene `one_after_another`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

async def prepare(name, seconds):
    info(f"{name} started")
    dish = await fetch(name, seconds)
    info(f"{dish} ready")
    return dish

# ANCHOR: one_after_another
async def main():
    tea = await prepare("tea", 3)
    toast = await prepare("toast", 1)
    eggs = await prepare("eggs", 2)
    return tea, toast, eggs
# ANCHOR_END: one_after_another

run(main())
