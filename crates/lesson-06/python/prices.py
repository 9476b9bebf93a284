# One limit over a gather: the asyncio twin of the scene `prices`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

# ANCHOR: prices
import asyncio

async def ask(name, seconds):
    price = await fetch(name, seconds)
    info(f"{price} has answered")
    return price

async def prices(shops):
    asking = asyncio.gather(*[ask(*shop) for shop in shops.items()])
    return await asyncio.wait_for(asking, 2)
# ANCHOR_END: prices

async def main():
    try:
        await prices({"north": 1, "east": 1.5, "south": 3, "west": 4})
    except TimeoutError:
        pass
    # Who is not cancelled has time to say so.
    await asyncio.sleep(9)

run(main())
