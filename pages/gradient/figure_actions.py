"""What the reader did in a figure, as a new problem; what it holds may be anything.

Views are imported when they are acted on, as they are when they are shown.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from core.numeric import from_triangle, inside, with_shares
from core.problem import Problem
from pages.gradient.settings import Settings
from pages.ui.page import Action, Change, View

_FAR_OUTSIDE = 2.0  # of the triangle, whose sides are 1: rounding could say anything there


def act(view: View, action: Action) -> Change | None:
    """What an action in the page's first figure comes to; the path's figure has none.

    Raises ProblemError or ValueError where what was asked for is no legal problem.
    """
    if action.name != "figure" or action.content.get("figure") != "sweep":
        return None
    problem = problem_after(view.problem, view.settings, action.content)
    return None if problem is None else Change(problem=problem)


def problem_after(
    problem: Problem, settings: Settings, content: Mapping[str, Any]
) -> Problem | None:
    """The problem after a mark was let go at a `value`, or a point put `at` a place, or a
    `step` of a descent was taken to go on from.

    None refuses the action.

    Raises ProblemError or ValueError where what was asked for is no legal problem.
    """
    match settings.view:
        case "line" | "squared":
            return _mark_moved(problem, settings, content.get("value"))
        case "descent":
            return _step_taken(problem, settings, content.get("step"))
    at = content.get("at")
    if not (isinstance(at, (list, tuple)) and len(at) == 2 and all(map(is_number, at))):
        return None
    if settings.view == "plane":
        x = list(problem.x)
        x[settings.j - 1], x[settings.i - 1] = (_rounded(value) for value in at)
        return problem.with_x(x)
    return _shares_moved(problem, settings, at[0], at[1])


def _mark_moved(problem: Problem, settings: Settings, value: Any) -> Problem | None:
    """The problem with another value of what is swept, which has to be on the axis."""
    if not is_number(value):
        return None
    from pages.gradient.views import sweep_variable

    low, high = sweep_variable.ends(problem, settings)
    return sweep_variable.moved(problem, settings, value) if low <= value <= high else None


def _shares_moved(
    problem: Problem, settings: Settings, across: float, up: float
) -> Problem | None:
    """The problem with the shares of a place in the triangle."""
    from pages.gradient.views import simplex

    if simplex.reason(problem, settings) or max(abs(across), abs(up)) > _FAR_OUTSIDE:
        return None
    shares = inside(from_triangle([across, up]))
    x = with_shares(problem.x, simplex.places(problem, settings), shares)
    return problem.with_x([_rounded(value) for value in x.tolist()])


def _step_taken(problem: Problem, settings: Settings, step: Any) -> Problem | None:
    """The problem with the logits that a descent has at this step."""
    if type(step) is not int or not 0 <= step <= settings.steps:
        return None
    from pages.gradient.views import descent

    path = descent.descend_from(problem, settings)
    if step >= len(path.x):
        return None
    return problem.with_x([_rounded(value) for value in path.x[step].tolist()])


def _rounded(value: float) -> float:
    """10 significant digits: 1.3, not 1.3000000000000007."""
    return float(f"{value:.10g}")


def is_number(value: Any) -> bool:
    """Whether a value from the browser is a finite number (a bool is none)."""
    return type(value) in (int, float) and math.isfinite(value)
