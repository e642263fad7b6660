"""All values of a single problem, with as few NumPy calls as it takes.

For five classes a call costs more than what it computes, so what is one number per problem is
a Python float here. The algorithm, and its results to the last bit, are those of `_kernel` and
`_values`, which take over where the logits lie far apart or some are masked.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from core.limits import EXP_NORMAL_MAX, SMALL_TARGETS
from core.numeric._inputs import FloatArray, row_sum


class Row(NamedTuple):
    """The exponentials of one problem, its loss and its gradient."""

    winner: int
    """argmax x, the first one of a tie."""
    shifted: FloatArray
    """x - max(x), rounded, (k,)."""
    weights: FloatArray
    """exp(x - max(x)), (k,)."""
    rest: float
    """The sum of all weights but the winner's: R."""
    log_total: float
    """log(1 + R)."""
    loss: float
    """Cross-entropy."""
    grad_x: FloatArray
    """Its gradient, (k,)."""


def row_exponentials(x: FloatArray, y: FloatArray) -> Row | None:
    """Exponentials, loss and gradient of one problem; x, y (k,).

    None where this short way does not do: logits more than EXP_NORMAL_MAX below the largest,
    masked ones, tiny targets, and whatever is not a problem at all.
    """
    winner = int(x.argmax())
    top = x.item(winner)
    if not -math.inf < top < math.inf:
        return None
    with np.errstate(over="ignore", under="ignore"):  # inf is a legal loss
        shifted = x - top
        total = row_sum(y)
        if not (
            np.minimum.reduce(shifted) >= -EXP_NORMAL_MAX
            and np.minimum.reduce(y) >= 0.0
            and (SMALL_TARGETS <= total < math.inf or total == 0.0)
        ):
            return None
        weights = _corrected_exp(x, top, shifted)
        weights[winner] = 0.0
        rest = row_sum(weights)
        weights[winner] = 1.0
        log_total = float(np.log1p(rest))
        loss = total * log_total - row_sum(y * shifted)
        grad_x = weights * (total / (1.0 + rest))
        grad_x -= y
        if rest < 1.0:
            grad_x[winner] = _winners_gradient(y, winner, total, rest)
    return Row(winner, shifted, weights, rest, log_total, loss, grad_x)


def _corrected_exp(x: FloatArray, top: float, shifted: FloatArray) -> FloatArray:
    """exp(x - top), (k,), as if the difference were exact: see `_kernel`."""
    b = shifted - x
    lost = x - (shifted - b)
    b += top
    lost -= b
    weights: FloatArray = np.exp(shifted)
    lost *= weights
    weights += lost
    return weights


def _winners_gradient(y: FloatArray, winner: int, total: float, rest: float) -> float:
    """s_a Y - y_a for the winner a, written so that it does not cancel: see `_values`."""
    own = y.item(winner)
    others = total - own
    if own > others:
        without = y.copy()
        without[winner] = 0.0
        others = row_sum(without)
    return (others - own * rest) / (1.0 + rest)
