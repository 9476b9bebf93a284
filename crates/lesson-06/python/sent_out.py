# A limit over a task: what asyncio's wait_for does where the scene `sent_out` drops a handle.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

# ANCHOR: sent_out
import asyncio

async def ask(name, seconds):
    price = await fetch(name, seconds)
    info(f"{price} has answered")
    return price

async def sent_out(name, seconds):
    asking = asyncio.create_task(ask(name, seconds))
    return await asyncio.wait_for(asking, 2)
# ANCHOR_END: sent_out

async def main():
    try:
        await sent_out("west", 4)
    except TimeoutError:
        pass
    await asyncio.sleep(9)

run(main())
