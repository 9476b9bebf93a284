# Two services, one page: the asyncio twin of the scene `dashboard`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

# ANCHOR: dashboard
import asyncio

async def load(name, seconds):
    answer = await fetch(name, seconds)
    info(f"{answer} loaded")
    return answer

async def main():
    profile, orders = await asyncio.gather(load("profile", 1), load("orders", 1.5))
    return f"{profile} + {orders}"
# ANCHOR_END: dashboard

run(main())
