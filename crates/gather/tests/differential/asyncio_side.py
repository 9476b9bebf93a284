"""Runs programs under asyncio: one a line of JSON in, one line of JSON with what happened out.

A program's tasks belong to the join that started them: where asyncio lets them run on (`wait`,
`as_completed`), the join here stops them when it is left. Its `gather` is left as it is.
"""

import asyncio
import json
import pathlib
import sys

# The virtual clock of the asyncio twins: one clock for everything in Python here.
sys.path.insert(0, str(pathlib.Path(__file__).parents[3] / "stage" / "python"))
import stage  # noqa: E402

trace = []
timers = []
left_running = []  # A task that nobody refers to may be collected as garbage before it ends.


class Failure(Exception):
    """What a node fails with."""


def now():
    return round(asyncio.get_running_loop().time() * 1000)


def armed(ms):
    """Notes a timer, because two at one instant spoil the comparison; its length in seconds."""
    if ms is None:
        return None
    timers.append(now() + ms)
    return ms / 1000


def shown(result):
    if isinstance(result, Failure):
        return f"!{result}"
    if isinstance(result, BaseException):
        raise result
    return result


def shown_task(task):
    return shown(task.exception() or task.result())


async def run(node):
    trace.append((now(), node["id"], "start"))
    try:
        text = await within(node)
    except asyncio.CancelledError:
        trace.append((now(), node["id"], "cancelled"))
        raise
    except Failure as failure:
        trace.append((now(), node["id"], shown(failure)))
        raise
    trace.append((now(), node["id"], text))
    return text


async def within(node):
    if node["within_ms"] is None:
        return await KINDS[node["kind"]](node)
    try:
        async with asyncio.timeout(armed(node["within_ms"])):
            return await KINDS[node["kind"]](node)
    except TimeoutError:
        raise Failure(f"late {node['id']}") from None


async def job(node):
    if node["ends"] == "never":
        await asyncio.Event().wait()
    await asyncio.sleep(armed(node["ms"]))
    if node["ends"] == "error":
        raise Failure(str(node["id"]))
    return str(node["id"])


def in_turn(node, limit):
    """The children; asyncio's way to bound them is a semaphore."""
    if limit is None:
        return [run(child) for child in node["children"]]
    slots = asyncio.Semaphore(limit)

    async def one(child):
        async with slots:
            return await run(child)

    return [one(child) for child in node["children"]]


async def gather(node):
    results = await asyncio.gather(*in_turn(node, node["limit"]), return_exceptions=True)
    return f"[{', '.join(map(shown, results))}]"


async def try_gather(node):
    tasks = [asyncio.create_task(child) for child in in_turn(node, node["limit"])]
    left_running.extend(tasks)
    return f"[{', '.join(await asyncio.gather(*tasks))}]"


async def stop(tasks):
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def as_completed(node):
    async def indexed(index, child):
        try:
            return index, await child
        except Failure as failure:
            return index, shown(failure)

    bound = node["bound"]
    children = enumerate(in_turn(node, bound["limit"]))
    tasks = [asyncio.create_task(indexed(index, child)) for index, child in children]
    seen = []
    try:
        for coming in asyncio.as_completed(tasks, timeout=armed(bound["deadline_ms"])):
            try:
                index, text = await coming
            except TimeoutError:
                seen.append("late")
                break
            seen.append(f"{index}@{now()}={text}")
            if len(seen) == node["leave_after"]:
                break
            if bound["body_ms"] is not None:
                await asyncio.sleep(armed(bound["body_ms"]))
    finally:
        await stop(tasks)
    return f"<{', '.join(seen)}>"


UNTIL = {
    "first_completed": asyncio.FIRST_COMPLETED,
    "first_error": asyncio.FIRST_EXCEPTION,
    "all_completed": asyncio.ALL_COMPLETED,
}


async def wait(node):
    tasks = [asyncio.create_task(run(child)) for child in node["children"]]
    ended = []  # In time, which the sets that `wait` returns do not tell.
    for index, task in enumerate(tasks):
        task.add_done_callback(lambda _, index=index: ended.append(index))

    def of(done):
        return ", ".join(f"{i}={shown_task(tasks[i])}" for i in ended if tasks[i] in done)

    try:
        timeout = armed(node["deadline_ms"])
        done, pending = await asyncio.wait(
            tasks, timeout=timeout, return_when=UNTIL[node["until"]]
        )
        text = of(done)
        if node["then_all"]:
            if pending:
                await asyncio.wait(pending)
            text += f" | {of(pending)}"
    finally:
        await stop(tasks)
    return f"{{{text}}}"


async def task_group(node):
    try:
        async with asyncio.TaskGroup() as group:
            for child in node["children"]:
                group.create_task(run(child))
            body = "" if node["body"] is None else await run(node["body"])
    except ExceptionGroup as failures:
        raise Failure("+".join(map(str, failures.exceptions))) from None
    return f"({body})"


KINDS = {
    "job": job,
    "gather": gather,
    "try_gather": try_gather,
    "as_completed": as_completed,
    "wait": wait,
    "task_group": task_group,
}


async def main(program, horizon_ms):
    # What asyncio leaves behind by design may fail unseen.
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    try:
        async with asyncio.timeout(armed(horizon_ms)):
            await run(program)
    except (Failure, TimeoutError):
        pass


for line in sys.stdin:
    trace.clear()
    timers.clear()
    left_running.clear()
    stage.run(main(**json.loads(line)))
    print(json.dumps({"trace": trace, "timers": timers}), flush=True)
