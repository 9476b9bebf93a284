# What becomes of the others when the error of one ends `main`: asyncio.run cancels what is left.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def prepare(name, seconds):
    info(f"{name} started")
    try:
        dish = await fetch(name, seconds)
    except asyncio.CancelledError:
        info(f"{name} cancelled")
        raise
    if dish == "toast":
        raise RuntimeError(f"{dish} failed")
    info(f"{dish} ready")
    return dish

async def main():
    await asyncio.gather(prepare("tea", 3), prepare("toast", 1), prepare("eggs", 2))

try:
    run(main())
except RuntimeError as error:
    print(f"main ended: {error}")
