# Done and pending, twice: the asyncio twin of the scene `party`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

async def bring(name, seconds):
    await fetch(name, seconds)
    info(f"{name} is here")
    return name

# ANCHOR: party
import asyncio

async def party(errands, table):
    pending = [asyncio.create_task(bring(*errand)) for errand in errands.items()]
    pending = await look(pending)
    await bring(*table)
    await look(pending)

async def look(errands):
    done, pending = await asyncio.wait(errands, return_when=asyncio.FIRST_COMPLETED)
    info(f"{len(done)} done, {len(pending)} pending")
    return pending
# ANCHOR_END: party

run(party({"juice": 1, "music": 2, "cake": 2.2, "chairs": 4}, ("table", 1.5)))
