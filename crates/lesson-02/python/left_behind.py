# A task that is still waiting when main ends: asyncio cancels it, and it cleans up.
import asyncio

async def errand():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print("cleaning up")
        await asyncio.sleep(0)
        print("cleaned up")
        raise

async def main():
    helper = asyncio.create_task(errand())
    await asyncio.sleep(0)
    print("main ends")

asyncio.run(main())
