"""Lessons: steps on the lab's pages, each with something to do, to say, to predict or to see.

    read_lesson(content, name) -> Lesson     a file's bytes; LessonError names line and key
    own() -> {name: Lesson}                  the lab's own lessons, in their order
    walk(lesson) -> [Walked, ...]            what comes of each step by its recorded path
    is_done(task, start, now)                whether the live problem fulfils a step's goal
    mark_said(step, said, problem, language) an answer, marked as in `core.practice`

A lesson is data; nothing of it is evaluated as code. `texts/` has a file for each.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from core.lessons.error import LessonError
from core.lessons.lesson import Lesson
from core.lessons.limits import STEPS_MAX
from core.lessons.marking import is_done, mark_said, strays
from core.lessons.reading import read_lesson
from core.lessons.walking import right_answer, walk

__all__ = [
    "FOLDER",
    "Lesson",
    "LessonError",
    "is_done",
    "mark_said",
    "name_of",
    "own",
    "read_lesson",
    "right_answer",
    "step_count",
    "strays",
    "walk",
]

FOLDER: Final = Path(__file__).with_name("texts")


@cache
def own() -> dict[str, Lesson]:
    """The lab's own lessons by name, in the order of their files."""
    return {
        name_of(path): read_lesson(path.read_bytes(), name_of(path))
        for path in sorted(FOLDER.glob("[0-9][0-9]-*.toml"))
    }


def step_count(lesson: Lesson | None) -> int:
    """How many steps it has; of one that is not known, how many it may have."""
    return len(lesson.steps) if lesson is not None else STEPS_MAX


def name_of(path: Path) -> str:
    """`softmax` of `01-softmax.toml`."""
    return path.stem.partition("-")[2]
