"""SymPy's derivation, turned into functions, equals core.numeric on the same problems."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from core.numeric import (
    cross_entropy,
    cross_entropy_grad_s,
    cross_entropy_grad_x,
    softmax,
    softmax_jacobian,
)
from core.symbolic import derive
from core.symbolic.notation import SIGMA, s, x, y

Vector = NDArray[np.float64]
ALL_K = range(2, 11)
ONE_EACH = 1e-12
"""Relative; SymPy's formula is evaluated in plain float64, term by term."""


def function_of_logits(expr: sp.Expr, k: int) -> Callable[[Vector, Vector], Vector]:
    """`expr` in s, x, y and Sigma as a NumPy function of (x, y)."""
    names = {base[m]: sp.Symbol(f"{base}{m}") for base in (x, y, s) for m in range(1, k + 1)}
    arguments = [[names[base[m]] for m in range(1, k + 1)] for base in (x, y, s)]
    made = sp.lambdify([*arguments, SIGMA], expr.doit().xreplace(names), "numpy")

    def call(logits: Vector, targets: Vector) -> Vector:
        total = np.exp(logits).sum()
        return np.asarray(made(logits, targets, np.exp(logits) / total, total))

    return call


def problem(k: int, seed: int) -> tuple[Vector, Vector]:
    rng = np.random.default_rng(seed)
    return rng.normal(scale=2, size=k), rng.uniform(0, 2, size=k)


@pytest.mark.parametrize("k", ALL_K)
@pytest.mark.parametrize("seed", range(3))
def test_every_named_result(k: int, seed: int) -> None:
    logits, targets = problem(k, seed)
    derivation = derive(k)
    pairs = [
        (derivation.step("softmax").rhs, softmax(logits)[None, :]),
        (derivation.jacobian, softmax_jacobian(logits)),
        (derivation.step("cross-entropy").rhs, cross_entropy(logits, targets)),
        (derivation.step("direct-loss").rhs, cross_entropy(logits, targets)),
        (derivation.step("grad-s").rhs, cross_entropy_grad_s(logits, targets)[None, :]),
        (derivation.gradient, cross_entropy_grad_x(logits, targets)[None, :]),
        (derivation.step("result").rhs, cross_entropy_grad_x(logits, targets)[None, :]),
    ]
    for expr, expected in pairs:
        found = function_of_logits(expr, k)(logits, targets)
        scale = np.abs(expected).max()
        np.testing.assert_allclose(found, expected, rtol=ONE_EACH, atol=ONE_EACH * scale)


@pytest.mark.parametrize("k", [2, 5, 9])
def test_symbolic_k_put_to_a_number(k: int) -> None:
    logits, targets = problem(k, 7)
    general = derive(None)
    size = general.jacobian.shape[0]
    for spread, expected in [
        (general.jacobian, softmax_jacobian(logits)),
        (general.gradient, cross_entropy_grad_x(logits, targets)[None, :]),
    ]:
        explicit = spread.subs(size, k).as_explicit()
        found = function_of_logits(explicit, k)(logits, targets)
        np.testing.assert_allclose(found, expected, rtol=ONE_EACH, atol=1e-15)


three = st.lists(st.floats(-20, 20), min_size=3, max_size=3)
three_targets = st.lists(st.floats(0, 100), min_size=3, max_size=3)
GRADIENT_3 = function_of_logits(derive(3).gradient, 3)
JACOBIAN_3 = function_of_logits(derive(3).jacobian, 3)


@settings(deadline=None)
@given(three, three_targets)
def test_any_moderate_problem(logits: list[float], targets: list[float]) -> None:
    a, t = np.array(logits), np.array(targets)
    # s_j sum(y) - y_j cancels in plain float64: the bound is in units of what is subtracted.
    size = softmax(a) * t.sum() + t
    error = np.abs(GRADIENT_3(a, t)[0] - cross_entropy_grad_x(a, t))
    assert (error <= ONE_EACH * size).all()
    entries = np.abs(JACOBIAN_3(a, t) - softmax_jacobian(a))
    assert (entries <= ONE_EACH * softmax(a)[:, None]).all()
