# Four tasks and four endings: the asyncio twin of the scene `morning`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

import asyncio

class Bug(Exception):
    """What a panic is in Rust; asyncio has exceptions for both."""

async def raising(name, seconds, error):
    await fetch(name, seconds)
    raise error

async def ending(task):
    try:
        await task
    except Bug:
        return "panicked"
    except RuntimeError:
        return "failed"
    except asyncio.CancelledError:
        return "cancelled"
    return "answered"

async def main():
    weather = asyncio.create_task(fetch("weather", 1))
    news = asyncio.create_task(raising("news", 2, RuntimeError()))
    traffic = asyncio.create_task(raising("traffic", 1.5, Bug()))
    tides = asyncio.create_task(fetch("tides", 3))

    info(f"weather {await ending(weather)}")
    info(f"news {await ending(news)}")
    tides.cancel()
    info(f"traffic {await ending(traffic)}")
    info(f"tides {await ending(tides)}")

run(main())
