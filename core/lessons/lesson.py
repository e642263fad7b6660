"""A lesson as data: steps, each with a text, a screen and a task. `reading` makes it of a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias, get_args

from core.answers.targets import Target
from core.answers.tree import Node
from core.errors import Field
from core.lessons.conditions import Condition
from core.problem import Problem

Kind: TypeAlias = Literal["do", "say", "predict", "see"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
Entry: TypeAlias = tuple[Field, int]  # x or y, and a class from 1


@dataclass(frozen=True)
class Words:
    """A text in two languages; a teacher's file may have one of them for both."""

    en: str
    zh: str

    def said(self, language: str) -> str:
        """The text in this language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class Parts:
    """What is put in place of a problem's vectors; None: it stays as it is."""

    x: tuple[float, ...] | None = None
    y: tuple[float, ...] | None = None

    def put_on(self, problem: Problem) -> Problem:
        """The problem with these vectors. Raises ProblemError where they do not fit."""
        return Problem(self.x or problem.x, self.y or problem.y)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return self.x is not None or self.y is not None


@dataclass(frozen=True)
class Screen:
    """A page and its settings, as the URL has them; `sets_problem`: it names x or y too."""

    page: str
    settings: tuple[tuple[str, str], ...] = ()
    sets_problem: bool = False


@dataclass(frozen=True)
class Choice:
    """One of those to choose from; a wrong one says why."""

    text: Words
    right: bool = False
    why: Words | None = None


@dataclass(frozen=True)
class Choices:
    """One of a few is asked for, in the order of the file."""

    options: tuple[Choice, ...]

    @property
    def right(self) -> int:
        """The place of the right one, from 0."""
        return next(n for n, option in enumerate(self.options) if option.right)


@dataclass(frozen=True)
class NumberAsked:
    """A number of the live problem is asked for; digits: so many decimals of it, where said."""

    text: str
    node: Node
    digits: int | None = None


@dataclass(frozen=True)
class BarAsked:
    """A place on a bar is asked for: that of s_i or g_i, of class `index` (from 1)."""

    text: str
    node: Node
    symbol: Literal["s", "g"]
    index: int


@dataclass(frozen=True)
class FormulaAsked:
    """A formula is asked for; answer: a right one; any_form: its form does not matter."""

    target: Target
    answer: str
    any_form: bool = False


@dataclass(frozen=True)
class Do:
    """The live problem is to fulfil a condition.

    moves: the entries that may differ from the start; None: all. path: problems, one after the
    other, the last of which fulfils it.
    """

    text: str
    goal: Condition
    moves: frozenset[Entry] | None
    path: tuple[Problem, ...]


@dataclass(frozen=True)
class Say:
    """A question."""

    question: Words
    answer: Choices | NumberAsked | FormulaAsked


@dataclass(frozen=True)
class Predict:
    """A question about what happens next; then: what is put on the screen after the guess."""

    question: Words
    answer: Choices | NumberAsked | BarAsked
    problem: Problem
    screen: Screen | None


@dataclass(frozen=True)
class See:
    """Something to look at: it goes on when it is seen."""


Task: TypeAlias = Do | Say | Predict | See


@dataclass(frozen=True)
class Step:
    """One step.

    screen: None where it stays as it was. problem: what is on it at the start, for who has done
    nothing but follow the path. line: where it begins in the file.
    """

    text: Words
    screen: Screen | None
    problem: Problem
    task: Task
    hint: Words | None = None
    after: Words | None = None
    line: int = 1

    @property
    def kind(self) -> Kind:
        """What the reader does."""
        match self.task:
            case Do():
                return "do"
            case Say():
                return "say"
            case Predict():
                return "predict"
            case See():
                return "see"


@dataclass(frozen=True)
class Lesson:
    """A lesson. lines: where each key stands in its file."""

    name: str
    title: Words
    summary: Words
    minutes: int
    needs: tuple[str, ...]
    steps: tuple[Step, ...]
    lines: dict[tuple[str | int, ...], int] = field(
        default_factory=dict, compare=False, repr=False
    )

    def screen(self, at: int) -> Screen:
        """The screen that a step, from 1, begins with: its own, or the last one before it."""
        last = Screen("")
        for n, step in enumerate(self.steps[:at], 1):
            last = step.screen or last
            if n < at and isinstance(step.task, Predict):
                last = step.task.screen or last
        return last
