# A belt and a bell: what asyncio's wait does where the scene `pack` drops a shoe.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

# ANCHOR: pack
import asyncio

async def pack(belt):
    pairing = asyncio.create_task(pair(belt))
    ringing = asyncio.create_task(asyncio.sleep(1.5))
    while True:
        done, _ = await asyncio.wait([pairing, ringing], return_when=asyncio.FIRST_COMPLETED)
        if pairing in done:
            if pairing.result() is None:
                break
            info(" and ".join(pairing.result()))
            pairing = asyncio.create_task(pair(belt))
        if ringing in done:
            info("the bell rings")
            ringing = asyncio.create_task(asyncio.sleep(1.5))
# ANCHOR_END: pack

async def pair(belt):
    left = await belt.get()
    right = left and await belt.get()
    return right and (left, right)

async def lay(belt, shoe, seconds):
    belt.put_nowait(await fetch(shoe, seconds))

async def main():
    belt = asyncio.Queue()
    shoes = {"boot-left": 1, "boot-right": 2, "clog-left": 2.4, "clog-right": 2.8}
    async with asyncio.TaskGroup() as group:
        group.create_task(pack(belt))
        async with asyncio.TaskGroup() as laying:
            for shoe in shoes.items():
                laying.create_task(lay(belt, *shoe))
        # The belt has ended.
        belt.put_nowait(None)

run(main())
