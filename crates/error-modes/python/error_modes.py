"""asyncio's rows of the matrix: each construct in each mode, and what becomes of the others.

Prints a tab-separated line for each cell, in the words of the Rust side.
"""

import asyncio
import itertools
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "stage" / "python"))

from stage import _duration, run

WRONG_AT = 1.5
# As listed, not as they end.
DELAYS = {"a": 3, "b": 2, "c": 1, "d": 4}
MODES = ["err", "panic", "dropped", "deadline"]


class Failed(Exception):
    """What a source raises that fails."""

    def __str__(self):
        return f"{self.args[0]} failed"


class Play:
    """One cell: its sources, and the order in which they end and the caller goes on."""

    def __init__(self, mode):
        self.mode = mode
        self.ends = {}
        self.tasks = []
        self.step = 0
        self.goes_on = None

    def now(self):
        self.step += 1
        return round(asyncio.get_running_loop().time() * 1000), self.step

    async def fetch(self, name):
        how = "cut off"
        try:
            await asyncio.sleep(DELAYS[name])
            how = "finishes"
            if name == "b" and self.mode == "err":
                raise Failed(name)
            if name == "b" and self.mode == "panic":
                # No mistake of the program is more than an exception: here a division by zero.
                raise ZeroDivisionError
            return name
        finally:
            self.ends[name] = how, *self.now()

    def spawned(self):
        self.tasks = [asyncio.create_task(self.fetch(name), name=name) for name in DELAYS]
        return self.tasks


async def handles(play):
    return [await task for task in play.spawned()]


async def gather(play):
    return await asyncio.gather(*play.spawned())


async def gather_exceptions(play):
    return await asyncio.gather(*play.spawned(), return_exceptions=True)


async def as_completed(play):
    timeout = WRONG_AT if play.mode == "deadline" else None
    results = []
    for task in asyncio.as_completed(play.spawned(), timeout=timeout):
        try:
            results.append(await task)
        except TimeoutError:
            break
        except Exception as error:
            results.append(error)
    return results


async def wait(play):
    timeout = WRONG_AT if play.mode == "deadline" else None
    first_exception = asyncio.FIRST_EXCEPTION
    done, _ = await asyncio.wait(play.spawned(), timeout=timeout, return_when=first_exception)
    # A set has no order; that of the ends tells more than none.
    tasks = sorted(done, key=lambda task: play.ends[task.get_name()][2])
    return [task.exception() or task.result() for task in tasks]


async def task_group(play):
    async with asyncio.TaskGroup() as group:
        play.tasks = [group.create_task(play.fetch(name)) for name in DELAYS]


# The row's name, its function, and whether its own timeout is the deadline.
ROWS = [
    ("tasks in order", handles, False),
    ("gather", gather, False),
    ("gather(return_exceptions=True)", gather_exceptions, False),
    ("as_completed", as_completed, True),
    ("wait", wait, True),
    ("TaskGroup", task_group, False),
]


def told(value):
    """A value as the page says it."""
    if isinstance(value, list):
        return "[" + ", ".join(map(told, value)) + "]"
    if isinstance(value, BaseExceptionGroup):
        return f"{type(value).__name__}({told(list(value.exceptions))})"
    if isinstance(value, Failed):
        return str(value)
    if isinstance(value, BaseException):
        return type(value).__name__
    return f'"{value}"' if isinstance(value, str) else str(value)


async def caller(play, construct, has_timeout):
    """What the caller gets."""
    try:
        if play.mode == "deadline" and not has_timeout:
            async with asyncio.timeout(WRONG_AT):
                return told(await construct(play))
        return told(await construct(play))
    except BaseException as error:
        return f"raises {told(error)}"
    finally:
        play.goes_on = play.now()


def ends_told(how, ends):
    """`a, d at 2 s`: those together that end together."""
    until = "to" if how == "runs on" else "at"
    together = itertools.groupby(ends, key=lambda end: end[1])
    told = (f"{', '.join(name for name, _ in group)} {until} {_duration(at)}" for at, group in together)
    return ", ".join(told)


async def cell(row, construct, has_timeout, mode):
    play = Play(mode)
    begin = play.now()[0]
    task = asyncio.create_task(caller(play, construct, has_timeout))
    if mode == "dropped":
        await asyncio.sleep(WRONG_AT)
        task.cancel()
    gets = await task
    at, step = play.goes_on
    await asyncio.sleep(10)
    for left in play.tasks:
        if left.done() and not left.cancelled():
            left.exception()  # else asyncio complains that nobody has looked at it
    culprit = "b" if mode in ("err", "panic") else None
    fates, cut = {}, set()
    for name in DELAYS:
        if name == culprit:
            continue
        how, end, end_step = play.ends[name]
        is_before = end_step < step
        if how == "cut off":
            cut.add("before" if is_before else "after")
        elif not is_before:
            how = "runs on"
        fates.setdefault(how, []).append((name, end - begin))
    others = "; ".join(f"{how}: {ends_told(how, ends)}" for how, ends in fates.items())
    destructors = {
        frozenset(): "nobody is cut off",
        frozenset(["before"]): "before the caller goes on",
        frozenset(["after"]): "a moment after the caller goes on",
    }[frozenset(cut)]
    print(row, mode, gets, _duration(at - begin), others, destructors, sep="\t")


async def main():
    print("construct", "mode", "gets", "at", "others", "destructors", sep="\t")
    for row, construct, has_timeout in ROWS:
        for mode in MODES:
            await cell(row, construct, has_timeout, mode)


run(main())
