# What gather does with an order that fails: it raises at once, and the others run on.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def prepare(name, seconds):
    info(f"{name} started")
    dish = await fetch(name, seconds)
    if dish == "toast":
        raise RuntimeError(f"{dish} failed")
    info(f"{dish} ready")
    return dish

async def main():
    try:
        await asyncio.gather(prepare("tea", 3), prepare("toast", 1), prepare("eggs", 2))
    except RuntimeError as error:
        info(f"the caller resumes: {error}")
    # Nobody waits for them, and still their lines come.
    await asyncio.sleep(4)

run(main())
