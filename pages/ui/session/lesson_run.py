"""Where a reader is in a lesson, as the session keeps it: what the address does not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.lessons import Lesson, LessonError
from core.merged import Merged
from core.problem import Problem


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

    file: a teacher's own lesson, or what is wrong with it; content: its text. name, at: the step that the rest is
    about; name is empty where none is on. start: the problem that it began with. said: the
    answer, and said_of: the problem that it was given for. wants_hint: it is shown. done: steps
    that are. page: where the step is to be seen. moves: how often a page was asked for.
    """

    file: Lesson | LessonError | None = None
    content: bytes = b""
    name: str = ""
    at: int = 0
    start: Problem | None = None
    said: str = ""
    said_of: Problem | None = None
    wants_hint: bool = False
    done: frozenset[int] = field(default=frozenset())
    page: str = ""
    moves: int = 0
    before: Before | None = None

    @property
    def is_done(self) -> bool:
        """Whether the step is."""
        return self.at in self.done

    def take_note(self) -> None:
        """The step is done, and stays so."""
        self.done |= {self.at}

    def enter(self, name: str, at: int, start: Problem) -> None:
        """A step begins; of another lesson, nothing is done yet."""
        if name != self.name:
            self.done = frozenset()
        self.name, self.at, self.start = name, at, start
        self.said, self.said_of, self.wants_hint = "", None, False
