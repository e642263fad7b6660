"""Squared error behind softmax, e2 = 1/2 sum (s_i - y_i)^2: its gradient in x, line by line.

    derive_squared_error(3, 1).steps     from the chain rule to the closed form, for x_1

The Jacobian is the one of `concrete`; SymPy differentiates e2 by each output, multiplies and
collects. Each line is checked on the model of `check.py`, which differentiates e2 by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sympy import Add, Expr, Integer, Mul, Rational, diff

from core.limits import DERIVATIONS_CACHED, K_MAX
from core.symbolic.concrete import check_size, classes
from core.symbolic.notation import Partial, s, x, y
from core.symbolic.rewrite import same, written_sum
from core.symbolic.steps import Step
from core.translation import N_

_LINES = {
    "squared-chain-rule": (
        N_("chain rule"),
        N_("One logit changes all outputs, and each output carries its share into the loss."),
    ),
    "squared-component": (
        N_("substitution"),
        N_("The derivative of (s − y)² / 2 is s − y; the Jacobian brings the outputs in."),
    ),
    "squared-collapse": (
        N_("result"),
        N_("The output in front stays: where it is near 0, the component is too."),
    ),
}


@dataclass(frozen=True)
class SquaredError:
    """The lines for one component, and what they lead to.

    loss: e2 in s and y. steps: the lines. component: de2/dx_j in s and y.
    """

    loss: Expr
    steps: tuple[Step, ...]
    component: Expr


@lru_cache(maxsize=DERIVATIONS_CACHED * K_MAX)
def derive_squared_error(k: int, j: int) -> SquaredError:
    """de2/dx_j = s_j ((s_j - y_j) - sum_i s_i (s_i - y_i)) for k classes; j from 1.

    Raises ValueError unless k is an int from 2 to 10 and j one of its classes.
    """
    check_size(k)
    if not 1 <= j <= k:
        raise ValueError(f"class {j} is not one of 1 to {k}")
    base = classes(k)
    loss = Rational(1, 2) * Add(*((s[m] - y[m]) ** 2 for m in base.places))
    asked = Partial(loss, x[j])
    slopes = [diff(loss, s[m]) for m in base.places]
    links = [slope * Partial(s[m], x[j]) for m, slope in zip(base.places, slopes, strict=True)]
    entries = [base.jacobian[m - 1, j - 1] for m in base.places]
    products = [
        Mul(slope, entry, evaluate=False) for slope, entry in zip(slopes, entries, strict=True)
    ]
    value = _collected(slopes, j, Add(*products))
    formulas = (written_sum(links), written_sum(products, value), value)
    steps = tuple(
        Step(name, rule, asked, formula, note, k=k)
        for (name, (rule, note)), formula in zip(_LINES.items(), formulas, strict=True)
    )
    return SquaredError(loss, steps, value)


def _collected(slopes: list[Expr], j: int, product: Expr) -> Expr:
    """s_j ((s_j - y_j) - sum_i s_i (s_i - y_i)), asserted to equal the row times the column."""
    weighted = Add(*(s[m] * slope for m, slope in enumerate(slopes, 1)))
    inner = Add(slopes[j - 1], Mul(Integer(-1), weighted, evaluate=False), evaluate=False)
    return same(Mul(s[j], inner, evaluate=False), product)
