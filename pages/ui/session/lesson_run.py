"""Where a reader is in a lesson, as the session keeps it: what the address does not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.merged import Merged
from core.problem import Problem

if TYPE_CHECKING:
    from core.lessons.error import LessonError
    from core.lessons.lesson import Lesson


@dataclass(frozen=True)
class Before:
    """The reader's own problem and settings, to be put back when the lesson is left."""

    problem: Problem
    merged: Merged | None
    start: Problem
    start_merged: Merged | None
    settings: Mapping[str, str]


@dataclass
class LessonRun:
    """One reader's.

    file: a teacher's own lesson; content: its text. error: what is wrong with a file that was
    opened last; the lesson of before stays. name, at: the step
    that the rest is about, of so many steps; name is empty where none is on. start: the problem
    that it began with. said: the answer, and said_of: the problem that it was given for.
    wants_hint: it is shown. done: steps that are. page: where the step is to be seen. moves: how
    often a page was asked for. hiding: `hide` before the step that hides something, and during it.
    """

    file: Lesson | None = None
    content: bytes = b""
    error: LessonError | None = None
    name: str = ""
    at: int = 0
    steps: int = 0
    start: Problem | None = None
    said: str = ""
    said_of: Problem | None = None
    wants_hint: bool = False
    done: frozenset[int] = field(default=frozenset())
    page: str = ""
    moves: int = 0
    before: Before | None = None
    hiding: tuple[str, str] | None = None

    @property
    def is_done(self) -> bool:
        """Whether the step is."""
        return self.at in self.done

    def take_note(self) -> None:
        """The step is done, and stays so."""
        self.done |= {self.at}

    def enter(self, lesson: Lesson, at: int, start: Problem) -> None:
        """A step begins; of another lesson, nothing is done yet."""
        if lesson.name != self.name:
            self.done = frozenset()
        self.name, self.steps = lesson.name, len(lesson.steps)
        self.at, self.start = at, start
        self.said, self.said_of, self.wants_hint = "", None, False

    def leave(self) -> None:
        """No lesson is on any more."""
        self.before, self.name, self.at, self.steps, self.done = None, "", 0, 0, frozenset()

    def facts(self, wanted: str) -> dict[str, object]:
        """What the browser knows of it; `wanted`: the lesson that the address names."""
        is_on = wanted != "" and self.name == wanted
        return {
            "name": wanted,
            "missing": wanted != "" and not is_on,
            "at": self.at if is_on else 0,
            "steps": self.steps if is_on else 0,
            "done": sorted(self.done) if is_on else [],
            "page": self.page,
            "moves": self.moves,
        }
