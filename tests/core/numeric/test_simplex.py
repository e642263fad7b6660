"""The triangle: places and shares, and velocities against a small step of the flow itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from core.limits import EDGE_SHARE, SHARE_MIN
from core.numeric import (
    CORNERS,
    cross_entropy,
    cross_entropy_grad_x,
    flow,
    from_triangle,
    inside,
    share_flow,
    shares,
    simplex,
    softmax,
    softmax_jacobian,
    to_triangle,
    with_shares,
)
from tests.core.numeric.problems import Array, problems

FOUR = np.array([0.5, 1.5, -1.0, 0.2]), np.array([0.1, 0.6, 0.1, 0.5])


def stepped(x: Array, y: Array, h: float) -> Array:
    return x - h * cross_entropy_grad_x(x, y)


@given(problems(max_k=5))
def test_the_velocity_is_minus_the_jacobian_times_the_gradient(
    problem: tuple[Array, Array],
) -> None:
    x, y = problem
    product = -softmax_jacobian(x).T @ cross_entropy_grad_x(x, y)
    scale = y.sum() + 1e-300
    np.testing.assert_allclose(flow(x, y) / scale, product / scale, rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("classes", [(0, 1, 2), (3, 0, 1)])
def test_the_velocity_is_what_a_small_step_does(classes: tuple[int, int, int]) -> None:
    x, y = FOUR
    h = 1e-5
    forward, back = stepped(x, y, h), stepped(x, y, -h)
    np.testing.assert_allclose(
        flow(x, y), (softmax(forward) - softmax(back)) / (2 * h), rtol=1e-8, atol=1e-11
    )
    moved = (shares(forward, classes) - shares(back, classes)) / (2 * h)
    np.testing.assert_allclose(share_flow(x, y, classes), moved, rtol=1e-8, atol=1e-11)


def test_the_flow_stops_at_the_target() -> None:
    y = FOUR[1]
    np.testing.assert_allclose(flow(np.log(y / y.sum()), y), np.zeros(4), atol=1e-16)
    assert not flow([1.0, 2.0, 3.0], [0.0, 0.0, 0.0]).any()


def test_places_and_shares_belong_together() -> None:
    np.testing.assert_allclose(to_triangle(np.eye(3)), CORNERS)
    p = np.random.default_rng(1).dirichlet(np.ones(3), 20)
    np.testing.assert_allclose(from_triangle(to_triangle(p)), p, atol=1e-15)
    assert from_triangle([2.0, 0.0]).min() < 0
    np.testing.assert_allclose(inside([1.0, 0.0, 0.0]).sum(), 1.0)
    assert inside([1.2, -0.1, -0.1]).min() >= SHARE_MIN / 2


def test_new_shares_leave_the_other_classes_alone() -> None:
    x, _ = FOUR
    made = with_shares(x, (0, 1, 3), [0.2, 0.3, 0.5])
    np.testing.assert_allclose(shares(made, (0, 1, 3)), [0.2, 0.3, 0.5])
    np.testing.assert_allclose(softmax(made)[2], softmax(x)[2])
    np.testing.assert_allclose(with_shares(x, (0, 1, 3), shares(x, (0, 1, 3))), x, atol=1e-14)
    assert with_shares(x, (0, 1, 3), [0.0, 0.5, 0.5])[0] == -np.inf


def test_the_grid_holds_the_loss_and_the_lattice_the_velocities() -> None:
    x, y = FOUR
    made = simplex(x, y, (0, 1, 3), 21, 8)
    inner = np.argwhere(np.isfinite(made.loss))
    assert 0.3 < len(inner) / made.loss.size < 0.6
    for m, n in inner[::17]:
        p = from_triangle([made.across[n], made.up[m]])
        np.testing.assert_allclose(
            made.loss[m, n], cross_entropy(with_shares(x, (0, 1, 3), p), y), rtol=1e-12
        )
    shown = np.isfinite(made.smooth)
    assert shown[np.isfinite(made.loss)].all()
    least = from_triangle(np.stack(np.meshgrid(made.across, made.up), axis=-1)).min(axis=-1)
    clear = least > EDGE_SHARE / 20
    np.testing.assert_allclose(made.smooth[clear], made.loss[clear], rtol=1e-12)
    assert (made.smooth[shown & ~clear] <= made.smooth[shown].max()).all()
    assert shown[least > -1 / 20].all()  # as far as a picture needs to go over the edge
    assert len(made.shares) == 21
    np.testing.assert_allclose(made.shares.sum(axis=1), 1.0)
    np.testing.assert_allclose(made.velocity.sum(axis=1), 0.0, atol=1e-15)
    at = with_shares(x, (0, 1, 3), made.shares[5])
    np.testing.assert_allclose(made.velocity[5], share_flow(at, y, (0, 1, 3)))


def test_masked_and_labelled_gives_no_finite_loss() -> None:
    made = simplex([0.0, 0.0, 0.0, -np.inf], [0.0, 0.0, 0.0, 1.0], (0, 1, 2), 5, 4)
    assert np.isposinf(made.loss[~np.isnan(made.loss)]).all()


@pytest.mark.parametrize(
    ("x", "classes", "points"),
    [
        ([0.0, 0.0, 0.0], (0, 1, 1), 5),
        ([0.0, 0.0, 0.0], (0, 1, 3), 5),
        ([0.0, 0.0, 0.0], (0, 1, 2), 1),
        ([0.0, 0.0, 0.0], (0, 1, 2), 100_000),
        ([-np.inf, -np.inf, -np.inf, 0.0], (0, 1, 2), 5),
    ],
)
def test_what_spans_no_triangle_is_refused(
    x: list[float], classes: tuple[int, ...], points: int
) -> None:
    with pytest.raises(ValueError, match=r"triangle|grid"):
        simplex(x, [1.0] * len(x), classes, points, 4)
