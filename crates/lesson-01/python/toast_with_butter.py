# Toast, then butter, is one coroutine: the asyncio twin of the scene `toast_with_butter`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def prepare(name, seconds):
    info(f"{name} started")
    dish = await fetch(name, seconds)
    info(f"{dish} ready")
    return dish

# ANCHOR: toast_with_butter
async def main():
    async def buttered():
        toast = await prepare("toast", 1)
        butter = await prepare("butter", 0.5)
        return f"{toast} with {butter}"

    return await asyncio.gather(
        buttered(), prepare("eggs", 2)
    )
# ANCHOR_END: toast_with_butter

run(main())
