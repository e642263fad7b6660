"""Do three ways to the gradient agree: closed form, row vector times Jacobian, differences?

Distances are in ulps of the sum of the absolute terms of a column,

    unit_j = 2^-52 (s_j (Y - y_j) + y_j (1 - s_j)),

not of the component itself. Near the optimum s = y / Y these terms cancel, and the rounding
of s and y alone, which no formula can undo, moves the component by many of its own ulps; that
is the problem's condition, not an error of the three ways. Where nothing cancels (one-hot y)
both are the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from core.limits import (
    GRADIENT_C,
    JACOBIAN_ULPS,
    PRODUCT_ADDITION_ULPS,
    PRODUCT_TERM_ULPS,
    ROW_VECTOR_ULPS,
    SUBNORMAL_FLOOR,
    ULP,
)
from core.numeric._chain import ForwardBackward
from core.numeric._exact import Quotients, difference_quotients
from core.numeric._inputs import FloatArray, as_pair

_TINY = float(np.finfo(np.float64).tiny)
_SUBNORMAL = float(np.finfo(np.float64).smallest_subnormal)


@dataclass(frozen=True, slots=True, eq=False)
class Agreement:
    """How far the ways to one gradient lie apart, and how far they may."""

    closed_ulps: float | None
    """Closed form against difference quotients of the loss, the worst component; None where
    the loss is infinite and has no difference quotients."""
    product_ulps: float
    """Row vector times Jacobian against closed form, the worst component."""
    jacobian_ulps: float
    """The Jacobian against difference quotients of softmax, the worst entry, in its own ulps."""
    grad_s_ulps: float
    """The row vector against -y / s, the worst component, in its own ulps."""
    closed_tolerance: float
    product_tolerance: float
    jacobian_tolerance: float
    grad_s_tolerance: float
    product: FloatArray
    """The row vector times the Jacobian as float64 gives it, (k,)."""
    quotients: FloatArray | None
    """The difference quotients of the loss, (k,); None where it is infinite."""

    @property
    def differences_defined(self) -> bool:
        """False where the loss is infinite: finite differences of it are undefined."""
        return self.quotients is not None

    @property
    def ok(self) -> bool:
        """Whether every distance that is defined keeps its tolerance (nan does not)."""
        closed = 0.0 if self.closed_ulps is None else self.closed_ulps
        return (
            closed <= self.closed_tolerance
            and self.product_ulps <= self.product_tolerance
            and self.jacobian_ulps <= self.jacobian_tolerance
            and self.grad_s_ulps <= self.grad_s_tolerance
        )


def agreement(values: ForwardBackward, x: ArrayLike, y: ArrayLike) -> Agreement:
    """Compare `values`, made by `forward_backward(x, y)`, for one problem x, y (k,).

    Closed form `grad_x`, product `grad_s @ jacobian`, and high-precision difference quotients
    of the loss; and, because a one-hot y hides all rows of the Jacobian but one, Jacobian and
    row vector by themselves.
    Edges: where s_i or s_i s_j lies below the normal range, -y_i / s_i times s_i (...) has no
    digits in float64 (or is -inf * 0), and the product takes `terms`; the absolute floor of
    the product is 2^-1070 max(1, Y), because Y multiplies what a subnormal s lacks. An
    infinite loss leaves out the comparison with difference quotients only.
    Raises ValueError as `exact_values` does. Meant for k <= 10: k^2 numbers of 100 digits.
    """
    _, targets = as_pair(x, y)
    floor = SUBNORMAL_FLOOR * max(1.0, float(targets.sum()))
    exact = difference_quotients(x, y)
    grad_s = _exact_grad_s(exact.s, targets)
    product = _product(values, exact, grad_s)
    return Agreement(
        closed_ulps=(
            None if exact.grad_x is None else _worst(values.grad_x, exact.grad_x, exact.scale)
        ),
        product_ulps=_worst(product, values.grad_x, exact.scale, floor),
        jacobian_ulps=_worst(values.jacobian, exact.jacobian, np.abs(exact.jacobian)),
        grad_s_ulps=_grad_s_ulps(values.grad_s, grad_s, exact.s),
        closed_tolerance=GRADIENT_C / 2,
        product_tolerance=product_tolerance(len(targets)),
        jacobian_tolerance=JACOBIAN_ULPS,
        grad_s_tolerance=ROW_VECTOR_ULPS,
        product=product,
        quotients=exact.grad_x,
    )


def product_tolerance(k: int) -> float:
    """How many ulps row vector times Jacobian and closed form may lie apart, for k classes.

    Each of the k terms has at most PRODUCT_TERM_ULPS of its size, each of the k - 1 additions
    half an ulp of their sum, and the closed form GRADIENT_C / 2.
    """
    return PRODUCT_TERM_ULPS + (k - 1) * PRODUCT_ADDITION_ULPS + GRADIENT_C / 2


def _exact_grad_s(s: FloatArray, y: FloatArray) -> FloatArray:
    """-y / s, (k,), 0 where y = 0, from softmax rounded from its exact value."""
    with np.errstate(divide="ignore", over="ignore"):
        return 0.0 - np.divide(y, s, out=np.zeros_like(s), where=y > 0.0)


def _product(values: ForwardBackward, exact: Quotients, grad_s: FloatArray) -> FloatArray:
    """grad_s @ jacobian, (k,), with `terms` where a factor has no digits left.

    Where that is so is decided by the exact values: a wrong factor must not excuse itself.
    """
    lost = (np.abs(exact.jacobian) < _TINY) | ~np.isfinite(grad_s)[:, None]
    with np.errstate(invalid="ignore", over="ignore"):
        if not lost.any():
            return values.grad_s @ values.jacobian
        products = values.grad_s[:, None] * values.jacobian
        return np.asarray(np.where(lost, values.terms, products).sum(axis=0))


def _worst(
    value: FloatArray, reference: FloatArray, scale: FloatArray, floor: float = SUBNORMAL_FLOOR
) -> float:
    """max |value - reference| / (2^-52 scale), after the absolute floor; nan stays nan."""
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        beyond = np.maximum(np.abs(value - reference) - floor, 0.0)
        distances = np.where(beyond == 0.0, 0.0, beyond / scale / ULP)
    return float(distances.max())


def _grad_s_ulps(value: FloatArray, reference: FloatArray, s: FloatArray) -> float:
    """Worst distance of the row vector in its own ulps, wider where s itself is subnormal.

    -y_i / s_i has the digits of s_i, whose spacing is 2^-1074 at least; where not even one
    digit of s_i is certain, only 0 for y_i = 0 can be asked for.
    """
    known = (s > ROW_VECTOR_ULPS * _SUBNORMAL) | (reference == 0.0)
    spacing = np.maximum(ULP, _SUBNORMAL / np.where(known & (s > 0.0), s, 1.0))
    equal = value == reference
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        relative = np.abs(value - reference) / np.abs(reference) / spacing
    distances = np.where(equal | ~known, 0.0, relative)
    return float(distances.max())
