"""Try lessons: `python -m pages.try_lessons FILE ...` says what is wrong with each.

It is what `/lessons` says of a file, pages and their settings included.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from core.lessons.error import LessonError
from core.lessons.limits import FILE_BYTES_MAX
from core.lessons.reading import read_lesson
from core.lessons.walking import walk
from core.lessons.words import fault, place, refusal
from pages.shell import PAGES
from pages.ui.editor.error_words import explain
from pages.ui.lesson.screens import check_screens
from pages.ui.page import OWN_LESSON
from pages.ui.text import _, sentences


def faults(path: Path) -> list[str]:
    """What is wrong with a file; empty where it is a lesson that can be finished."""
    try:
        with path.open("rb") as file:
            content = file.read(FILE_BYTES_MAX + 1)
        lesson = read_lesson(content, OWN_LESSON)
        check_screens(lesson, PAGES)
    except OSError as error:
        return [f"The file cannot be read: {error.strerror}."]
    except LessonError as error:
        why = explain(error.problem) if error.problem else ""
        return [f"{place(error, _)}: {sentences(refusal(error, _), why)}"]
    return [
        f"Line {walked.step.line}, step {number}: {fault(walked.fault, _)}"
        for number, walked in enumerate(walk(lesson), 1)
        if walked.fault
    ]


def main(names: Sequence[str]) -> int:
    """Say it of each file; 1 where something is wrong."""
    wrong = 0
    for name in names:
        said = faults(Path(name))
        wrong += len(said)
        print(f"{name}: {'' if said else 'a lesson'}".rstrip(" "))
        for line in said:
            print(f"  {line}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
