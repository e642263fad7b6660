"""A plane of two logits is the functions themselves at every pair; its gradient is a slope."""

from __future__ import annotations

import numpy as np
import pytest

from core.limits import PLANE_POINTS_MAX
from core.numeric import cross_entropy, cross_entropy_grad_x, plane

X, Y = [1.0, 2.0, -0.5], [1.0, 1.0, 0.0]


def test_every_pair_is_a_problem_of_its_own() -> None:
    across, up = [-3.0, 0.5], [-800.0, 1.0, 900.0]
    made = plane(X, Y, 2, 0, across, up)
    assert made.loss.shape == (3, 2)
    assert made.grad_x.shape == (3, 2, 3)
    for m, x_1 in enumerate(up):
        for n, x_3 in enumerate(across):
            x = [x_1, 2.0, x_3]
            np.testing.assert_allclose(made.loss[m, n], cross_entropy(x, Y), rtol=1e-14)
            np.testing.assert_allclose(
                made.grad_x[m, n], cross_entropy_grad_x(x, Y), rtol=1e-13, atol=1e-16
            )


def test_the_gradient_is_the_slope_of_the_loss_in_the_plane() -> None:
    step = 1e-5
    grid = np.linspace(-4, 4, 9)
    made = plane(X, Y, 0, 1, grid, grid)
    right, left = (plane(X, Y, 0, 1, grid + h, grid).loss for h in (step, -step))
    above, below = (plane(X, Y, 0, 1, grid, grid + h).loss for h in (step, -step))
    np.testing.assert_allclose(made.grad_x[..., 0], (right - left) / (2 * step), atol=1e-9)
    np.testing.assert_allclose(made.grad_x[..., 1], (above - below) / (2 * step), atol=1e-9)


def test_masked_and_labelled() -> None:
    made = plane([0.0, 1.0, -np.inf], [0.0, 0.0, 1.0], 0, 1, [0.0], [1.0])
    assert made.loss[0, 0] == np.inf
    assert np.isfinite(made.grad_x).all()


@pytest.mark.parametrize(
    ("i", "j", "values"),
    [(0, 0, [1.0]), (0, 3, [1.0]), (-1, 0, [1.0]), (0, 1, np.zeros(PLANE_POINTS_MAX + 1))],
)
def test_what_spans_no_plane_is_refused(i: int, j: int, values: object) -> None:
    with pytest.raises(ValueError, match=r"class|most|different"):
        plane(X, Y, i, j, values, [0.0])  # type: ignore[arg-type]
