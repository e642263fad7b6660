"""Exact values to hold float64 results against, by mpmath.

Here the plain formulas are used, with so many digits that what they lose does not matter:
x and y are converted without rounding, `1 - s_i` may cancel as many digits as the logits and
the targets are apart or a tie is close, and GUARD_DIGITS remain. mpmath's numbers are (k,)
arrays of objects; NumPy's operators work on them.

Each thread has a context of its own, because the precision is a state of the context and
the lab answers several people at once.
"""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.limits import (
    EXACT_SPREAD_MAX,
    GUARD_DIGITS,
    QUOTIENT_STEP_DIGITS,
    SMALLEST_DIGITS,
)
from core.numeric._inputs import FloatArray, as_problem, check_targets

Number: TypeAlias = Any
"""An mpf of mpmath, which comes without types."""

Context: TypeAlias = Any
"""An MPContext of mpmath."""

ExactArray: TypeAlias = NDArray[np.object_]
"""An array of mpmath's mpf numbers."""

_THREAD = threading.local()


@dataclass(frozen=True, slots=True, eq=False)
class ExactValues:
    """Values of one problem with k classes, each right to GUARD_DIGITS digits or more."""

    s: ExactArray
    """(k,)"""
    log_s: ExactArray
    """(k,); -inf for masked classes."""
    loss: Number
    """An mpf; +inf if a masked class has y_i > 0."""
    jacobian: ExactArray
    """(k, k)"""
    grad_x: ExactArray
    """(k,)"""
    kappa: ExactArray
    """Condition of each component, (s_i (Y - y_i) + y_i (1 - s_i)) / |grad_x_i|, (k,):
    how many times the rounding of s and y is magnified. 1 where the component is 0 because
    both of its terms are, +inf where they cancel."""


@dataclass(frozen=True, slots=True, eq=False)
class Quotients:
    """Central difference quotients and the sizes to judge them by, rounded to float64."""

    s: FloatArray
    """softmax(x), (k,)."""
    grad_x: FloatArray | None
    """(e(x + h u_j) - e(x - h u_j)) / 2h, (k,); None where e is infinite."""
    jacobian: FloatArray
    """(s_i(x + h u_j) - s_i(x - h u_j)) / 2h, (k, k)."""
    scale: FloatArray
    """s_j (Y - y_j) + y_j (1 - s_j), (k,): the sum of the absolute terms of column j."""


def exact_values(x: ArrayLike, y: ArrayLike) -> ExactValues:
    """Softmax, its logarithm, loss, Jacobian, gradient and condition; x, y (k,).

    Works with GUARD_DIGITS + (max x - min x) / 2.3 digits, and more where targets lie far
    apart or logits almost tie: about 8700 for logits 20 000 apart.
    Edges: x_i = -inf gives s_i = 0.
    Raises ValueError as `cross_entropy` does, for x that is not (k,), and for finite logits
    more than EXACT_SPREAD_MAX apart.
    """
    logits, targets = _checked(x, y)
    digits = _spread_digits(logits) + _tie_digits(logits) + _target_digits(targets)
    ctx = _context(GUARD_DIGITS + digits)
    t, E, S = _exponentials(ctx, logits)
    y_exact = _convert(ctx, targets)
    s, Y = E / S, y_exact.sum()
    with ctx.workdps(GUARD_DIGITS):  # both parts are <= 0: no need for more digits
        log_s = t - ctx.log(S)
        loss = sum((-a * b for a, b in zip(y_exact, log_s, strict=True) if a), ctx.zero)
    jacobian = s[:, None] * (_convert(ctx, np.eye(len(s))) - s[None, :])
    grad_x = s * Y - y_exact
    scale = s * (Y - y_exact) + y_exact * (1 - s)
    kappa = [_condition(ctx, a, b) for a, b in zip(scale, grad_x, strict=True)]
    return ExactValues(s, log_s, loss, jacobian, grad_x, _objects(kappa))


def difference_quotients(x: ArrayLike, y: ArrayLike) -> Quotients:
    """Derivatives of the loss and of softmax from their values alone; x, y (k,).

    No formula of a gradient enters: e = Y log sum_i exp(x_i) - sum_i y_i x_i is evaluated at
    x + h u_j and x - h u_j (u_j the unit vectors), h = 10^-QUOTIENT_STEP_DIGITS. The relative
    error h^2 and the cancellation are far below what float64 resolves, so each quotient
    rounds to the float64 nearest to the derivative. Only one exponential changes with x_j,
    so all k are shared.
    Edges: a masked class has quotient 0. If y_i > 0 there, the loss is infinite on both
    sides, and `grad_x` is None. Raises ValueError as `exact_values` does.
    """
    logits, targets = _checked(x, y)
    digits = min(_spread_digits(logits), SMALLEST_DIGITS) + _tie_digits(logits)
    ctx = _context(GUARD_DIGITS + digits + _target_digits(targets) + QUOTIENT_STEP_DIGITS)
    t, E, S = _exponentials(ctx, logits)
    y_exact, h = _convert(ctx, targets), ctx.mpf(10) ** -QUOTIENT_STEP_DIGITS
    s, Y = E / S, y_exact.sum()
    jacobian = np.array([_softmax_quotients(ctx, E, S, j, h) for j in range(len(E))]).T
    defined = not np.any((targets > 0) & np.isneginf(logits))
    grad_x = _loss_quotients(ctx, t, E, S, y_exact, h) if defined else None
    scale = s * (Y - y_exact) + y_exact * (1 - s)
    return Quotients(_floats(s), grad_x, jacobian, _floats(scale))


def ulps(value: ArrayLike, exact: ArrayLike) -> FloatArray:
    """Distance |value - exact| in ulps of exact; float64 (...) and mpf (...) -> (...).

    One ulp is the distance of neighbouring float64 numbers at `exact`, 2^-1074 at 0 and for
    all subnormal numbers. A result rounded to nearest has at most 0.5.
    Edges: equal infinities, and an infinite value where exact rounds to it, are 0 apart; a nan
    is nan apart, all else infinite inf.
    """
    with np.errstate(over="ignore"):  # a distance beyond float64 is inf
        distances = np.frompyfunc(_ulps, 2, 1)(np.asarray(value, dtype=np.float64), exact)
    return np.asarray(distances, dtype=np.float64)[()]


def _ulps(value: float, exact: Number) -> float:
    """`ulps` of one number."""
    if not math.isfinite(value):
        return math.nan if math.isnan(value) else 0.0 if value == float(exact) else math.inf
    ctx = exact.context
    if not ctx.isfinite(exact):
        return math.inf
    exponent = max(int(ctx.mag(exact)) - 1, -1022) if exact else -1022
    return float(ctx.ldexp(abs(ctx.mpf(value) - exact), 52 - exponent))


def _context(digits: int) -> Context:
    """This thread's mpmath context, set to so many decimal digits."""
    if not hasattr(_THREAD, "context"):
        import mpmath  # here, as it takes a third of NumPy's time and the first numbers need none

        _THREAD.context = mpmath.MPContext()
    _THREAD.context.dps = digits
    return _THREAD.context


def _checked(x: ArrayLike, y: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """x and y (k,), with the errors that `exact_values` promises."""
    logits, targets = as_problem(x, y)
    check_targets(targets, targets.sum(keepdims=True))
    if not -np.inf < logits.max() < np.inf:
        raise ValueError("logits must be numbers below +inf, and one of them finite")
    if _spread(logits) > EXACT_SPREAD_MAX:
        raise ValueError(f"logits more than {EXACT_SPREAD_MAX:g} apart")
    return logits, targets


def _spread(x: FloatArray) -> float:
    """Largest minus least finite logit."""
    return float(np.ptp(x[np.isfinite(x)]))


def _spread_digits(x: FloatArray) -> int:
    """Decimal digits between the largest and the least exponential."""
    return math.ceil(_spread(x) / math.log(10))


def _tie_digits(x: FloatArray) -> int:
    """Digits after the point in which logits first differ that are all but equal to the largest.

    If x differs from a tie by 1e-300, s may differ from y / Y by as little.
    """
    gaps = x.max() - x
    return math.ceil(-math.log10(gaps.min(where=gaps > 0.0, initial=1.0)))


def _target_digits(y: FloatArray) -> int:
    """Decimal digits from the largest target (or 1) to the least positive one (or 1)."""
    magnitudes = np.log10(y[y > 0.0])
    return math.ceil(float(magnitudes.max(initial=0.0) - magnitudes.min(initial=0.0)))


def _exponentials(ctx: Context, x: FloatArray) -> tuple[ExactArray, ExactArray, Number]:
    """t = x - max(x), E = exp(t) (k,), S = sum(E), to the working precision.

    A small E needs no more digits than reach as far after the point as those of S: that is
    what keeps logits 20 000 apart affordable.
    """
    t = _convert(ctx, x) - ctx.mpf(float(x.max()))
    E = []
    for t_i in t:
        drop = int(max(t_i, -EXACT_SPREAD_MAX) / math.log(10))
        with ctx.workdps(max(ctx.dps + drop, GUARD_DIGITS)):
            E.append(ctx.exp(t_i))
    exponentials = _objects(E)
    return t, exponentials, exponentials.sum()


def _loss_quotients(
    ctx: Context, t: ExactArray, E: ExactArray, S: Number, y: ExactArray, h: Number
) -> FloatArray:
    """Difference quotients of the loss in every logit, (k,)."""
    Y, up, down = y.sum(), ctx.expm1(h), ctx.expm1(-h)
    dot = sum((a * b for a, b in zip(y, t, strict=True) if a), ctx.zero)  # 0 * log 0 = 0

    def loss(j: int, factor: Number, step: Number) -> Number:
        return Y * ctx.log(S + E[j] * factor) - (dot + y[j] * step)

    differences = [loss(j, up, h) - loss(j, down, -h) for j in range(len(y))]
    return _resolved(ctx, _objects(differences) / (2 * h), Y)


def _softmax_quotients(ctx: Context, E: ExactArray, S: Number, j: int, h: Number) -> FloatArray:
    """Difference quotients of all s_i in x_j, (k,)."""
    sides = []
    for step in (h, -h):
        moved = E.copy()
        moved[j] = E[j] * ctx.exp(step)
        sides.append(moved * (1 / (S - E[j] + moved[j])))
    return _resolved(ctx, (sides[0] - sides[1]) / (2 * h), E / S)


def _resolved(ctx: Context, quotients: ExactArray, size: Number) -> FloatArray:
    """Quotients as float64, with 0 for what is only the rounding of the differenced values.

    Those are right to the working precision relative to `size`, and the division by h takes
    QUOTIENT_STEP_DIGITS of it; ten digits are kept as a margin. A derivative that is exactly
    0, such as of the only class that is not masked, would otherwise show as 10^-60.
    """
    noise = size * ctx.mpf(10) ** (QUOTIENT_STEP_DIGITS + 10 - ctx.dps)
    return _floats(np.where(np.abs(quotients) <= noise, ctx.zero, quotients))


def _condition(ctx: Context, scale: Number, component: Number) -> Number:
    """scale / |component| with 0 / 0 = 1: two terms that vanish do not cancel."""
    if component:
        return scale / abs(component)
    return ctx.inf if scale else ctx.one


def _convert(ctx: Context, array: FloatArray) -> ExactArray:
    """float64 numbers as mpf numbers, without rounding."""
    return np.frompyfunc(lambda v: ctx.mpf(float(v)), 1, 1)(array)  # type: ignore[no-any-return]


def _objects(numbers: list[Any]) -> ExactArray:
    """A list of mpf numbers as an array."""
    array = np.empty(len(numbers), dtype=np.object_)
    array[:] = numbers
    return array


def _floats(numbers: ExactArray) -> FloatArray:
    """mpf numbers rounded to float64; those that round to 0 are 0.0, not -0.0."""
    return numbers.astype(np.float64) + 0.0
