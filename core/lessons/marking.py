"""Whether a step is done, and marking what is said in one: by the marking of `core.practice`."""

from __future__ import annotations

from typing import Final

from core.answers.targets import Target
from core.answers.tree import Entry, Letter, Node
from core.answers.unreadable import Unreadable
from core.lessons.bars import guessed, is_near
from core.lessons.conditions import fulfilled, value
from core.lessons.lesson import (
    BarAsked,
    Choices,
    Do,
    FormulaAsked,
    NumberAsked,
    Predict,
    Say,
    Step,
)
from core.practice.marking import mark, moved_others
from core.practice.outcome import Mark
from core.practice.task import (
    Answer,
    ChoiceAnswer,
    FormulaAnswer,
    NumberAnswer,
    Option,
    Part,
    Task,
    Text,
)
from core.problem import Problem

_NOTHING: Final = Text("")
_TARGETS: Final[dict[str, Target]] = {
    "s": "softmax",
    "g": "gradient",
    "J": "jacobian",
    "e": "loss",
}


def is_done(task: Do, start: Problem, now: Problem) -> bool:
    """Whether the problem on the screen fulfils the goal, and only what may move has moved."""
    return not strays(task, start, now) and fulfilled(task.goal, now)


def strays(task: Do, start: Problem, now: Problem) -> bool:
    """Whether something else has been moved than what may move."""
    return task.moves is not None and moved_others(start, now, task.moves)


def mark_said(step: Step, said: str, problem: Problem, language: str) -> Mark:
    """Mark an answer: the number of a choice from 1, a number or a formula as text.

    problem: what is on the screen; of a prediction, what it has come to. Never raises. Raises
    ValueError for a step that asks nothing.
    """
    if not isinstance(step.task, Say | Predict):
        raise ValueError("the step asks nothing")
    answer = _answer(step.task.answer, problem, language)
    part = Part(_NOTHING, answer, (_NOTHING, _NOTHING, _NOTHING), "", _NOTHING)
    marked = mark(Task("softmax", 1, 0, "lesson", problem, (part,)), [said])
    asked = step.task.answer
    if isinstance(asked, BarAsked):
        return _on_bar(asked, said, problem, marked)
    is_free = isinstance(asked, FormulaAsked) and asked.any_form
    if is_free and marked.outcome is not None and marked.outcome.tag == "other-form":
        return Mark("right")
    return marked


def _on_bar(asked: BarAsked, said: str, problem: Problem, as_number: Mark) -> Mark:
    """Near is right: a bar is no ruler."""
    try:
        guess = guessed(said, problem)
    except Unreadable:
        return as_number  # which says what is wrong with it
    return Mark("right" if is_near(asked, guess, problem) else "wrong")


def _answer(
    asked: Choices | NumberAsked | BarAsked | FormulaAsked, problem: Problem, say: str
) -> Answer:
    match asked:
        case Choices(options=options):
            listed = tuple(
                Option(
                    Text(option.text.said(say)), Text(option.why.said(say)) if option.why else None
                )
                for option in options
            )
            return ChoiceAnswer(listed, asked.right)
        case NumberAsked():
            target, cell = _known_as(asked.node, problem)
            return NumberAnswer(value(asked.node, problem), target, cell, decimals=asked.digits)
        case BarAsked():
            return NumberAnswer(value(asked.node, problem))
        case FormulaAsked():
            return FormulaAnswer(asked.target, asked.answer)


def _known_as(node: Node, problem: Problem) -> tuple[Target | None, tuple[int, ...]]:
    """What the number is, where `core.answers` knows mistakes about it."""
    cell: tuple[int, ...] = ()
    if isinstance(node, Entry):
        cell = tuple(index for index in node.indices if isinstance(index, int))
        node = node.body
    if not isinstance(node, Letter) or any(index > problem.k for index in cell):
        return None, ()
    return _TARGETS.get(node.name), cell
