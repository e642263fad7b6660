"""The naive formulas agree where they can, and fail where they are known to."""

from __future__ import annotations

import numpy as np
import pytest

from core import numeric
from core.numeric import textbook

X, Y = np.array([[1.0, 2.0, -0.5], [0.0, 0.0, 3.0]]), np.array([[1.0, 1.0, 0.0], [0.2, 0.3, 0.1]])


def test_they_agree_for_ordinary_logits() -> None:
    for naive in (textbook.softmax_unshifted, textbook.softmax):
        np.testing.assert_allclose(naive(X), numeric.softmax(X), rtol=1e-14)
    np.testing.assert_allclose(textbook.log_softmax(X), numeric.log_softmax(X), rtol=1e-14)
    np.testing.assert_allclose(
        textbook.softmax_jacobian(X), numeric.softmax_jacobian(X), rtol=1e-13
    )
    np.testing.assert_allclose(textbook.cross_entropy(X, Y), numeric.cross_entropy(X, Y))
    loss, grad = textbook.loss_and_grad(X, Y)
    np.testing.assert_allclose(loss, numeric.cross_entropy(X, Y))
    np.testing.assert_allclose(grad, numeric.cross_entropy_grad_x(X, Y), rtol=1e-13)
    assert textbook.cross_entropy(X[0], Y[0]) == pytest.approx(2.0 * 1.37 - 1.0, abs=0.01)


@pytest.mark.parametrize(
    ("gap", "least", "most"), [(5, 0, 1e-13), (20, 1e-10, 1e-6), (30, 1e-5, 0.1), (37, 1, 1)]
)
def test_the_gradient_of_a_class_far_ahead_loses_its_digits(
    gap: float, least: float, most: float
) -> None:
    x, y = [gap, 0.0, 0.0], [1.0, 0.0, 0.0]
    truth = numeric.cross_entropy_grad_x(x, y)[0]
    error = abs(textbook.loss_and_grad(x, y)[1][0] / truth - 1)
    assert least <= error <= most


def test_what_else_they_lose() -> None:
    with np.errstate(all="ignore"):
        assert np.isnan(textbook.softmax_unshifted([710.0, 0.0])[0])
        assert textbook.log_softmax([0.0, -800.0])[1] == -np.inf
        assert np.isnan(textbook.cross_entropy([0.0, -800.0], [1.0, 0.0]))
    assert textbook.log_softmax([37.0, 0.0])[0] == 0.0
    assert textbook.softmax_jacobian([37.0, 0.0])[0, 0] == 0.0
    assert textbook.loss_and_grad([37.0, 0.0], [1.0, 0.0])[0] == 0.0
    assert numeric.log_softmax([37.0, 0.0])[0] < 0.0
    assert numeric.softmax_jacobian([37.0, 0.0])[0, 0] > 0.0
