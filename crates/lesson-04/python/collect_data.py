# Every result beside its source's name: the asyncio twin of the scene `collect_data`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

# ANCHOR: collect_data
import asyncio

async def safe_operation(name, work):
    try:
        return name, await work
    except Exception as error:
        return name, error

async def collect_data(jobs):
    return await asyncio.gather(*(safe_operation(name, work) for name, work in jobs.items()))
# ANCHOR_END: collect_data

async def broken(name, seconds):
    await fetch(name, seconds)
    raise RuntimeError(f"{name} failed")

async def main():
    jobs = {"weather": fetch("weather", 1), "news": broken("news", 2), "traffic": fetch("traffic", 3)}
    for name, result in await collect_data(jobs):
        assert isinstance(result, RuntimeError) == (name == "news")

run(main())
