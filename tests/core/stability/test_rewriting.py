"""The lines that mend a step: SymPy prints them, and proves that both sides are equal."""

from __future__ import annotations

from typing import Any

import pytest
from sympy import (
    Indexed,
    IndexedBase,
    KroneckerDelta,
    Sum,
    Symbol,
    exp,
    expand_log,
    log,
    series,
    simplify,
)

from core.stability import REWRITINGS
from core.symbolic import derive
from core.symbolic.latex import latex
from core.symbolic.notation import LOSS, Partial, i, j, k, l, s, x, y
from core.worked.speech import speech

m, R, t, d = (Symbol(name, real=True) for name in "mRtd")
a = Symbol("a", integer=True, positive=True)
SHIFTED_SUM = Sum(exp(x[l] - m), (l, 1, k))


def at(expression: Any, size: int = 3) -> Any:
    """The expression for so many classes, with plain symbols for x and s."""
    written = expression.subs(k, size).doit()
    return written.subs({v: Symbol(str(v), positive=True) for v in written.atoms(Indexed)})


T = IndexedBase("T")
"""Stands for x - m while a formula is printed: SymPy would write e^x e^-m."""


def printed(*sides: Any) -> str:
    """Both sides as the house's printer has them, with an equals sign between."""
    text = " = ".join(latex(side) for side in sides)
    return text.replace("T_i", "x_i - m").replace("T_l", "x_l - m")


def moved_sum() -> Any:
    return Sum(exp(T[l]), (l, 1, k))


def test_softmax_does_not_change_when_all_logits_shift() -> None:
    plain = exp(x[i]) / Sum(exp(x[l]), (l, 1, k))
    moved = exp(x[i] - m) / SHIFTED_SUM
    for n in (1, 2, 3):
        assert simplify(at((plain - moved).subs(i, n))) == 0
    assert REWRITINGS["shift"].lines == (printed(plain, exp(T[i]) / moved_sum()),)


def test_the_logarithm_of_a_share_is_a_difference() -> None:
    share = exp(x[i] - m) / SHIFTED_SUM
    right = x[i] - m - log(SHIFTED_SUM)
    for n in (1, 2, 3):
        assert (
            simplify(expand_log(log(at(share.subs(i, n))) - at(right.subs(i, n)), force=True)) == 0
        )
    assert REWRITINGS["log-sum-exp"].lines == (
        rf"\log s_i = x_i - m - {printed(log(moved_sum()))}",
    )


def test_log1p_is_the_logarithm_of_the_sum_and_its_series_begins_with_the_rest() -> None:
    others = Sum(exp(x[l] - x[1]), (l, 2, k))
    assert simplify(at(SHIFTED_SUM.subs(m, x[1]) - (1 + others))) == 0  # class a is the first
    assert series(log(1 + R), R, 0, 4).removeO() == R - R**2 / 2 + R**3 / 3
    first, second = REWRITINGS["log1p"].lines
    assert first == rf"{printed(log(moved_sum()))} = \log \left(1 + R\right)"
    assert second == r"\log \left(1 + R\right) = R - \frac{R^2}{2} + \frac{R^3}{3} - \cdots"


def test_one_minus_the_winners_share_is_no_difference() -> None:
    share = 1 / (1 + R)
    assert simplify(1 - share - R / (1 + R)) == 0
    own = exp(x[1]) / Sum(exp(x[l]), (l, 1, k))
    rest = Sum(exp(x[l] - x[1]), (l, 2, k))
    assert simplify(at(own - share.subs(R, rest))) == 0
    assert REWRITINGS["one-minus-s"].lines == (
        r"s_a = \frac{1}{1 + R}",
        r"1 - s_a = \frac{R}{1 + R}",
    )


def test_the_share_cancels_in_the_product_and_the_sum_is_the_gradient() -> None:
    left = -y[i] / s[i] * (s[i] * (KroneckerDelta(i, j) - s[j]))
    right = -y[i] * (KroneckerDelta(i, j) - s[j])
    assert simplify(left - right) == 0
    first, second = REWRITINGS["fuse"].lines
    assert first == " = ".join(
        (
            r"-\frac{y_i}{s_i} s_i \left(\delta_{ij} - s_j\right)",
            r"-y_i \left(\delta_{ij} - s_j\right)",
        )
    )
    summed = sum(at(right.subs({i: n, j: 2})) for n in (1, 2, 3))
    closed = at(s[2] * Sum(y[i], (i, 1, k)) - y[2])
    assert simplify(summed - closed) == 0
    assert latex(Partial(LOSS, x[j])) in second
    for n in (1, 2, 3):
        derived = at(derive(3).gradient[n - 1])
        expected = at(s[n] * Sum(y[i], (i, 1, k)) - y[n])
        assert simplify(derived - expected) == 0


def test_what_the_shift_rounded_off_is_a_factor() -> None:
    assert simplify(exp(t + d) - exp(t) * exp(d)) == 0
    assert series(exp(d), d, 0, 3).removeO() == 1 + d + d**2 / 2


@pytest.mark.parametrize("name", REWRITINGS)
def test_every_line_can_be_spoken(name: str) -> None:
    for line in REWRITINGS[name].lines:
        assert speech(line, str)
