# Two sources, one page: the asyncio twin of the scene `dashboard`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

# ANCHOR: dashboard
import asyncio

async def main():
    profile, orders = await asyncio.gather(fetch("profile", 1.0), fetch("orders", 1.5))
    info(f"page: {profile} + {orders}")
# ANCHOR_END: dashboard

run(main())
