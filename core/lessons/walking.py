"""Walks a lesson by its recorded path: a lesson that cannot be finished is none.

A teacher sees what comes of each step; the tests ask it of the lab's own lessons.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, TypeAlias

from core.lessons.conditions import value
from core.lessons.lesson import (
    BarAsked,
    Choices,
    Do,
    FormulaAsked,
    Lesson,
    NumberAsked,
    Predict,
    Say,
    See,
    Step,
)
from core.lessons.marking import is_done, mark_said, strays
from core.practice.given import typed
from core.problem import Problem

Fault: TypeAlias = Literal[
    "",
    "at-start",  # the goal is fulfilled before anything has been done
    "too-early",  # by a problem before the path's last
    "not-reached",  # by none
    "strays",  # the path moves what may not move
    "no-value",  # the number that is asked for has no value
    "not-right",  # the answer is not marked right
]


@dataclass(frozen=True)
class Walked:
    """What came of a step; fault: empty where it can be finished."""

    step: Step
    fault: Fault


def walk(lesson: Lesson) -> list[Walked]:
    """Do each step as the file says."""
    return [Walked(step, _fault(step)) for step in lesson.steps]


def _fault(step: Step) -> Fault:
    match step.task:
        case Do() as task:
            return _of_path(task, step.problem)
        case Say(answer=answer):
            return _of_answer(step, answer, step.problem)
        case Predict(answer=answer, problem=problem):
            return _of_answer(step, answer, problem)
        case See():
            return ""


def _of_path(task: Do, start: Problem) -> Fault:
    if is_done(task, start, start):
        return "at-start"
    if any(is_done(task, start, problem) for problem in task.path[:-1]):
        return "too-early"
    if strays(task, start, task.path[-1]):
        return "strays"
    return "" if is_done(task, start, task.path[-1]) else "not-reached"


def _of_answer(
    step: Step, answer: Choices | NumberAsked | BarAsked | FormulaAsked, problem: Problem
) -> Fault:
    if isinstance(answer, NumberAsked | BarAsked) and not math.isfinite(
        value(answer.node, problem)
    ):
        return "no-value"
    return "" if mark_said(step, right_answer(step), problem, "en").is_right else "not-right"


def right_answer(step: Step) -> str:
    """What to say in a step that asks: the text that its field takes, or a choice's number."""
    match step.task:
        case Say(answer=answer):
            problem = step.problem
        case Predict(answer=answer, problem=problem):
            pass
        case _:
            return ""
    match answer:
        case Choices():
            return str(answer.right + 1)
        case NumberAsked() | BarAsked():
            return typed(value(answer.node, problem))
        case FormulaAsked():
            return answer.answer
