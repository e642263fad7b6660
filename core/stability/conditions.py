"""Condition numbers of what the screens show: how many times rounding of the input is magnified.

Relative to each result f, with all x_l and y_l off by the same small relative amount at worst,

    s_i         c_i = sum_l |x_l| |delta_il - s_l|
    loss        (sum_l |x_l g_l| + sum_i |y_i log s_i|) / |e|
    -y_i / s_i  1 + c_i
    J_ij        sum_l |x_l| |delta_il + delta_jl - 2 s_l|;  J_ii: |1 - 2 s_i| / (1 - s_i) c_i
    grad_x      kappa of `core.numeric.ExactValues`, of the rounding of s and y

A masked class has no rounding. Source: Higham, Accuracy and Stability, 2002, section 1.6.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import numpy as np

from core.numeric import ExactValues
from core.stability.precision import Array

Part = Literal["loss", "s", "grad-s", "jacobian", "grad-x"]


def conditions(exact: ExactValues, x: Array, y: Array, part: Part) -> list[float]:
    """Condition numbers of a part, entry by entry; x, y (k,) are the problem of `exact`.

    1 where a result is 0 or infinite and stays so.
    """
    ctx = exact.loss.context
    sizes = _numbers(ctx.mpf, np.where(np.isfinite(x), np.abs(x), 0.0))
    k, s = len(x), exact.s
    spread = [_sum(ctx, sizes, _delta(k, i) - s) for i in range(k)]
    match part:
        case "grad-x":
            return [float(kappa) for kappa in exact.kappa]
        case "s":
            return [float(c) for c in spread]
        case "grad-s":
            return [float(1 + c) if target else 1.0 for c, target in zip(spread, y, strict=True)]
        case "loss":
            return [_of_loss(ctx, exact, sizes, y)]
    return [float(_of_entry(ctx, s, sizes, spread, i, j)) for i in range(k) for j in range(k)]


def _of_loss(ctx: Any, exact: ExactValues, sizes: Array, y: Array) -> float:
    if not exact.loss or not ctx.isfinite(exact.loss):
        return 1.0
    by_x = _sum(ctx, sizes, exact.grad_x)
    by_y = sum(
        (abs(ctx.mpf(float(t)) * log_s) for t, log_s in zip(y, exact.log_s, strict=True) if t),
        ctx.zero,
    )
    return float((by_x + by_y) / abs(exact.loss))


def _of_entry(ctx: Any, s: Array, sizes: Array, spread: list[Any], i: int, j: int) -> Any:
    if not s[i] or not s[j]:
        return ctx.one
    if i != j:
        return _sum(ctx, sizes, _delta(len(s), i) + _delta(len(s), j) - 2 * s)
    return abs(1 - 2 * s[i]) / (1 - s[i]) * spread[i] if s[i] != 1 else ctx.one


def _delta(k: int, i: int) -> Array:
    row: Array = np.array([int(n == i) for n in range(k)], dtype=object)
    return row


def _sum(ctx: Any, sizes: Array, factors: Array) -> Any:
    """sum_l sizes_l |factors_l|."""
    return sum((a * abs(b) for a, b in zip(sizes, factors, strict=True)), ctx.zero)


def _numbers(convert: Callable[[float], Any], values: Array) -> Array:
    array: Array = np.frompyfunc(lambda v: convert(float(v)), 1, 1)(values)
    return array
