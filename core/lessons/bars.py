"""Guesses on bars: those of the shares and of the gradient, which the first page has.

A share's bar runs from 0 to 1, a component's from -sum(y) to sum(y), so a guess stays where it was
put only where sum(y) does not change meanwhile.
"""

from __future__ import annotations

import re
from typing import Final

from core.lessons.conditions import read_value, value
from core.lessons.error import LessonError
from core.lessons.lesson import BarAsked, Lesson, Predict
from core.limits import BAR_NEAR
from core.practice.numbers import read_typed
from core.problem import Problem

PAGE: Final = ""
"""The page that has the bars."""

MAGNIFIED: Final = ("magnify", "on")
"""The setting that gives the gradient's bars another scale."""

_BAR: Final = re.compile(r"([sg])_?([1-9]|10)")


def read_bar(text: str) -> BarAsked | None:
    """The bar that a text names, as `s_1` or `g_2`; None: it names none."""
    match = _BAR.fullmatch(text)
    if match is None:
        return None
    name = f"{match[1]}_{match[2]}"
    return BarAsked(name, read_value(name), "s" if match[1] == "s" else "g", int(match[2]))


def ends(asked: BarAsked, problem: Problem) -> tuple[float, float]:
    """Where the bar begins and ends: 0 and 1 for s_i, -sum(y) and sum(y) for g_i.

    Shares have no unit; g is in units of the loss per unit of a logit. Where sum(y) = 0, the bar
    of g is a point.
    """
    return (0.0, 1.0) if asked.symbol == "s" else (-problem.Y, problem.Y)


def guessed(said: str, problem: Problem) -> float:
    """The number that was typed, in the bar's own unit: a decimal, a fraction, a percentage.

    It is not bounded by the bar's ends. Raises Unreadable for what is no number.
    """
    return read_typed(said, problem).value


def is_near(asked: BarAsked, guess: float, problem: Problem) -> bool:
    """Whether |guess - v| <= BAR_NEAR * high: v is the bar's value, high its upper end.

    In the bar's own unit: high is 1 for s_i, sum(y) for g_i. The limit itself is near, but for
    rounding; nan never is, neither as a guess nor as the value.
    """
    _, high = ends(asked, problem)
    return abs(guess - value(asked.node, problem)) <= BAR_NEAR * high * (1 + 1e-9)


def check_bars(lesson: Lesson) -> None:
    """Raises LessonError for a bar that is not on the screen, or changes its scale."""
    for number, step in enumerate(lesson.steps, 1):
        if not isinstance(step.task, Predict) or not isinstance(step.task.answer, BarAsked):
            continue
        asked, after = step.task.answer, step.task.problem
        screens = [lesson.screen(number), step.task.screen or lesson.screen(number)]
        has_bar = all(screen.page == PAGE for screen in screens)
        has_bar &= asked.index <= min(step.problem.k, after.k)
        if asked.symbol == "g":
            has_bar &= 0 < step.problem.Y == after.Y
            has_bar &= all(MAGNIFIED not in screen.settings for screen in screens)
        if not has_bar:
            line = lesson.lines.get(("step", number, "bar"), step.line)
            k = min(step.problem.k, after.k)
            raise LessonError("bar", line, f"step {number}, bar", f"s_1 … s_{k}, g_1 … g_{k}")
