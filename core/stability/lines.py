"""Correct digits of the four ways while one quantity of a problem runs, and where they break.

gap      the largest logit, that far above the next one
top      all logits shifted alike, so that this is the largest
factor   all logits multiplied by this
k        so many classes: further ones have x = 0 and y = 0
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from core.limits import FACTOR_MAX, K_MIN, X_ABS_MAX
from core.problem import Problem
from core.stability.limits import FACTOR_MIN, RUN_CLASSES_MAX
from core.stability.precision import Array, Precision
from core.stability.reference import Reference, correct_digits, reference
from core.stability.ways import WAYS, Values, Way, run

Quantity = Literal["gap", "top", "factor", "k"]
Result = int | Literal["grad", "loss"]
"""Whose digits are counted: the loss, a component from 1, or the worst component."""
FloatArray = NDArray[np.float64]
QUANTITIES: Final[tuple[Quantity, ...]] = ("gap", "top", "factor", "k")
_FINE = 65  # points between two of a line, where a threshold is looked for; twice
_HALF = 0.5  # of the digits: below that they count as lost


@dataclass(frozen=True, eq=False)
class Line:
    """A problem at n values of a quantity: the problems, and what is true of them."""

    values: FloatArray
    """What runs, (n,)."""
    digits: Mapping[Way, FloatArray]
    """Correct digits of the result, (n,)."""


@dataclass(frozen=True)
class Threshold:
    """What happens from a value on, or up to it."""

    id: Literal["overflow", "one", "subnormal", "zero", "all-zero"]
    value: float


# --- the problems of a line -----------------------------------------------------------------


def now(problem: Problem, quantity: Quantity) -> float:
    """The present value of the quantity; nan for a gap where all classes but one are masked."""
    ordered = sorted(problem.x, reverse=True)
    gap = ordered[0] - ordered[1] if ordered[1] > -math.inf else math.nan
    return {"gap": gap, "top": ordered[0], "factor": 1.0, "k": float(problem.k)}[quantity]


def bounds(problem: Problem, quantity: Quantity) -> tuple[float, float]:
    """The least and the largest value at which every logit is a legal one."""
    finite = [v for v in problem.x if v > -math.inf]
    top, low = max(finite), min(finite)
    if quantity == "gap":
        rest = sorted(problem.x, reverse=True)[1]
        return 0.0, X_ABS_MAX - max(rest, -X_ABS_MAX)
    if quantity == "top":
        return -X_ABS_MAX + (top - low), X_ABS_MAX
    if quantity == "k":
        return K_MIN, RUN_CLASSES_MAX
    largest = max(map(abs, finite))
    return FACTOR_MIN, min(FACTOR_MAX, X_ABS_MAX / largest if largest else FACTOR_MAX)


def problems_at(problem: Problem, quantity: Quantity, values: FloatArray) -> tuple[Array, Array]:
    """The problems (n, k) at these values of a quantity that is not k; float64."""
    base = np.array(problem.x)
    X = np.tile(base, (len(values), 1))
    if quantity == "gap":
        winner = int(base.argmax())
        X[:, winner] = values + np.delete(base, winner).max()
    elif quantity == "top":
        X += (values - base.max())[:, None]
    else:
        X *= values[:, None]
    return X, np.tile(np.array(problem.y), (len(values), 1))


def problem_at(problem: Problem, quantity: Quantity, value: float) -> Problem:
    """The problem at one value. Raises ProblemError where that is no legal one."""
    if quantity == "k":
        return Problem(*(row[0].tolist() for row in _with_classes(problem, int(value))))
    return problem.with_x(problems_at(problem, quantity, np.array([value]))[0][0].tolist())


def _with_classes(problem: Problem, k: int) -> tuple[Array, Array]:
    x, y = (np.zeros((1, k)) for _ in range(2))
    kept = min(k, problem.k)
    x[0, :kept], y[0, :kept] = problem.x[:kept], problem.y[:kept]
    if np.isneginf(x).all():
        x[0, -1] = 0.0  # one class has to be left
    return x, y


def points(low: float, high: float, count: int, quantity: Quantity) -> FloatArray:
    """Values of a quantity from low to high: by equal factors for a factor, whole ones for k."""
    if quantity in ("factor", "k"):
        along = np.geomspace(low, high, count)
        return np.unique(np.rint(along)) if quantity == "k" else along
    return np.linspace(low, high, count)


# --- digits ----------------------------------------------------------------------------------


def line(
    problem: Problem, quantity: Quantity, values: FloatArray, precision: Precision, result: Result
) -> Line:
    """Correct digits of each way at these values.

    The problems are taken as the type holds them: what rounding x and y costs is no way's fault.
    """
    if quantity != "k":
        return Line(values, digits_of(*problems_at(problem, quantity, values), precision, result))
    parts = [
        digits_of(*_with_classes(problem, int(k)), precision, result) for k in values.tolist()
    ]
    return Line(values, {way: np.concatenate([part[way] for part in parts]) for way in WAYS})


def digits_of(x: Array, y: Array, precision: Precision, result: Result) -> dict[Way, FloatArray]:
    """Correct digits of a result of the problems x, y (n, k), by way, (n,)."""
    held_x, held_y = precision.held(x), precision.held(y)
    values = {way: run(way, held_x, held_y, precision) for way in WAYS}
    return result_digits(values, held_x, held_y, precision, result)


def result_digits(
    values: Mapping[Way, Values],
    x: Array,
    y: Array,
    precision: Precision,
    result: Result,
    truth: Reference | None = None,
) -> dict[Way, FloatArray]:
    """The same of values that were computed; `truth`, where that is known already."""
    exact = truth or reference(x, y)
    if result == "loss":
        return {way: correct_digits(v["loss"], exact.loss, precision) for way, v in values.items()}
    chosen = slice(None) if result == "grad" else slice(result - 1, result)
    gradient = exact.grad_x[:, chosen]
    return {
        way: correct_digits(v["grad-x"][:, chosen], gradient, precision).min(axis=1, initial=99.0)
        for way, v in values.items()
    }


def first_lost(line: Line, precision: Precision) -> dict[Way, float]:
    """From which value on half of the digits are gone, by way; nan where they never are."""
    lost = {}
    for way, digits in line.digits.items():
        where = np.flatnonzero(digits < _HALF * precision.digits)
        lost[way] = float(line.values[where[0]]) if len(where) else math.nan
    return lost


# --- thresholds ------------------------------------------------------------------------------


def thresholds(
    problem: Problem, quantity: Quantity, values: FloatArray, precision: Precision
) -> list[Threshold]:
    """Where something breaks between the ends of a line, each found by trying; not along k."""
    if quantity == "k" or len(values) < 2:
        return []

    def problems(along: FloatArray) -> Array:
        return precision.held(problems_at(problem, quantity, along)[0])

    broken = []
    with np.errstate(all="ignore"):
        for name, breaks in _BREAKS.items():
            value = _change(lambda v, b=breaks: b(problems(v), precision), values)  # type: ignore[misc]
            if not math.isnan(value):
                broken.append(Threshold(name, value))
    return sorted(broken, key=lambda threshold: threshold.value)


def _overflows(x: Array, precision: Precision) -> Array:
    """exp of a logit is infinite."""
    return np.asarray(np.isinf(np.exp(x)).any(axis=1))


def _is_one(x: Array, precision: Precision) -> Array:
    """s of the winner is 1, though others are there: 1 - s is 0."""
    weights = np.exp(x - x.max(axis=1, keepdims=True))
    return np.asarray((weights / weights.sum(axis=1, keepdims=True)).max(axis=1) == 1)


def _is_subnormal(x: Array, precision: Precision) -> Array:
    """exp of a shifted logit has lost digits."""
    shifted = x - x.max(axis=1, keepdims=True)
    return np.asarray(((np.exp(shifted) < precision.tiny) & ~np.isneginf(x)).any(axis=1))


def _is_zero(x: Array, precision: Precision) -> Array:
    """exp of a shifted logit is 0."""
    shifted = x - x.max(axis=1, keepdims=True)
    return np.asarray(((np.exp(shifted) == 0) & ~np.isneginf(x)).any(axis=1))


def _are_all_zero(x: Array, precision: Precision) -> Array:
    """exp of every logit is 0, and so is their sum."""
    return np.asarray((np.exp(x) == 0).all(axis=1))


_BREAKS: Final[Mapping[Literal["overflow", "one", "subnormal", "zero", "all-zero"],
                       Callable[[Array, Precision], Array]]] = {
    "overflow": _overflows,
    "one": _is_one,
    "subnormal": _is_subnormal,
    "zero": _is_zero,
    "all-zero": _are_all_zero,
}  # fmt: skip


def _change(breaks: Callable[[FloatArray], Array], values: FloatArray) -> float:
    """Where on a line this begins or ends to be so; nan where it does neither."""
    along: Sequence[float] | FloatArray = values
    place = math.nan
    for _again in range(3):
        turns = np.flatnonzero(np.diff(breaks(np.asarray(along)).astype(np.int8)))
        if not len(turns):
            return place
        low, high = along[turns[0]], along[turns[0] + 1]
        place = float(high)
        along = np.linspace(low, high, _FINE)
    return place
