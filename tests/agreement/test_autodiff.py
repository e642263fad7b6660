"""Our gradients against HIPS autograd, which differentiates plain NumPy code by itself.

autograd sees only the textbook forward pass, so it shares neither formula nor code with us.
"""

from __future__ import annotations

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from autograd.scipy.special import logsumexp

from core.numeric import cross_entropy, forward_backward, loss_and_grad

PROBLEMS = {
    "one-hot": ([1.0, 2.0, -0.5], [0.0, 1.0, 0.0]),
    "a distribution": ([0.3, -1.2, 4.0, 0.0], [0.1, 0.2, 0.3, 0.4]),
    "several labels": ([1.0, 2.0, -0.5], [1.0, 1.0, 0.0]),
    "sum below 1": ([1.0, 2.0, -0.5], [0.2, 0.3, 0.1]),
    "no labels": ([1.0, 2.0, -0.5], [0.0, 0.0, 0.0]),
    "tie": ([2.0, 2.0, 2.0, 2.0], [0.0, 3.0, 0.0, 0.5]),
    "ten classes": (list(np.linspace(-4, 4, 10)), [0.1] * 10),
    "one class ahead": ([12.0, 0.0, -3.0], [0.0, 1.0, 0.0]),
    "huge logits": ([10000.0, 9998.5, 9999.25], [0.25, 0.5, 0.25]),
    "one class": ([3.0], [2.0]),
}


def plain_softmax(x: np.ndarray) -> np.ndarray:
    w = anp.exp(x - anp.max(x))
    return w / anp.sum(w)


def plain_loss(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return anp.sum(y) * logsumexp(x) - anp.dot(y, x)


@pytest.mark.parametrize("problem", PROBLEMS.values(), ids=PROBLEMS)
def test_every_derivative(problem: tuple[list[float], list[float]]) -> None:
    x, y = np.array(problem[0]), np.array(problem[1])
    values = forward_backward(x, y)
    near = {"rtol": 1e-12, "atol": 1e-14 * (1.0 + np.abs(x).max()) * (1.0 + y.sum())}
    np.testing.assert_allclose(values.loss, plain_loss(x, y), **near)
    np.testing.assert_allclose(values.grad_x, autograd.grad(plain_loss)(x, y), **near)
    np.testing.assert_allclose(values.jacobian, autograd.jacobian(plain_softmax)(x), **near)
    grad_s = autograd.grad(lambda s: -anp.sum(y * anp.log(s)))(plain_softmax(x))
    np.testing.assert_allclose(values.grad_s, grad_s, rtol=1e-12)


def test_the_chain_rule_as_autograd_applies_it() -> None:
    x, y = np.array([1.0, 2.0, -0.5]), np.array([1.0, 1.0, 0.0])
    pull_back, _ = autograd.make_vjp(plain_softmax)(x)
    values = forward_backward(x, y)
    np.testing.assert_allclose(values.grad_x, pull_back(values.grad_s), rtol=1e-13)


def test_a_batch() -> None:
    rng = np.random.default_rng(8)
    X, Y = rng.standard_normal((20, 6)) * 3, rng.random((20, 6))
    loss, grad = loss_and_grad(X, Y)

    def total(logits: np.ndarray) -> np.ndarray:
        return anp.sum(
            anp.sum(Y, axis=1) * logsumexp(logits, axis=1) - anp.sum(Y * logits, axis=1)
        )

    np.testing.assert_allclose(loss.sum(), total(X), rtol=1e-13)
    np.testing.assert_allclose(grad, autograd.grad(total)(X), rtol=1e-11, atol=1e-14)
    np.testing.assert_array_equal(loss, cross_entropy(X, Y))
