"""The derivation of squared error's gradient: lines that hold, and a check that can fail."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sympy as sp

from core.symbolic.notation import s, x, y
from core.symbolic.squared_error import derive_squared_error


@pytest.mark.parametrize("k", [2, 3, 5])
def test_every_line_is_proved(k: int) -> None:
    for j in (1, k):
        made = derive_squared_error(k, j)
        assert [step.check().kind for step in made.steps] == ["proved"] * 3
        assert all(step.check().ok for step in made.steps)
        assert made.steps[-1].rhs == made.component


def test_a_wrong_line_is_noticed() -> None:
    step = derive_squared_error(3, 1).steps[-1]
    for wrong in (step.rhs / s[1], -step.rhs, step.rhs + s[1] * y[1] * s[2]):
        assert not replace(step, rhs=wrong).check().ok


def test_it_is_what_sympy_finds_from_x_alone() -> None:
    k = 3
    total = sum(sp.exp(x[m]) for m in range(1, k + 1))
    outputs = {s[m]: sp.exp(x[m]) / total for m in range(1, k + 1)}
    made = derive_squared_error(k, 2)
    slope = sp.diff(made.loss.xreplace(outputs), x[2])
    point = {x[1]: 1, x[2]: sp.Rational(1, 3), x[3]: -2, y[1]: 0, y[2]: 2, y[3]: sp.Rational(1, 2)}
    difference = (slope - made.component.xreplace(outputs)).subs(point)
    assert abs(difference.evalf(40)) < 1e-35


@pytest.mark.parametrize(("k", "j"), [(1, 1), (11, 1), (3, 0), (3, 4), (True, 1)])
def test_what_is_no_component_is_refused(k: int, j: int) -> None:
    with pytest.raises(ValueError, match=r"k |class"):
        derive_squared_error(k, j)
