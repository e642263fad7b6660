"""What can be swept along a line: x_j, y_j, sum(y) or a temperature; its range, its problem."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.limits import SWEEP_MARGIN, X_ABS_MAX, Y_MAX
from core.numeric import (
    Sweep,
    sweep_logit,
    sweep_range,
    sweep_target,
    sweep_temperature,
    sweep_total,
)
from core.problem import Problem
from pages.gradient.settings import Settings
from pages.gradient.views.view import ViewData
from pages.ui.figures import SweptAxis, is_drawable, is_flat
from pages.ui.given import given
from pages.ui.numbers import number
from pages.ui.text import _

_USUAL = 10.0  # where the scale of a bar ends, but for large logits
_STEP = 5.0  # the automatic range ends at multiples of this, so that it rarely moves
_DIGITS = 10  # of a value that a mark was moved to: 1.3, not 1.3000000000000007


class SweptView(ViewData):
    """What the views along a line have in common."""

    @property
    def reason(self) -> str:
        """Why nothing can be swept; empty where it can."""
        if self.settings.axis_variable == "sum" and self.problem.Y == 0:
            return _("y = 0 cannot be scaled: every sum(y) needs a target above 0.")
        return too_short(*ends(self.problem, self.settings), log=self.settings.is_log)

    @cached_property
    def sweep(self) -> Sweep:
        """The problem at all values of the line."""
        return sweep(self.problem, self.settings, points(self.problem, self.settings))

    @property
    def ends(self) -> tuple[float, float]:
        """The first and the last value of the line."""
        return float(self.sweep.values[0]), float(self.sweep.values[-1])

    @property
    def now(self) -> float:
        """The present value of what is swept."""
        return now(self.problem, self.settings)

    def axis(self) -> SweptAxis:
        """The horizontal axis."""
        return swept_axis(self.problem, self.settings, self.sweep.values)


def too_short(low: float, high: float, *, log: bool = False) -> str:
    """Why an axis cannot be drawn between two ends; empty where it can."""
    if is_drawable(low, high, log=log):
        return ""
    return _(
        "From {low} to {high} there is nothing to draw: the two ends are closer together than a "
        "screen or float64 can show."
    ).format(low=given(number(low, full=True)), high=given(number(high, full=True)))


def flat_note(values: Sequence[NDArray[np.float64]]) -> str:
    """That values are too small to be drawn; empty where they are not."""
    if not is_flat(values):
        return ""
    return _(
        "No value is farther from 0 than {size}: that is too little for a scale, so they are "
        "drawn at 0. The table has them."
    ).format(size=number(max(float(np.fmax.reduce(np.abs(v))) for v in values)))


def sweep(problem: Problem, settings: Settings, values: ArrayLike) -> Sweep:
    """The problem at these values of what is swept."""
    j = settings.j - 1
    match settings.axis_variable:
        case "x":
            return sweep_logit(problem.x, problem.y, j, values)
        case "y":
            return sweep_target(problem.x, problem.y, j, values)
        case "sum":
            return sweep_total(problem.x, problem.y, values)
        case _:
            return sweep_temperature(problem.x, problem.y, values)


def points(problem: Problem, settings: Settings) -> NDArray[np.float64]:
    """All values of the line: equidistant, or by equal factors on a logarithmic axis."""
    low, high = ends(problem, settings)
    if settings.is_log:
        return np.geomspace(low, high, settings.resolution)
    return np.linspace(low, high, settings.resolution)


def now(problem: Problem, settings: Settings) -> float:
    """The present value of what is swept; a temperature is 1, as x / 1 is x."""
    j = settings.j - 1
    values = {"x": problem.x[j], "y": problem.y[j], "sum": problem.Y, "T": 1.0}
    return values[settings.axis_variable]


def swept_axis(problem: Problem, settings: Settings, values: NDArray[np.float64]) -> SweptAxis:
    """The horizontal axis with these values."""
    return SweptAxis(
        settings.symbol,
        title(settings),
        values,
        now(problem, settings),
        log=settings.is_log,
    )


def title(settings: Settings) -> str:
    """The title of the axis."""
    name = settings.symbol
    return {
        "x": _("logit {x}").format(x=name),
        "y": _("target {y}").format(y=name),
        "sum": _("sum(y), y scaled"),
        "T": _("temperature T, the logits are x / T"),
    }[settings.axis_variable]


def ends(problem: Problem, settings: Settings) -> tuple[float, float]:
    """The ends of the line: as chosen, otherwise round numbers around what there is to see."""
    low, high = settings.low, settings.high
    if settings.axis_variable == "x":
        return _logit_ends(problem, settings.j, low, high)
    first, last = (0.0, 2.0)
    if settings.axis_variable == "T":
        first, last = max(0.1, _least_temperature(problem)), 5.0
    else:
        value = now(problem, settings)
        last = min(Y_MAX, 2.0 ** math.ceil(math.log2(1.25 * value))) if value > 1.6 else 2.0
    if settings.is_log and first <= 0:
        first = last / 1000
    start = low if low is not None else min(first, high / 2 if high else first)
    return start, high if high is not None else max(last, 2 * start)


def moved(problem: Problem, settings: Settings, value: float) -> Problem:
    """The problem after what is swept has been set to this value.

    Raises ProblemError where that is no legal problem, ValueError where y = 0 is to be scaled
    and for a temperature that is not above 0.
    """
    value = float(f"{value:.{_DIGITS}g}")
    j = settings.j - 1
    if settings.axis_variable == "x":
        return problem.with_x([*problem.x[:j], value, *problem.x[j + 1 :]])
    if settings.axis_variable == "y":
        return problem.with_y([*problem.y[:j], value, *problem.y[j + 1 :]])
    swept = sweep(problem, settings, [value])
    return Problem(swept.x[0].tolist(), swept.y[0].tolist())


def _logit_ends(
    problem: Problem, j: int, low: float | None, high: float | None
) -> tuple[float, float]:
    try:
        first, last = sweep_range(problem.x, j - 1)
    except ValueError:  # every other class is masked
        first = last = problem.x[j - 1]
    return fitted(*round_ends(first, last), low, high)


def round_ends(first: float, last: float) -> tuple[float, float]:
    """The usual range of logits and what there is to see, in round numbers; far away, that alone.

    So axes stay while a bar is dragged, but for logits at the very end of its scale: up to there
    the margin of what there is to see gives way, but for a tenth of the range's half.
    """
    spare = SWEEP_MARGIN - 1.0
    usual_start, usual_end = -_USUAL - spare <= first <= _USUAL, -_USUAL <= last <= _USUAL + spare
    start = -_USUAL if usual_start else _STEP * math.floor(first / _STEP)
    end = _USUAL if usual_end else _STEP * math.ceil(last / _STEP)
    return start, end


def fitted(start: float, end: float, low: float | None, high: float | None) -> tuple[float, float]:
    """A range of logits with the ends that were chosen; an automatic end gives way to them."""
    if low is not None:
        start, end = low, end if low < end else low + 2 * _STEP
    if high is not None:
        start, end = start if start < high else high - 2 * _STEP, high
    return start, end


def _least_temperature(problem: Problem) -> float:
    """Below this, x / T would hold a logit that is too large."""
    largest = max((abs(v) for v in problem.x if math.isfinite(v)), default=0.0)
    return largest / X_ABS_MAX
