"""Gradient descent on the logits of one problem, and where it can lead."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.limits import (
    DESCENT_SETTLED,
    DESCENT_STEPS_MAX,
    X_ABS_MAX,
)
from core.numeric._inputs import FloatArray, as_problem, norms, row_sum
from core.numeric._softmax import softmax_jacobian
from core.numeric._values import problem_values


@dataclass(frozen=True, slots=True, eq=False)
class Descent:
    """The path from the start (row 0) on; n steps have n + 1 rows."""

    x: FloatArray
    """Logits, (n + 1, k)."""
    s: FloatArray
    """softmax(x), (n + 1, k)."""
    loss: FloatArray
    """Cross-entropy, (n + 1,)."""
    grad_x: FloatArray
    """Its gradient, (n + 1, k)."""
    norm: FloatArray
    """Euclidean norm of the gradient, (n + 1,)."""
    left: bool
    """Whether it ended early because a logit was about to leave +- X_ABS_MAX."""


def descend(x: ArrayLike, y: ArrayLike, rate: float, steps: int, momentum: float = 0.0) -> Descent:
    """v <- momentum v - rate grad_x(x), x <- x + v, `steps` times from v = 0; x, y (k,).

    Edges: a masked logit stays masked, and moves nothing; a path that would leave the range of
    legal logits ends before it does. 0 steps give the start alone.
    Raises ValueError as `cross_entropy` does, for x that is not (k,), and unless rate is finite
    and above 0, 0 <= momentum < 1, and 0 <= steps <= DESCENT_STEPS_MAX.
    Source: Polyak 1964, Some methods of speeding up the convergence of iteration methods.
    """
    logits, targets = as_problem(x, y)
    if not (np.isfinite(rate) and rate > 0.0 and 0.0 <= momentum < 1.0):
        raise ValueError("the rate must be above 0, and the momentum from 0 to below 1")
    if not 0 <= steps <= DESCENT_STEPS_MAX:
        raise ValueError(f"from 0 to {DESCENT_STEPS_MAX} steps are possible")
    now, velocity, left = logits, np.zeros_like(logits), False
    points, path = [now], [problem_values(now, targets)]
    for _ in range(steps):
        velocity = momentum * velocity - rate * path[-1].grad_x
        now = now + velocity
        left = bool(np.maximum.reduce(np.abs(now), where=now > -np.inf, initial=0.0) > X_ABS_MAX)
        if left:
            break
        points.append(now)
        path.append(problem_values(now, targets))
    grad_x = np.array([step.grad_x for step in path])
    return Descent(
        x=np.array(points),
        s=np.array([step.s for step in path]),
        loss=np.array([step.loss for step in path]),
        grad_x=grad_x,
        norm=norms(grad_x),
        left=left,
    )


def optimum(x: ArrayLike, y: ArrayLike) -> FloatArray | None:
    """The s that descent tends to: y / sum(y); x, y (k,) -> (k,). None if there is none.

    None where y = 0 (the loss is 0 everywhere) and where a masked class has a target (the loss
    is infinite everywhere).
    """
    logits, targets = as_problem(x, y)
    total = row_sum(targets)
    if total == 0.0 or np.any((logits == -np.inf) & (targets > 0.0)):
        return None
    goal: FloatArray = targets / total
    return goal


def unbounded_logits(x: ArrayLike, y: ArrayLike) -> list[int]:
    """Classes (from 0) whose s has to become 0 at the optimum: their logits fall for ever.

    That is every class that is not masked and has no target, if another one has; x, y (k,). No
    finite logit gives s = 0, so if there are any, no finite x is optimal: the gap between them
    and the labelled classes grows for ever, like the logarithm of the number of steps, and the
    loss only tends to its infimum.
    """
    logits, targets = as_problem(x, y)
    if not targets.any():
        return []
    return [int(i) for i in np.flatnonzero((targets == 0.0) & (logits > -np.inf))]


def least_loss(y: ArrayLike) -> float:
    """The infimum of the loss over x: -sum_i y_i log(y_i / Y), with 0 log 0 = 0; y (k,).

    0 for a single label and for none; Y times the entropy of y / Y otherwise.
    """
    targets = np.sort(np.asarray(y, dtype=np.float64))  # their order changes no digit
    kept = targets[targets > 0.0]
    if not len(kept):
        return 0.0
    return float(np.sum(kept * (np.log(kept.sum()) - np.log(kept)))) + 0.0


def rate_limit(y: ArrayLike, momentum: float = 0.0) -> float:
    """The rate above which descent cannot settle at s = y / Y; y (k,). inf where none is known.

    The Hessian of the loss in x is Y J(s). A step multiplies an error along its largest
    eigenvalue h by 1 - rate h, or with momentum m by the roots of z^2 - (1 + m - rate h) z + m;
    these leave the unit circle at rate = 2 (1 + m) / h.
    Edges: h = 0 (one label, or none) gives inf, as does a limit beyond float64.
    Source: Goh 2017, Why momentum really works.
    """
    targets = np.sort(np.asarray(y, dtype=np.float64))  # their order changes no digit
    total = targets.sum()
    if total == 0.0:
        return float(np.inf)
    with np.errstate(divide="ignore"):
        logits = np.log(targets / total)
    share = np.linalg.eigvalsh(softmax_jacobian(logits))[-1]  # h / Y: Y may be subnormal
    with np.errstate(over="ignore"):
        return float(2.0 * (1.0 + momentum) / share / total) if share > 1e-12 else float(np.inf)


def classify_descent(path: Descent) -> str:
    """What the path does, as a name: the first of these that fits.

    `still`: the gradient is 0 at the start. `left`: the logits left their range.
    `arrived`: the gradient has shrunk to DESCENT_SETTLED of its largest.
    `oscillates`: turns back and forth at the end, and the gradient is no smaller than before.
    `overshoots`: turns back and forth, or the loss rises at times, while the gradient shrinks.
    `descends`: the loss falls at every step.
    """
    if path.norm[0] == 0.0:
        return "still"
    if path.left:
        return "left"
    if path.norm[-1] <= DESCENT_SETTLED * path.norm.max():
        return "arrived"
    turns = _turns(path)
    if turns[len(turns) // 2 :].any() and _no_smaller(path.norm):
        return "oscillates"
    if rises(path) > 0 or turns.any():
        return "overshoots"
    return "descends"


def rises(path: Descent) -> int:
    """At how many steps the loss went up, by more than rounding."""
    if not np.isfinite(path.loss).all():
        return 0
    return int(np.sum(np.diff(path.loss) > 1e-12 * np.abs(path.loss[:-1])))


def _turns(path: Descent) -> NDArray[np.bool_]:
    """Whether each step goes back against the one before: their inner product is negative."""
    with np.errstate(invalid="ignore"):
        moves = np.nan_to_num(np.diff(path.x, axis=0))
    back: NDArray[np.bool_] = np.sum(moves[1:] * moves[:-1], axis=1) < 0.0
    return back


def _no_smaller(norm: FloatArray) -> bool:
    """Whether the last quarter of the norms reaches 90 % of the quarter before the middle."""
    quarter = max(1, len(norm) // 4)
    return bool(norm[-quarter:].max() >= 0.9 * norm[quarter : 2 * quarter + 1].max())
