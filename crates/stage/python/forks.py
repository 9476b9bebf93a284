"""Runs the scripts that stdin names, one a line, each in a fork of this interpreter.

To start Python and to import asyncio takes ten times as long as most scripts. Each script is answered by a line with
its exit code and the lengths of its stdout and stderr, and then by these.
"""

import asyncio  # noqa: F401  The scripts need it.
import gc
import os
import runpy
import sys
import tempfile

import stage  # noqa: F401  They need this, too.


def answered(script, answers):
    """Runs a script and answers. Returns whether this is still the parent: the child has to go on as the script."""
    outputs = [tempfile.TemporaryFile(), tempfile.TemporaryFile()]
    child = os.fork()
    if child == 0:
        for number, file in enumerate([os.open(os.devnull, os.O_RDONLY), *(output.fileno() for output in outputs)]):
            os.dup2(file, number)
        return False
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    texts = []
    for output in outputs:
        with output:
            output.seek(0)
            texts.append(output.read())
    head = " ".join(str(number) for number in (code, *map(len, texts)))
    answers.write(head.encode() + b"\n" + b"".join(texts))
    answers.flush()
    return True


def main():
    """Returns the script that this process has to go on as, if it is a child."""
    with os.fdopen(os.dup(1), "wb") as answers:
        while script := sys.stdin.readline().rstrip("\n"):
            if not answered(script, answers):
                return script
    return None


# What is here now is shared with the children: they need not look through it, which would copy it.
gc.freeze()
if script := main():
    # The child ends as every interpreter does, with all that it says at its end.
    sys.argv = [script]
    sys.path[0] = os.path.dirname(os.path.abspath(script))
    runpy.run_path(os.path.abspath(script), run_name="__main__")
