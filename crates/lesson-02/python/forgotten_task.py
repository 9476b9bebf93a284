# A task that nobody holds on to: asyncio may collect it as garbage before it has ended.

import asyncio, gc

async def wait_for_the_bell():
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        print("stopped waiting")

async def main():
    asyncio.create_task(wait_for_the_bell())
    await asyncio.sleep(0.001)
    gc.collect()
    print("main goes on")

asyncio.run(main())
