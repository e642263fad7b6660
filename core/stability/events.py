"""What happened to a number that is not what it should be: overflow, underflow, nan, and why."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, Final, Literal

import numpy as np

from core.stability.precision import Precision
from core.stability.ways import Values

Event = Literal[
    "overflow", "inherited", "underflow", "subnormal", "one", "0/0", "inf/inf", "y/0", "log 0",
    "0*inf", "x/inf", "cancelled",
]  # fmt: skip
"""What happened to a value: why it is not the number that it should be."""
Number = Any  # an mpf of mpmath
Reason = Callable[[Values, tuple[int, ...]], Event]


def event_of(
    operation: str,
    value: float,
    exact: Number,
    place: tuple[int, ...],
    values: Values,
    precision: Precision,
) -> Event | None:
    """What happened to a number of an operation; None where it is one."""
    reason = _REASONS.get(operation, _inherited)
    if not math.isfinite(value):
        return None if value == exact else reason(values, place)
    if value == 0 and exact != 0:
        below = exact.context.isfinite(exact) and abs(exact) < 2 * precision.tiny
        return "underflow" if below else "cancelled" if reason is _inherited else reason(
            values, place
        )  # fmt: skip
    if 0 < abs(value) < precision.tiny:
        return "subnormal"
    if value == 1 and exact < 1:
        return "one"
    return None


def _inherited(values: Values, place: tuple[int, ...]) -> Event:
    return "inherited"


def _overflow(values: Values, place: tuple[int, ...]) -> Event:
    return "overflow"


def _of_sum(values: Values, place: tuple[int, ...]) -> Event:
    return "overflow" if np.isfinite(values["exp"][0]).all() else "inherited"


def _of_quotient(values: Values, place: tuple[int, ...]) -> Event:
    own, total = float(values["exp"][0][place]), float(np.ravel(values.get("sum", [1.0]))[0])
    if math.isinf(own) and math.isinf(total):
        return "inf/inf"
    if math.isinf(total):
        return "x/inf"
    return "0/0" if own == 0 == total else "inherited"


def _of_log(values: Values, place: tuple[int, ...]) -> Event:
    s = float(values["divide"][0][place])
    if s == 1:
        return "one"
    return "log 0" if s == 0 else "inherited"


def _of_loss(values: Values, place: tuple[int, ...]) -> Event:
    log_s, y = values["log"][0], values["y"][0]
    spoilt = np.isnan(log_s).any() or np.isinf(log_s[y != 0]).any()
    if spoilt or not np.isinf(log_s).any():
        return "inherited"
    return "0*inf"


def _of_row(values: Values, place: tuple[int, ...]) -> Event:
    s, y = float(values["divide"][0][place]), float(values["y"][0][place])
    if math.isnan(s):
        return "inherited"
    if s == 0:
        return "0/0" if y == 0 else "y/0"
    return "overflow"


def _of_jacobian(values: Values, place: tuple[int, ...]) -> Event:
    return "inherited" if np.isnan(values["divide"][0]).any() else "cancelled"


def _of_gradient(values: Values, place: tuple[int, ...]) -> Event:
    row = values.get("grad-s")
    if row is None:
        return "inherited" if np.isnan(values["divide"][0]).any() else "cancelled"
    if np.isinf(row[0]).any() and not np.isnan(row[0]).any():
        return "0*inf"
    return "inherited"


_REASONS: Final[Mapping[str, Reason]] = {
    "exp": _overflow,
    "sum": _of_sum,
    "divide": _of_quotient,
    "log": _of_log,
    "loss": _of_loss,
    "grad-s": _of_row,
    "jacobian": _of_jacobian,
    "grad-x": _of_gradient,
}
