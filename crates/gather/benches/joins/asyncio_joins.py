"""asyncio's side of the benchmark.

Reads lines "join work count repeats", answers nanoseconds: of the wall's clock, of the processor.
"""

import asyncio
import sys
import time


async def job(work, index):
    if work == "yield":
        await asyncio.sleep(0)
    elif work == "timer":
        await asyncio.sleep(0.001)
    return index


async def gather(jobs):
    return await asyncio.gather(*jobs)


async def task_group(jobs):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(job) for job in jobs]
    return [task.result() for task in tasks]


async def as_completed(jobs):
    return [await earliest for earliest in asyncio.as_completed(jobs)]


async def wait(jobs):
    done, _ = await asyncio.wait([asyncio.create_task(job) for job in jobs])
    return [task.result() for task in done]


JOINS = {join.__name__: join for join in (gather, task_group, as_completed, wait)}


async def measure(join, work, count, repeats):
    wall, cpu = time.perf_counter_ns(), time.process_time_ns()
    for _ in range(repeats):
        outputs = await join([job(work, index) for index in range(count)])
        assert len(outputs) == count
    return time.perf_counter_ns() - wall, time.process_time_ns() - cpu


for line in sys.stdin:
    name, work, count, repeats = line.split()
    print(*asyncio.run(measure(JOINS[name], work, int(count), int(repeats))), flush=True)
