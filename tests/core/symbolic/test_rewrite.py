"""Rearrangements change the look of a line and never its value."""

from __future__ import annotations

import pytest
import sympy as sp

from core.symbolic.notation import s, y
from core.symbolic.rewrite import positive_inside, same, written_sum


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (-s[1] * (s[1] - 1), s[1] * (1 - s[1])),
        (s[1] * (1 - s[1]), s[1] * (1 - s[1])),
        (-s[1] * s[2], -s[1] * s[2]),
        (-(s[1] + 1) * (s[2] + 1), -(s[1] + 1) * (s[2] + 1)),
        (s[1], s[1]),
    ],
)
def test_a_minus_moves_into_the_only_difference(before: sp.Expr, after: sp.Expr) -> None:
    assert positive_inside(before) == after


def test_a_written_sum_keeps_order_and_drops_zeros() -> None:
    terms = [y[2], sp.Integer(0), -y[2], y[1]]
    assert written_sum(terms, y[1]).args == (y[2], -y[2], y[1])
    assert written_sum([sp.Integer(0)]) == 0
    assert written_sum([y[1]]) == y[1]


def test_what_is_not_a_rearrangement_is_an_error() -> None:
    with pytest.raises(ArithmeticError, match="not a rearrangement"):
        same(s[1] * (s[1] - 1), s[1] * (1 - s[1]))
