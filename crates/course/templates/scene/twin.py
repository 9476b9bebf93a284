# TODO: what happens here: the asyncio twin of the scene `@NAME@`.
import sys, pathlib; sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "stage/python"))
from stage import fetch, info, run

# ANCHOR: @NAME@
async def main():
    answers = []
    for name, seconds in [("tea", 2), ("toast", 1)]:
        answers.append(await fetch(name, seconds))
    info(f"{len(answers)} answers")
    return answers
# ANCHOR_END: @NAME@

run(main())
