"""What the reader did in a figure, as a new problem; a message may hold anything."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from core.numeric import from_triangle, inside, with_shares
from core.problem import Problem
from pages.gradient.settings import Settings
from pages.gradient.views import descent, simplex, sweep_variable


def problem_after(
    problem: Problem, settings: Settings, message: Mapping[str, Any]
) -> Problem | None:
    """The problem after a mark was let go at a `value`, or a point put `at` a place, or a
    `step` of a descent was taken to go on from.

    None refuses the message.

    Raises ProblemError or ValueError where what was asked for is no legal problem.
    """
    value = message.get("value")
    if settings.view in ("line", "squared") and is_number(value):
        low, high = sweep_variable.ends(problem, settings)
        return sweep_variable.moved(problem, settings, value) if low <= value <= high else None
    if settings.view == "descent":
        return _taken(problem, settings, message.get("step"))
    at = message.get("at")
    if not (isinstance(at, list) and len(at) == 2 and all(map(is_number, at))):
        return None
    if settings.view == "plane":
        x = list(problem.x)
        x[settings.j - 1], x[settings.i - 1] = (_rounded(value) for value in at)
        return problem.with_x(x)
    if settings.view == "simplex" and not simplex.reason(problem, settings):
        if max(map(abs, at)) > 2:  # far outside, where rounding could say anything
            return None
        shares = inside(from_triangle(at))
        made = with_shares(problem.x, simplex.places(problem, settings), shares)
        return problem.with_x([_rounded(value) for value in made.tolist()])
    return None


def _taken(problem: Problem, settings: Settings, step: Any) -> Problem | None:
    """The problem with the logits that a descent has at this step."""
    path = descent.walked(problem, settings)
    if type(step) is not int or not 0 <= step < len(path.x):
        return None
    return problem.with_x([_rounded(value) for value in path.x[step].tolist()])


def _rounded(value: float) -> float:
    """10 significant digits: 1.3, not 1.3000000000000007."""
    return float(f"{value:.10g}")


def third_class(problem: Problem, i: int, j: int) -> int:
    """A class for the triangle beside i and j (from 1): one that is not masked, if any is."""
    others = [n for n in range(1, problem.k + 1) if n not in (i, j)]
    kept = [n for n in others if not problem.masked[n - 1]]
    return (kept or others or [j])[0]


def is_number(value: Any) -> bool:
    """Whether a message's value is a finite number (a bool is none)."""
    return type(value) in (int, float) and math.isfinite(value)
