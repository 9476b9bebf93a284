# Who failed is replaced until nobody is pending: the asyncio twin of the scene `with_spares`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

# ANCHOR: with_spares
import asyncio

async def with_spares(errands, spares):
    pending = {asyncio.create_task(bring(*errand)) for errand in errands.items()}
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            if error := task.exception():
                info(error)
                if spare := spares.pop(str(error).split()[0], None):
                    pending.add(asyncio.create_task(bring(*spare)))
# ANCHOR_END: with_spares

fails = {"music"}

async def bring(name, seconds):
    await fetch(name, seconds)
    if name in fails:
        raise RuntimeError(f"{name} failed")
    info(f"{name} is here")
    return name

run(with_spares({"juice": 1, "music": 2, "cake": 3}, {"music": ("band", 1.5)}))
