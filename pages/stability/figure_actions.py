"""What the reader did in the plot, as a new problem or setting; what it holds may be anything."""

from __future__ import annotations

import math
from typing import Any, TypeGuard

from core.limits import K_MAX, STEP_MAX, STEP_MIN
from core.stability import problem_at
from pages.stability.digits_view import DigitsView
from pages.stability.present import Present
from pages.stability.settings import StabilitySettings
from pages.ui.page import Action, Change, View

_DIGITS = 10  # of a value that a mark was moved to: 1.3, not 1.3000000000000007
_STEP_DIGITS = 3  # of a step: one of those that were tried


def act(view: View, action: Action) -> Change | None:
    """What moving the mark comes to: the problem at that place, or the step of a difference.

    None refuses the action. Raises ProblemError where there is no legal problem.
    """
    if action.name != "figure" or action.content.get("figure") != "curves":
        return None
    value = action.content.get("value")
    settings: StabilitySettings = view.settings
    if not is_number(value) or settings.part == "steps":
        return None
    if settings.part == "differences":
        if not STEP_MIN <= value <= STEP_MAX:
            return None
        step = float(f"{value:.{_STEP_DIGITS}g}")
        return Change(settings={"difference": repr(min(max(step, STEP_MIN), STEP_MAX))})
    shown = DigitsView(Present(view.problem, settings))
    low, high = shown.ends
    if shown.reason or not low <= value <= high:
        return None
    if settings.vary == "k":
        value = min(round(value), K_MAX)  # no more of them fit a screen
    moved = problem_at(view.problem, settings.vary, float(f"{value:.{_DIGITS}g}"))
    return Change(problem=moved.with_x([float(f"{x:.{_DIGITS}g}") for x in moved.x]))


def is_number(value: Any) -> TypeGuard[float]:
    """Whether a value from the browser is a finite number (a bool is none)."""
    return type(value) in (int, float) and math.isfinite(value)
