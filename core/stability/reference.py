"""Loss and gradient of many problems with more digits than float64 has, to count digits by.

Along a curve of some hundred problems mpmath would take as long as all the rest a hundred times
over. So the lab's own operations are done in NumPy's long double where that has 64 binary digits
or more, as on x86: 11 more than float64. Tests hold it against mpmath: a component is off by at
most GRADIENT_C 2^-64 times its condition number. Elsewhere mpmath does it, slowly.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np

from core.numeric import exact_values
from core.stability.precision import Array, Precision
from core.stability.ways import run

EXTENDED: Final = Precision("longdouble")
HAS_EXTENDED: Final = EXTENDED.bits >= 64
_LEAST: Final = np.finfo(np.longdouble).tiny
_CURVES: Final = 64  # kept: those that an edit of a setting asks for again


@dataclass(frozen=True, eq=False)
class Reference:
    """What is true, of n problems: numbers of long double, or of mpmath."""

    loss: Array
    """(n,)"""
    grad_x: Array
    """(n, k)"""


def reference(x: Array, y: Array) -> Reference:
    """Loss and gradient of the problems x, y (n, k), as they stand in their type.

    Edges: a masked class (-inf) with a target has an infinite loss. What is not 0, but below
    the range of long double, is its least number.
    """
    if not HAS_EXTENDED:
        return _by_mpmath(x, y)
    wide_x, wide_y = x.astype(np.longdouble), y.astype(np.longdouble)
    values = run("lab", wide_x, wide_y, EXTENDED)
    loss, grad_x = values["loss"], values["grad-x"]
    # What is 0 in long double, and is not: a share below its range, of a class that is there.
    there, labelled = wide_x > -np.inf, wide_y > 0
    alone = there.sum(axis=1) == 1
    far = (values["rest"] == 0) & ~alone & labelled.any(axis=1)
    least = np.where(there & far[:, None], _LEAST, np.longdouble(0))
    vanished = (grad_x == 0) & (~labelled | (labelled.sum(axis=1) == 1)[:, None])
    return Reference(
        np.where((loss == 0) & far, _LEAST, loss),
        np.where(vanished, np.where(labelled, -least, least), grad_x),
    )


def _by_mpmath(x: Array, y: Array) -> Reference:
    exact = [_exact(*(tuple(row.tolist()) for row in pair)) for pair in zip(x, y, strict=True)]
    losses, gradients = np.empty(len(x), dtype=object), np.empty(x.shape, dtype=object)
    for n, (loss, gradient) in enumerate(exact):
        losses[n], gradients[n] = loss, gradient
    return Reference(losses, gradients)


@lru_cache(maxsize=_CURVES)
def _exact(x: tuple[float, ...], y: tuple[float, ...]) -> tuple[Any, Any]:
    values = exact_values(x, y)
    return values.loss, values.grad_x


def correct_digits(value: Array, exact: Array, precision: Precision) -> Array:
    """Correct decimal digits of values of a type: -log10 of the relative error, (...) float64.

    At least 0, and at most the digits of a correctly rounded result, which `precision` has. A
    value that is not a number, or infinite where the truth is not, has none; the exact 0 and the
    right infinity have all.
    """
    with np.errstate(all="ignore"):
        wide = value.astype(exact.dtype)
        same = np.asarray(wide == exact, dtype=bool)
        wrong = ~np.isfinite(value) | _is_infinite(exact)
        error = np.where(same | wrong, 0, np.abs(wide - exact)) / np.where(exact == 0, 1, exact)
        relative = np.abs(error.astype(np.float64))
        relative[np.asarray(exact == 0, dtype=bool) & ~same] = 1.0
        digits = -np.log10(np.maximum(relative, 2.0**-precision.bits))
    digits = np.where(wrong & ~same, 0.0, np.where(same, precision.digits, digits))
    return np.clip(digits, 0.0, precision.digits) + 0.0


def _is_infinite(exact: Array) -> Array:
    infinite: Array = np.abs(exact) == np.inf
    return infinite.astype(bool)


def last_right_place(value: Array, exact: Array, precision: Precision) -> Array:
    """Up to which power of ten digits are right, (...) float64: -3 where 0.1234 is right to 0.123.

    The least p with |value - exact| <= 10^p / 2; -inf where the value is rounded rightly, inf
    where it is 0 or no number and should be one.
    """
    digits = correct_digits(value, exact, precision)
    with np.errstate(all="ignore"):
        error = np.abs(value.astype(exact.dtype) - exact).astype(np.float64)
        places = np.ceil(np.log10(2 * error))
    right = digits >= precision.digits
    known = np.isfinite(error) & (value != 0)
    return np.where(right, -np.inf, np.where(known, places, np.inf))
