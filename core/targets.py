"""Targets moved by hand: one class alone, with the sum kept, or all with their sum.

Each function takes a problem and returns a new, validated one; x stays.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from core.limits import TIDY_DIGITS
from core.problem import Problem

_CLOSE = 1e-15  # of a sum: what rounding each share may change


def one_hot(problem: Problem, index: int) -> Problem:
    """y with 1 at `index` (from 0) and 0 elsewhere."""
    return problem.with_y([float(i == index) for i in range(problem.k)])


def keep_sum(problem: Problem, index: int, value: float) -> Problem:
    """y_index = value, cut to [0, sum(y)]; the others give way in proportion, the sum stays.

    Where the others are all 0, they share what is left evenly, masked classes aside.
    """
    total = problem.Y
    value = min(max(value, 0.0), total)
    weights = [0.0 if i == index else target for i, target in enumerate(problem.y)]
    if not any(weights):
        weights = _even(problem, index)
    shares = _shared(total, weights, value)
    return problem.with_y([value if i == index else share for i, share in enumerate(shares)])


def scale_sum(problem: Problem, total: float) -> Problem:
    """y in the same proportions with sum(y) = total >= 0; y = 0 becomes even."""
    weights = problem.y if any(problem.y) else _even(problem)
    return problem.with_y(_shared(total, weights))


def _even(problem: Problem, without: int | None = None) -> list[float]:
    """The same weight for every class, or for every other; none for masked ones, if it can be."""
    rest = [float(i != without) for i in range(problem.k)]
    free = [w * (not masked) for w, masked in zip(rest, problem.masked, strict=True)]
    return free if any(free) else rest


def _shared(total: float, weights: Sequence[float], taken: float = 0.0) -> list[float]:
    """What is left of `total`, in proportion to the weights, without the dust of arithmetic.

    Where the total is a whole number, as labels have it, they add up to it exactly; so do shares
    of few digits, as subnormal ones are.
    """
    largest = max(weights)
    scaled = [weight / largest for weight in weights]  # a sum of subnormals has few digits
    unit = (total - taken) / math.fsum(scaled)
    shares = [_tidy(unit * weight) for weight in scaled]
    added = math.fsum([taken, *shares])
    if added == total or (total % 1 and math.isclose(added, total, rel_tol=_CLOSE)):
        return shares
    last = scaled.index(1.0)  # the largest takes what the others' rounding has left
    others = [taken, *(share for i, share in enumerate(shares) if i != last)]
    exact = max(0.0, math.fsum([total, *(-share for share in others)]))
    close = (_tidy(exact), exact, math.nextafter(exact, total), math.nextafter(exact, 0.0))
    shares[last] = next((v for v in close if math.fsum([*others, v]) == total), exact)
    return shares


def _tidy(value: float) -> float:
    """0.3 for 0.30000000000000004, but 1/3 as it is."""
    short = float(f"{value:.{TIDY_DIGITS}g}")
    return short if abs(short - value) <= 2 * math.ulp(value) else value
