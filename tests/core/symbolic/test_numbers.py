"""The reader's numbers in a line come from the line itself."""

from __future__ import annotations

import math

import pytest
import sympy as sp

from core.symbolic import derive
from core.symbolic.notation import LOSS, SIGMA, Partial, k, l, s, x, y
from core.symbolic.numbers import evaluate, leaves, written_out


def test_leaves_are_what_needs_a_number() -> None:
    assert leaves(derive(2).step("total").rhs) == {x[1], x[2]}
    assert leaves(derive(2).step("softmax").rhs) == {x[1], x[2], SIGMA}
    assert leaves(derive(2).step("cross-entropy").lhs) == {LOSS}
    assert leaves(derive(2).step("chain-rule").rhs) == {
        *(Partial(LOSS, s[m]) for m in (1, 2)),
        *(Partial(s[m], x[1]) for m in (1, 2)),
    }
    assert leaves(derive(3).step("result").rhs) == {
        *(s[m] for m in (1, 2, 3)),
        *(y[m] for m in (1, 2, 3)),
    }
    assert leaves(sp.Sum(y[l], (l, 1, k))) == frozenset()


def test_sums_to_a_given_k_are_written_out() -> None:
    assert written_out(sp.Sum(y[l], (l, 1, 3))) == y[1] + y[2] + y[3]
    open_sum = sp.Sum(y[l], (l, 1, k))
    assert written_out(open_sum) == open_sum


@pytest.mark.parametrize("size", [2, 3, 10])
def test_both_sides_of_every_line_have_the_same_value(size: int) -> None:
    logits = [0.3 * m - 1 for m in range(size)]
    t = [1.0] + [0.0] * (size - 1)  # one label of the first class: every case line applies but one
    total = sum(math.exp(a) for a in logits)
    out = [math.exp(a) / total for a in logits]
    values: dict[sp.Basic, float] = {SIGMA: total, LOSS: -math.log(out[0])}
    for a in range(size):
        values |= {x[a + 1]: logits[a], y[a + 1]: t[a], s[a + 1]: out[a]}
        values[Partial(LOSS, s[a + 1])] = -t[a] / out[a]
        values[Partial(LOSS, x[a + 1])] = out[a] - t[a]
        for b in range(size):
            values[Partial(s[a + 1], x[b + 1])] = out[a] * ((a == b) - out[b])
    for step in derive(size).steps:
        if step.id != "no-labels":
            left, right = evaluate(step.lhs, values), evaluate(step.rhs, values)
            assert len(left) == len(right)
            for row_l, row_r in zip(left, right, strict=True):
                assert row_l == pytest.approx(row_r, rel=1e-13, abs=1e-15), step.id


def test_values_are_rounded_once() -> None:
    third = {s[1]: 1 / 3, y[1]: 1e16}
    exact = sp.Rational(1 / 3) * (1 - sp.Rational(1 / 3))
    assert evaluate(s[1] * (1 - s[1]), third) == [[float(exact)]]
    assert evaluate((y[1] + s[1]) - y[1], third) == [[1 / 3]]


def test_masked_classes() -> None:
    assert evaluate(sp.exp(x[1]), {x[1]: -math.inf}) == [[0.0]]
    assert math.isnan(evaluate(-y[1] / s[1], {y[1]: 1.0, s[1]: 0.0})[0][0])
    assert evaluate(LOSS, {LOSS: math.inf}) == [[math.inf]]


def test_a_missing_number_is_an_error() -> None:
    with pytest.raises(KeyError):
        evaluate(s[1] * y[1], {s[1]: 0.5})
