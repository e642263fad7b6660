"""Descent step by step, where it leads, and the name of what it does."""

from __future__ import annotations

import numpy as np
import pytest

from core.limits import DESCENT_STEPS_MAX
from core.numeric import (
    classify_descent,
    cross_entropy,
    cross_entropy_grad_x,
    descend,
    least_loss,
    optimum,
    rate_limit,
    rises,
    softmax,
    unbounded_logits,
)

X = [1.0, 2.0, -0.5]
DISTRIBUTION = [0.2, 0.3, 0.5]


def test_every_step_follows_the_negative_gradient() -> None:
    path = descend(X, DISTRIBUTION, 0.7, 5, 0.4)
    velocity, x = np.zeros(3), np.array(X)
    for row in range(6):
        np.testing.assert_allclose(path.x[row], x, rtol=1e-13)
        np.testing.assert_allclose(path.loss[row], cross_entropy(x, DISTRIBUTION), rtol=1e-13)
        np.testing.assert_allclose(path.s[row], softmax(x), rtol=1e-13)
        gradient = cross_entropy_grad_x(x, DISTRIBUTION)
        np.testing.assert_allclose(path.norm[row], np.linalg.norm(gradient), rtol=1e-12)
        velocity = 0.4 * velocity - 0.7 * gradient
        x = x + velocity


@pytest.mark.parametrize("y", [DISTRIBUTION, [1.0, 2.0, 1.0], [0.2, 0.1, 0.1]])
def test_it_ends_at_the_target_shares(y: list[float]) -> None:
    path = descend(X, y, 1.0 / sum(y), 400)
    np.testing.assert_allclose(path.s[-1], optimum(X, y), atol=1e-6)
    assert path.loss[-1] == pytest.approx(least_loss(y), abs=1e-9)
    assert classify_descent(path) == "arrived"
    assert unbounded_logits(X, y) == []


def test_a_single_label_has_no_finite_optimum() -> None:
    path = descend(X, [0.0, 1.0, 0.0], 1.0, 500)
    assert classify_descent(path) in ("descends", "arrived")
    assert unbounded_logits(X, [0.0, 1.0, 0.0]) == [0, 2]
    gaps = path.x[:, 1] - path.x[:, 0]
    assert np.all(np.diff(gaps) > 0)
    assert least_loss([0.0, 1.0, 0.0]) == 0.0
    assert rate_limit([0.0, 1.0, 0.0]) == np.inf


@pytest.mark.parametrize("momentum", [0.0, 0.5])
@pytest.mark.parametrize("y", [DISTRIBUTION, [1.0, 1.0, 1.0]])
def test_beyond_the_limit_of_the_rate_it_oscillates(y: list[float], momentum: float) -> None:
    limit = rate_limit(y, momentum)
    near = np.log(optimum(X, y)) + np.array([0.3, -0.2, 0.1])
    below = descend(near, y, 0.9 * limit, 300, momentum)
    above = descend(near, y, 1.1 * limit, 300, momentum)
    assert classify_descent(below) == "arrived"
    assert classify_descent(above) == "oscillates"
    assert rises(above) > 0


def test_the_names_of_other_courses() -> None:
    assert classify_descent(descend(X, [0.0, 0.0, 0.0], 1.0, 10)) == "still"
    assert classify_descent(descend(X, DISTRIBUTION, 0.1, 10)) == "descends"
    assert classify_descent(descend(X, DISTRIBUTION, 1.0, 40, 0.9)) == "overshoots"
    assert classify_descent(descend([9_500.0, 500.0], [0.0, 1e3], 10.0, 10)) == "left"
    assert classify_descent(descend(X, [1.0, 2.0, 1.0], 5.0, 60, 0.9)) == "oscillates"
    assert classify_descent(descend(X, DISTRIBUTION, 0.1, 0)) == "descends"


def test_masked_logits_stay_masked() -> None:
    path = descend([-np.inf, 1.0, 0.0], [0.0, 0.2, 0.8], 1.0, 20)
    assert np.all(path.x[:, 0] == -np.inf)
    np.testing.assert_allclose(path.s[-1], [0.0, 0.2, 0.8], atol=0.01)
    labelled = descend([-np.inf, 1.0, 0.0], [1.0, 0.2, 0.8], 1.0, 20, 0.5)
    assert np.all(labelled.loss == np.inf)
    assert isinstance(classify_descent(labelled), str)
    assert rises(labelled) == 0
    assert optimum([-np.inf, 1.0], [1.0, 0.0]) is None
    assert optimum(X, [0.0, 0.0, 0.0]) is None
    assert unbounded_logits([-np.inf, 1.0, 0.0], [0.0, 0.5, 0.5]) == []


def test_a_path_that_would_leave_the_legal_logits_ends_before() -> None:
    path = descend([9_500.0, 500.0], [0.0, 1e3], 10.0, 10)
    assert path.left
    assert len(path.x) == 1
    assert np.abs(path.x).max() <= 10_000


def test_least_loss_is_the_entropy_times_the_sum() -> None:
    assert least_loss([1.0, 1.0]) == pytest.approx(2 * np.log(2))
    assert least_loss([0.0, 0.0]) == 0.0
    assert rate_limit([0.0, 0.0]) == np.inf
    assert rate_limit([0.5, 0.5], 0.0) == pytest.approx(4.0)


@pytest.mark.parametrize(
    ("rate", "steps", "momentum"),
    [
        (0.0, 5, 0.0),
        (-1.0, 5, 0.0),
        (np.inf, 5, 0.0),
        (np.nan, 5, 0.0),
        (1.0, -1, 0.0),
        (1.0, DESCENT_STEPS_MAX + 1, 0.0),
        (1.0, 5, 1.0),
        (1.0, 5, -0.1),
    ],
)
def test_what_is_no_descent_is_refused(rate: float, steps: int, momentum: float) -> None:
    with pytest.raises(ValueError, match=r"rate|steps"):
        descend(X, DISTRIBUTION, rate, steps, momentum)
