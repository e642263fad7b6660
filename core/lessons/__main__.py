"""Try lessons: `python -m core.lessons FILE ...` says what is wrong with each, if anything is."""

from __future__ import annotations

import sys
from pathlib import Path

from core.lessons.error import LessonError
from core.lessons.names import name_of
from core.lessons.reading import read_lesson
from core.lessons.walking import walk
from core.lessons.words import fault, place, refusal


def _say(text: str) -> str:
    return text


def faults(path: Path) -> list[str]:
    """What is wrong with a file; empty where it is a lesson that can be finished."""
    try:
        lesson = read_lesson(path.read_bytes(), name_of(path))
    except LessonError as error:
        why = f" {error.problem}" if error.problem else ""
        return [f"{place(error, _say)}: {refusal(error, _say)}{why}"]
    return [
        f"Line {walked.step.line}, step {number}: {fault(walked.fault, _say)}"
        for number, walked in enumerate(walk(lesson), 1)
        if walked.fault
    ]


def main() -> int:
    """Say it of each file; 1 where something is wrong."""
    wrong = 0
    for name in sys.argv[1:]:
        said = faults(Path(name))
        wrong += len(said)
        print(f"{name}: {'a lesson' if not said else ''}")
        for line in said:
            print(f"  {line}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
