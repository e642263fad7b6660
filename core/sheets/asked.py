"""What a student gets of a sheet: questions, and nothing that says an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.practice import Part, Task
from core.practice.given import below
from core.practice.task import BarsAnswer, ChoiceAnswer, FormulaAnswer, GuessAnswer, Kind, Text
from core.sheets.sheet import Sheet
from core.sheets.worked import derivation_of
from core.worked.lines import formula
from core.worked.raw import Raw

LETTERS: Final = "abcdefgh"
"""Of the options of a choice."""


@dataclass(frozen=True)
class AskedLine:
    """A line of the derivation that stands above a question: as a whole, and in rows."""

    latex: str
    rows: tuple[Raw, ...]


@dataclass(frozen=True)
class AskedPart:
    """One question.

    symbol: what stands before the answer. options: of a choice. arguments: names that a Python
    function of a formula gets, none where a formula is to be written as a line.
    """

    kind: Kind
    questions: tuple[Text, ...]
    symbol: str = ""
    options: tuple[Text, ...] = ()
    arguments: tuple[str, ...] = ()
    decimals: int | None = None

    @property
    def letters(self) -> str:
        """Those of the options."""
        return LETTERS[: len(self.options)]

    @property
    def is_line(self) -> bool:
        """Whether a line is to be written, which a person marks."""
        return self.kind == "formula" and not self.arguments


@dataclass(frozen=True)
class AskedTask:
    """One task; x, y: the numbers as they are written, none where it is about any problem."""

    number: int
    x: tuple[str, ...]
    y: tuple[str, ...]
    shown: tuple[AskedLine, ...]
    parts: tuple[AskedPart, ...]


@dataclass(frozen=True)
class AskedSheet:
    """All tasks; a part counts one point."""

    label: str
    tasks: tuple[AskedTask, ...]

    @property
    def points(self) -> int:
        """Of the whole sheet."""
        return sum(len(task.parts) for task in self.tasks)


def asked(sheet: Sheet) -> AskedSheet:
    """The sheet without its answers, hints, lines, skills and seeds."""
    tasks = (_task(n, task) for n, task in enumerate(sheet.tasks, 1))
    return AskedSheet(sheet.label, tuple(tasks))


def _task(number: int, task: Task) -> AskedTask:
    x = task.x_texts if task.has_numbers else ()
    y = tuple(f"{value:g}" for value in task.problem.y) if task.has_numbers else ()
    parts = tuple(_part(task, part) for part in task.parts)
    return AskedTask(number, x, y, _lines(task), parts)


def _lines(task: Task) -> tuple[AskedLine, ...]:
    if not task.shown:
        return ()
    derivation = derivation_of(task)
    steps = (derivation.step(name) for name in task.shown)
    return tuple(AskedLine(step.latex(), formula(step)) for step in steps)


def _part(task: Task, part: Part) -> AskedPart:
    answer = part.answer
    match answer:
        case BarsAnswer():
            ((vector, n),) = answer.moves
            bar = f"{vector}{below(n)}"
            return AskedPart("bars", (part.on_paper or part.question,), f"{bar} =")
        case GuessAnswer():
            return AskedPart("number", (part.on_paper or part.question,), part.symbol)
        case ChoiceAnswer():
            options = tuple(option.text for option in answer.options)
            return AskedPart("choice", (part.question,), options=options)
        case FormulaAnswer():
            arguments = arguments_of(task, answer)
            return AskedPart("formula", (part.question,), part.symbol, arguments=arguments)
    return AskedPart("number", (part.question,), part.symbol, decimals=answer.decimals)


def is_of_given_classes(task: Task, answer: FormulaAnswer) -> bool:
    """Whether the classes of the formula are numbers."""
    return bool(answer.cell) and not task.general


def arguments_of(task: Task, answer: FormulaAnswer) -> tuple[str, ...]:
    """What a function of the formula gets; none where its form counts, not only its value."""
    if answer.needs or answer.without:
        return ()
    vectors = {"softmax": ("x",), "jacobian": ("s",)}.get(answer.target, ("s", "y"))
    if is_of_given_classes(task, answer):
        return vectors
    if answer.target == "jacobian" and len(set(answer.cell)) != 1:
        return (*vectors, "i", "j")
    index = "i" if answer.target in ("softmax", "jacobian") else "j"
    return (*vectors, index)
