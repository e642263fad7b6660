"""Squared error's gradient by SymPy, made to a function, and by torch, equals core.numeric."""

from __future__ import annotations

import os

import numpy as np
import pytest
import sympy as sp

from core.numeric import softmax, squared_error, squared_error_grad_x
from core.symbolic.notation import s, y
from core.symbolic.squared_error import derive_squared_error

PROBLEMS = [
    ([1.0, 2.0, -0.5], [1.0, 1.0, 0.0]),
    ([0.3, -1.2, 4.0, 0.0], [0.1, 0.2, 0.3, 0.4]),
    ([8.0, 0.0], [0.0, 1.0]),
]


@pytest.mark.parametrize("problem", PROBLEMS)
def test_sympys_formula_gives_the_same(problem: tuple[list[float], list[float]]) -> None:
    logits, targets = problem
    k = len(logits)
    names = {base[m]: sp.Symbol(f"{base}{m}") for base in (s, y) for m in range(1, k + 1)}
    arguments = [[names[base[m]] for m in range(1, k + 1)] for base in (s, y)]
    found = squared_error_grad_x(logits, targets)
    for j in range(1, k + 1):
        made = derive_squared_error(k, j)
        component = sp.lambdify(arguments, made.component.xreplace(names), "numpy")
        loss = sp.lambdify(arguments, made.loss.xreplace(names), "numpy")
        outputs = softmax(logits)
        assert component(outputs, targets) == pytest.approx(found[j - 1], rel=1e-12, abs=1e-15)
        assert loss(outputs, targets) == pytest.approx(squared_error(logits, targets))


@pytest.mark.torch
@pytest.mark.parametrize("problem", PROBLEMS)
def test_torch_gives_the_same(problem: tuple[list[float], list[float]]) -> None:
    if not os.environ.get("LAB_REQUIRE_TORCH"):
        pytest.importorskip("torch")
    import torch

    x = torch.tensor(problem[0], dtype=torch.float64, requires_grad=True)
    error = ((torch.softmax(x, 0) - torch.tensor(problem[1], dtype=torch.float64)) ** 2).sum() / 2
    error.backward()
    np.testing.assert_allclose(squared_error(*problem), error.item(), rtol=1e-13)
    np.testing.assert_allclose(
        squared_error_grad_x(*problem), x.grad.numpy(), rtol=1e-12, atol=1e-15
    )
