"""Where a reader is in a task: what was submitted, what became of it, what is asked now."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

from core.practice import Level, Mark, Part, Skill, Task, make_task, mark
from core.problem import Problem
from pages.practice.settings import SAID, PracticeSettings

STATE: Final = "practice"
"""Under which the session remembers where the reader is."""
_STATE: Final = re.compile(r"(?P<key>[^|]+)\|(?P<numbers>\d(?:\|\d){4})\|(?P<bars>.*)")
_KEPT: Final = 512  # marks: those of some dozen readers
MOVED: Final = "moved"
"""The answer to a part that is answered by bars: the problem holds it."""


@dataclass(frozen=True)
class State:
    """What is remembered of a task besides its answers.

    submitted: how many parts have an answer that is to be marked; passed: how many are left as
    they are, wrong ones too; hints: of the part that is asked; helped: whether the reader had any
    help; worked: whether the worked line is shown; bars: the problem at which bars were submitted.
    """

    key: str
    submitted: int = 0
    passed: int = 0
    hints: int = 0
    helped: bool = False
    worked: bool = False
    bars: str = ""

    @property
    def text(self) -> str:
        """As the session keeps it."""
        numbers = (self.submitted, self.passed, self.hints, int(self.helped), int(self.worked))
        return "|".join([self.key, *map(str, numbers), self.bars])


def read_state(text: str, key: str) -> State | None:
    """The state of this task; None where the reader has done nothing in it yet."""
    match = _STATE.fullmatch(text)
    if match is None or match["key"] != key:
        return None
    submitted, passed, hints, helped, worked = map(int, match["numbers"].split("|"))
    return State(key, submitted, passed, hints, bool(helped), bool(worked), match["bars"])


class Sitting:
    """A task, and how far this reader has come in it."""

    def __init__(
        self, settings: PracticeSettings, choices: Mapping[str, str], problem: Problem
    ) -> None:
        """`settings` name a task; `choices` are what the session remembers."""
        assert settings.skill is not None  # noqa: S101 (asked before)
        self.task: Task = make_task(settings.skill, settings.level, settings.seed)
        self.said = settings.said
        self.problem = problem
        state = read_state(choices.get(STATE, ""), self.task.key)
        self.is_own = state is not None
        """Whether the reader has done something: a link that holds answers is no attempt."""
        self.state = state or State(self.task.key, submitted=self._answered)

    @property
    def _answered(self) -> int:
        """How many parts have an answer, from the first one on."""
        count = 0
        while count < len(self.task.parts) and self.said[count]:
            count += 1
        return count

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """What became of the parts that are submitted."""
        count = min(self.state.submitted, self._answered)
        marks = (self._mark(n) for n in range(count))
        return tuple(outcome for outcome in marks if outcome is not None)

    def _mark(self, n: int) -> Mark | None:
        is_bars = self.task.parts[n].kind == "bars"
        if is_bars and self.state.bars not in ("", bars_text(self.problem)):
            return None  # the bars have moved since
        task, problem = self.task, self.problem if is_bars else None
        return _marked(task.skill, task.level, task.seed, self.said[: n + 1], problem)

    @property
    def at(self) -> int:
        """The part that is asked, from 0: the first one that is not left behind."""
        last = len(self.task.parts) - 1
        done = self.state.passed
        while done < len(self.marks) and self.marks[done].tag in ("right", "carried"):
            done += 1
        return min(done, last)

    @property
    def part(self) -> Part:
        """What is asked."""
        return self.task.parts[self.at]

    @property
    def mark(self) -> Mark | None:
        """What became of the part that is asked, where it is submitted."""
        return self.marks[self.at] if self.at < len(self.marks) else None

    @property
    def latest(self) -> tuple[int, Mark] | None:
        """The last part that was marked, and its mark: its outcome is what is said."""
        if self.mark is not None:
            return self.at, self.mark
        return (self.at - 1, self.marks[self.at - 1]) if 0 < self.at <= len(self.marks) else None

    @property
    def is_finished(self) -> bool:
        """Whether the last part has its answer."""
        outcome = self.marks[-1] if len(self.marks) == len(self.task.parts) else None
        return outcome is not None and outcome.tag in ("right", "carried")

    @property
    def can_go_on(self) -> bool:
        """Whether a wrong answer may be left as it is, for the next part to follow from."""
        is_last = self.at == len(self.task.parts) - 1
        return not is_last and self.mark is not None and self.mark.counts

    @property
    def attempt(self) -> dict[str, object] | None:
        """What counts for the reader's progress: as soon as it is certain; None before."""
        if not self.is_own:
            return None
        wrong = [outcome for outcome in self.marks if outcome.counts and not outcome.is_right]
        is_right = self.is_finished and not wrong
        if not wrong and not is_right and not self.state.worked:
            return None
        weak = next((outcome.weak for outcome in wrong if outcome.weak), None)
        return {
            "task": self.task.key,
            "right": is_right,
            "helped": self.state.helped,
            "weak": weak or "",
        }

    def answered(self, **changes: object) -> State:
        """The state after something was done."""
        return replace(self.state, **changes)  # type: ignore[arg-type]


def bars_text(problem: Problem) -> str:
    """What bars show, as the state keeps it."""
    return f"{problem.x_text};{problem.y_text}"


@lru_cache(maxsize=_KEPT)
def _marked(
    skill: Skill, level: Level, seed: int, said: tuple[str, ...], problem: Problem | None
) -> Mark:
    return mark(make_task(skill, level, seed), said, problem)


def setting_of(part: int) -> str:
    """The setting that holds the answer to a part, from 0."""
    return SAID[part]
