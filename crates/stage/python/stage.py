"""The stage for the asyncio twins: a virtual clock, `fetch`, and `info`.

The loop's clock jumps to the next timer as soon as nothing else is left to do, as tokio's paused
clock does. So a program that waits six seconds is over at once, and its times are exact.
"""

import asyncio
import itertools
import selectors
import weakref


class _JumpingSelector(selectors.DefaultSelector):
    """Instead of waiting for `timeout` seconds, moves the clock by that much."""

    def __init__(self):
        super().__init__()
        self.now_ms = 0.0

    def select(self, timeout=None):
        ready = super().select(0)
        if not ready:
            if timeout is None:
                raise RuntimeError("every task waits for something that never happens")
            self.now_ms += timeout * 1000
        return ready


class _VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        self._jumping = _JumpingSelector()
        self._numbers = itertools.count()
        self._number_of = weakref.WeakKeyDictionary()
        super().__init__(self._jumping)
        # Timers that are due within this many seconds run: sums of floats are not exact.
        self._clock_resolution = 1e-6

    def time(self):
        return self._jumping.now_ms / 1000

    def create_task(self, *args, **kwargs):
        task = super().create_task(*args, **kwargs)
        self._number_of[task] = next(self._numbers)
        return task

    def cancel_the_rest(self):
        """Cancels what is left and lets it end, as the runner does at its end, but in the order in which it began.

        The runner takes it from a set, in the order of addresses, which differs from machine to machine.
        """
        rest = sorted(asyncio.all_tasks(self), key=self._number_of.__getitem__)
        if not rest:
            return
        for task in rest:
            task.cancel()
        self.run_until_complete(asyncio.gather(*rest, return_exceptions=True))
        for task in rest:
            if not task.cancelled() and (error := task.exception()):
                context = {"message": "unhandled exception at the end of run()", "exception": error, "task": task}
                self.call_exception_handler(context)


def _duration(ms):
    """A duration as the Rust side writes it: `0 ms`, `250 ms`, `1.5 s`."""
    number, unit = (ms, "ms") if ms < 1000 else (ms / 1000, "s")
    return f"{number:.3f}".rstrip("0").rstrip(".") + f" {unit}"


def info(text):
    """Prints a line with the virtual time in front, like tracing's `info!` under record."""
    now = round(asyncio.get_running_loop().time() * 1000, 3)
    print(f"{_duration(now)}  {text}")


async def fetch(name, seconds, answer=None):
    """Waits as long as the source takes and returns its answer, which is its name by default."""
    await asyncio.sleep(seconds)
    return name if answer is None else answer


def run(main):
    """Like `asyncio.run`, on the virtual clock."""
    with asyncio.Runner(loop_factory=_VirtualLoop) as runner:
        try:
            return runner.run(main)
        finally:
            runner.get_loop().cancel_the_rest()
