"""Many classes as a few rows: those that matter stay, the others become one.

Softmax lets classes be put together: with z = log(sum of exp(x_i) over the others), a class of
logit z and target 0 takes the place of all of them. s of the classes that stay, the loss and their
gradient s_i sum(y) - y_i are what they were; the row's s and gradient are the sums of theirs.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from decimal import Context, Decimal

import numpy as np

from core.errors import ProblemError
from core.limits import K_MAX, KEPT_MAX
from core.merged import Merged
from core.problem import Problem

_DIGITS = (60, 150, 600)
"""Digits to work with: more where the float nearest to the result is not yet certain."""
_NEGLIGIBLE = 200
"""Below the next largest by more than this, e^-200 < 10^-86, no class changes a digit."""


def problem_of(x: Sequence[float], y: Sequence[float]) -> tuple[Problem, Merged | None]:
    """The problem of these vectors: with more than K_MAX classes, in K_MAX rows.

    All classes with y > 0 stay, and of the others those with the largest s, in their order; one
    row follows for the rest. Its logit is the float nearest to their log-sum-exp.

    Errors: those of `Problem`; `too-many-targets` if more than KEPT_MAX classes have y > 0.
    """
    if x and y and len(x) != len(y):
        raise ProblemError("different-lengths", "y", lengths=(len(x), len(y)))
    if len(x) <= K_MAX:
        return Problem(x, y), None
    _check_all(x, y)
    targets = [place for place, value in enumerate(y) if value > 0]
    if len(targets) > KEPT_MAX:
        raise ProblemError("too-many-targets", "y", targets[KEPT_MAX], limit=KEPT_MAX)
    others = sorted((p for p in range(len(x)) if not y[p] > 0), key=lambda p: -x[p])
    kept = sorted([*targets, *others[: KEPT_MAX - len(targets)]])
    rest = [x[place] for place in others[KEPT_MAX - len(targets) :]]
    row = log_sum_exp(rest)
    problem = Problem([*(x[p] for p in kept), row], [*(y[p] for p in kept), 0.0])
    return problem, Merged(len(rest), tuple(x), tuple(y), tuple(kept), row)


def log_sum_exp(values: Sequence[float]) -> float:
    """log(sum of exp(values)), the float nearest to it; -inf for none, or if all are -inf."""
    largest = max(values, default=-math.inf)
    if largest == -math.inf:
        return -math.inf
    finite = [value for value in values if value != -math.inf]
    near, error = _near_log_sum_exp(largest, finite)
    if float(near - error) == float(near + error):
        return float(near)
    counts = Counter(finite)
    for digits in _DIGITS:
        exact, rounding = _log_sum_exp(largest, counts, Context(prec=digits))
        if float(exact - rounding) == float(exact + rounding):
            break
    return float(exact)


def _near_log_sum_exp(
    largest: float, values: Sequence[float]
) -> tuple[np.longdouble, np.longdouble]:
    """The same in the longest floats that the machine has, and how far off it may be.

    On most it is enough, and takes a hundredth of the time. x - largest is off by one rounding, of
    at most _NEGLIGIBLE where it counts; exp, each addition and log are off by a few.
    """
    eps = np.finfo(np.longdouble).eps
    powers = np.exp(np.array(values, np.longdouble) - np.longdouble(largest))
    near = np.longdouble(largest) + np.log(powers.sum())
    return near, eps * (_NEGLIGIBLE + len(values) + 2 * abs(near) + abs(np.longdouble(largest)))


def _log_sum_exp(
    largest: float, counts: Counter[float], context: Context
) -> tuple[Decimal, Decimal]:
    """largest + log(m + rest), m times the largest and smaller ones; how far off it may be."""
    top = Decimal(largest)
    times = counts[largest]
    smaller = sorted((value for value in counts if value != largest), reverse=True)
    rest = Decimal(0)
    for value in smaller:
        if value < smaller[0] - _NEGLIGIBLE:
            break
        power = context.exp(context.subtract(Decimal(value), top))
        rest = context.add(rest, context.multiply(Decimal(counts[value]), power))
    unit = Decimal(10) ** (5 - context.prec)
    if times == 1 and rest < Decimal(10) ** -30:  # 1 + rest would lose it: log(1 + r) = r - r²/2
        half = context.divide(context.multiply(rest, rest), Decimal(2))
        exact = context.add(top, context.subtract(rest, half))
        return exact, abs(exact) * unit
    exact = context.add(top, context.ln(context.add(Decimal(times), rest)))
    return exact, (1 + abs(top)) * unit


def _check_all(x: Sequence[float], y: Sequence[float]) -> None:
    """Every class alone is one that a `Problem` takes. A class of x = 0 and y = 0 stands by."""
    size = K_MAX - 1
    for start in range(0, len(x), size):
        try:
            Problem([*x[start : start + size], 0.0], [*y[start : start + size], 0.0])
        except ProblemError as error:
            if error.position is not None:
                error.position += start
            raise
    if all(value == -math.inf for value in x):
        raise ProblemError("all-masked", "x")
