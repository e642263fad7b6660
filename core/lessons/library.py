"""The lab's own lessons: the files in `texts/`."""

from __future__ import annotations

from functools import cache

from core.lessons.lesson import Lesson
from core.lessons.names import FILES, name_of
from core.lessons.reading import read_lesson


@cache
def own() -> dict[str, Lesson]:
    """The lab's own lessons by name, in the order of their files."""
    return {name_of(path): read_lesson(path.read_bytes(), name_of(path)) for path in FILES}
