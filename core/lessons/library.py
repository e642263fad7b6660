"""The lab's own lessons: the files in `texts/`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from core.lessons.lesson import Lesson
from core.lessons.limits import STEPS_MAX
from core.lessons.reading import read_lesson

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
