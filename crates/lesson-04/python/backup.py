# Errors that nobody reads: the asyncio twin of the scene `backup`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

async def upload(name, seconds, full=False):
    sent = await fetch(name, seconds)
    if full:
        raise RuntimeError(f"{name} failed")
    info(f"{sent} sent")

async def main():
    uploads = upload("letters", 2), upload("photos", 1, full=True)
    await asyncio.gather(*uploads, return_exceptions=True)
    info("backup done")

run(main())
