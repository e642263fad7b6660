"""Loss and gradients: accuracy, invariants, edges, batches."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.limits import BLOCK_ENTRIES, GRADIENT_C, LOSS_ULPS, ROW_VECTOR_ULPS
from core.numeric import (
    cross_entropy,
    cross_entropy_grad_s,
    cross_entropy_grad_x,
    log_softmax,
    loss_and_grad,
    softmax,
    softmax_jacobian,
)
from tests.core.numeric.problems import (
    EDGES,
    Array,
    gradient_c,
    oracle,
    problems,
    targets,
    ulps_from,
)

ALL = (cross_entropy, cross_entropy_grad_s, cross_entropy_grad_x)


def scale(x: Array, y: Array) -> Array:
    """The sum of the absolute terms of each component of the gradient."""
    return np.asarray(softmax(x) * (y.sum() - y) - y * np.expm1(log_softmax(x)))


@pytest.fixture(params=EDGES)
def edge(request: pytest.FixtureRequest) -> tuple[Array, Array]:
    x, y = EDGES[request.param]
    return np.array(x), np.array(y)


def test_edges_are_as_exact_as_promised(edge: tuple[Array, Array]) -> None:
    x, y = edge
    exact = oracle(x, y)
    assert ulps_from(cross_entropy(x, y), exact.loss) <= LOSS_ULPS
    assert gradient_c(cross_entropy_grad_x(x, y), exact) <= GRADIENT_C


@given(problems())
def test_any_problem_is_as_exact_as_promised(problem: tuple[Array, Array]) -> None:
    x, y = problem
    exact = oracle(x, y)
    assert ulps_from(cross_entropy(x, y), exact.loss) <= LOSS_ULPS
    assert gradient_c(cross_entropy_grad_x(x, y), exact) <= GRADIENT_C


@pytest.mark.parametrize("gap", [0.0, 5.0, 20.0, 30.0, 36.0, 37.0, 200.0, 700.0, 744.0])
@pytest.mark.parametrize("k", [2, 3, 100])
def test_a_class_far_ahead_keeps_its_digits(gap: float, k: int) -> None:
    x = np.concatenate([[gap], np.zeros(k - 1)])
    for y in (np.eye(k)[0], np.eye(k)[1], np.full(k, 0.1), 1e6 * np.eye(k)[0]):
        exact = oracle(x, y, jacobian=False)
        assert gradient_c(cross_entropy_grad_x(x, y), exact) <= GRADIENT_C
        assert ulps_from(cross_entropy(x, y), exact.loss) <= LOSS_ULPS


RNG = np.random.default_rng(5)
THOUSAND = {
    "ordinary": RNG.standard_normal(1000),
    "scattered": RNG.standard_normal(1000) * 30,
    "hundreds": 300 + RNG.random(1000),
    "equal": np.full(1000, 0.1),
    "far ahead": np.r_[30.0, np.full(999, 0.1)],
    "others subnormal": np.r_[744.0, np.zeros(999)],
}


@pytest.mark.parametrize("x", THOUSAND.values(), ids=THOUSAND)
def test_a_thousand_classes(x: Array) -> None:
    rng = np.random.default_rng(5)
    for y in (rng.dirichlet(np.ones(1000)), np.r_[1.0, np.full(999, 1e-4)], 1e6 * np.eye(1000)[0]):
        exact = oracle(x, y, jacobian=False)
        assert gradient_c(cross_entropy_grad_x(x, y), exact) <= GRADIENT_C
        assert ulps_from(cross_entropy(x, y), exact.loss) <= LOSS_ULPS


def test_a_batch_of_a_thousand_classes() -> None:
    rng = np.random.default_rng(5)
    kinds = (rng.dirichlet(np.ones(1000)), np.r_[1.0, np.full(999, 1e-4)], 1e6 * np.eye(1000)[0])
    for x in THOUSAND.values():
        X, Y = np.array([x + rng.choice([0.0, 0.5], 1000) for _ in kinds]), np.array(kinds)
        Y[1] = np.roll(Y[1], X[1].argmax())  # most of the targets at the winner
        for row, e, g in zip(zip(X, Y, strict=True), *loss_and_grad(X, Y), strict=True):
            exact = oracle(*row, jacobian=False)
            assert gradient_c(g, exact) <= GRADIENT_C
            assert ulps_from(e, exact.loss) <= LOSS_ULPS


def test_the_batch_leaves_numpys_settings_alone() -> None:
    before = np.getbufsize(), np.geterr()
    loss_and_grad(np.zeros((3, 1000)), np.ones((3, 1000)))
    assert (np.getbufsize(), np.geterr()) == before


@given(problems())
def test_the_gradient_sums_to_zero(problem: tuple[Array, Array]) -> None:
    x, y = problem
    bound = (GRADIENT_C + len(x)) * 2**-53 * scale(x, y).sum() + len(x) * 2.0**-1070
    assert abs(cross_entropy_grad_x(x, y).sum()) <= bound


@given(st.data(), st.lists(st.integers(-800, 800), min_size=1, max_size=6))
def test_a_shift_of_all_logits_changes_nothing(data: st.DataObject, x: list[int]) -> None:
    y = data.draw(targets(len(x)))
    shifted = np.array(x) + data.draw(st.integers(-5000, 5000))
    np.testing.assert_allclose(cross_entropy(shifted, y), cross_entropy(x, y), rtol=2e-15)
    difference = cross_entropy_grad_x(shifted, y) - cross_entropy_grad_x(x, y)
    assert np.all(np.abs(difference) <= GRADIENT_C * 2**-52 * scale(shifted, y) + 2.0**-1069)


@given(st.data(), problems())
def test_permuting_classes_permutes_results(
    data: st.DataObject, problem: tuple[Array, Array]
) -> None:
    x, y = problem
    order = np.array(data.draw(st.permutations(range(len(x)))))
    np.testing.assert_allclose(
        cross_entropy(x[order], y[order]), cross_entropy(x, y), rtol=2e-15, atol=1e-320
    )
    difference = cross_entropy_grad_x(x[order], y[order]) - cross_entropy_grad_x(x, y)[order]
    bound = GRADIENT_C * 2**-52 * scale(x, y)[order] + 2.0**-1069
    assert np.all(np.abs(difference) <= bound)
    row, permuted = cross_entropy_grad_s(x, y), cross_entropy_grad_s(x[order], y[order])
    certain = softmax(x)[order] > 1e-300  # a subnormal s has fewer digits than its quotient
    np.testing.assert_allclose(permuted[certain], row[order][certain], rtol=2e-15)


@given(problems(masks=False))
def test_closed_form_is_row_vector_times_jacobian(problem: tuple[Array, Array]) -> None:
    x, y = problem
    s = softmax(x)
    if s.min() < 1e-150:  # s_i s_j would underflow; `terms` are for that (test_chain)
        return
    product = cross_entropy_grad_s(x, y) @ softmax_jacobian(x)
    bound = 40 * 2**-52 * scale(x, y) + 2.0**-1070
    assert np.all(np.abs(product - cross_entropy_grad_x(x, y)) <= bound)


@given(problems(masks=False))
def test_gradient_is_the_finite_difference_of_the_loss(problem: tuple[Array, Array]) -> None:
    x, y = problem
    h = 1e-4
    steps = h * np.eye(len(x))
    high, low = x + steps, x - steps
    Y = np.broadcast_to(y, high.shape)
    taken = np.diagonal(high - low)
    quotients = (cross_entropy(high, Y) - cross_entropy(low, Y)) / taken
    # h^2 / 6 of the third derivative (at most Y / 10), and the rounding of x and e over h
    error = y.sum() * (h**2 + (1 + np.abs(x).max()) * 2e-15 * len(x) / h) + 1e-315
    assert np.all(np.abs(quotients - cross_entropy_grad_x(x, y)) <= error)


@given(problems())
def test_row_vector(problem: tuple[Array, Array]) -> None:
    x, y = problem
    exact, grad_s = oracle(x, y), cross_entropy_grad_s(x, y)
    for value, s, label in zip(grad_s, exact.s, y, strict=True):
        if label == 0.0:
            assert value == 0.0
        elif s < 2.0**-1074:
            assert value == -np.inf
        elif s > 2.0**-1022 and label / s < 1e308:
            assert ulps_from(value, -s.context.mpf(label) / s) <= ROW_VECTOR_ULPS


def test_the_gradient_of_libraries_that_are_right_when_targets_do_not_sum_to_one() -> None:
    table = {
        (0.0, 0.0, 0.0): [0.0, 0.0, 0.0],
        (1.0, 1.0, 0.0): [-0.493, 0.379, 0.113],
        (0.2, 0.3, 0.1): [-0.048, 0.114, -0.066],
    }
    for y, gradient in table.items():
        np.testing.assert_allclose(
            cross_entropy_grad_x([1, 2, -0.5], y), gradient, atol=6e-4, rtol=0
        )


def test_values_that_can_be_checked_by_hand() -> None:
    assert cross_entropy([0.0, 0.0], [1.0, 0.0]) == np.log(2.0)
    assert cross_entropy([0.0, 0.0], [1.0, 1.0]) == 2 * np.log(2.0)
    np.testing.assert_array_equal(cross_entropy_grad_x([0.0, 0.0], [3.0, 1.0]), [-1.0, 1.0])
    np.testing.assert_array_equal(cross_entropy_grad_s([0.0, 0.0], [3.0, 1.0]), [-6.0, -2.0])


def test_no_labels_no_loss() -> None:
    for x in ([1.0, 2.0], [-np.inf, 2.0], [900.0, 0.0], [700.0, -700.0]):
        loss, grad = cross_entropy(x, [0.0, 0.0]), cross_entropy_grad_x(x, [0.0, 0.0])
        assert loss == 0.0
        assert not np.signbit(loss)
        assert not grad.any()
        assert not cross_entropy_grad_s(x, [0.0, 0.0]).any()


def test_zero_is_never_negative(edge: tuple[Array, Array]) -> None:
    for function in ALL:
        result = function(*edge)
        assert not np.any(np.signbit(result) & (result == 0.0))


def test_a_labelled_masked_class_costs_infinitely_much_and_pulls_finitely() -> None:
    x, y = [-np.inf, 0.0, 0.0], [2.0, 1.0, 0.0]
    assert cross_entropy(x, y) == np.inf
    np.testing.assert_array_equal(cross_entropy_grad_x(x, y), [-2.0, 0.5, 1.5])
    np.testing.assert_array_equal(cross_entropy_grad_s(x, y), [-np.inf, -2.0, 0.0])


def test_an_unlabelled_masked_class_costs_nothing() -> None:
    masked = cross_entropy([-np.inf, 1.0, 2.0], [0.0, 1.0, 0.0])
    assert masked == cross_entropy([1.0, 2.0], [1.0, 0.0])


def test_labels_of_1e_300_scale_everything() -> None:
    # A power of two scales exactly; 2^-996 is about 1e-300.
    x, y = np.array([1.0, 2.0, -0.5]), np.array([1.0, 2.0, 0.0])
    tiny = 2.0**-996
    assert cross_entropy(x, y * tiny) == cross_entropy(x, y) * tiny
    np.testing.assert_allclose(
        cross_entropy_grad_x(x, y * tiny), cross_entropy_grad_x(x, y) * tiny, rtol=1e-15
    )


def test_a_row_that_barely_fits_float64() -> None:
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        assert np.isfinite(cross_entropy([1e4, -1e4], [0.0, 1e300]))
        assert cross_entropy([1.7e308, -1.7e308], [0.0, 1.0]) == np.inf
        np.testing.assert_array_equal(
            cross_entropy_grad_x([1.7e308, -1.7e308], [0.0, 1.0]), [1.0, -1.0]
        )


@pytest.mark.parametrize("batch", [(), (0,), (1,), (3,), (2, 3), (2, 0, 3)])
def test_leading_axes_are_a_batch(batch: tuple[int, ...]) -> None:
    rng = np.random.default_rng(2)
    X, Y = rng.standard_normal((*batch, 4)) * 30, rng.random((*batch, 4))
    assert np.shape(cross_entropy(X, Y)) == batch
    assert cross_entropy_grad_s(X, Y).shape == cross_entropy_grad_x(X, Y).shape == (*batch, 4)
    for index in np.ndindex(batch):
        for function in ALL:
            np.testing.assert_allclose(
                function(X, Y)[index], function(X[index], Y[index]), rtol=1e-14
            )


@pytest.mark.parametrize("k", [1, 7, 999, BLOCK_ENTRIES + 1])
def test_a_batch_over_several_blocks(k: int) -> None:
    n = 2 * max(1, BLOCK_ENTRIES // k) + 1
    rng = np.random.default_rng(4)
    X, Y = rng.standard_normal((n, k)) * 3, rng.random((n, k)) ** 4
    X[n // 2, 0] += 800.0  # one block that needs the shift, others that do not
    loss, grad = loss_and_grad(X, Y)
    assert loss.shape == (n,)
    assert grad.shape == (n, k)
    for row in (0, n // 2, n - 2, n - 1):
        np.testing.assert_allclose(loss[row], cross_entropy(X[row], Y[row]), rtol=4e-15)
        np.testing.assert_allclose(
            grad[row],
            cross_entropy_grad_x(X[row], Y[row]),
            rtol=0,
            atol=16 * 2**-52 * scale(X[row], Y[row]).max(),
        )


def test_a_batch_has_rows_of_every_kind() -> None:
    same_k = [(x, y) for x, y in EDGES.values() if len(x) == 3]
    X, Y = np.array([x for x, _ in same_k]), np.array([y for _, y in same_k])
    loss, grad = loss_and_grad(X, Y)
    for x, y, e, g in zip(X, Y, loss, grad, strict=True):
        exact = oracle(x, y)
        assert ulps_from(e, exact.loss) <= LOSS_ULPS
        assert gradient_c(g, exact) <= GRADIENT_C


@pytest.mark.parametrize("k", [1, 5, 1000])
def test_a_batch_of_no_rows(k: int) -> None:
    loss, grad = loss_and_grad(np.empty((0, k)), np.empty((0, k)))
    assert loss.shape == (0,)
    assert grad.shape == (0, k)


def test_out_takes_the_gradient() -> None:
    rng = np.random.default_rng(6)
    X, Y = rng.standard_normal((50, 4)), rng.random((50, 4))
    out = np.full((50, 4), np.nan)
    _, grad = loss_and_grad(X, Y, out=out)
    assert grad is out
    np.testing.assert_array_equal(out, loss_and_grad(X, Y)[1])


@pytest.mark.parametrize(
    "out", [np.empty((3, 4)), np.empty((2, 4), np.float32), np.empty((4, 2)).T]
)
def test_an_out_that_does_not_fit_is_refused(out: Array) -> None:
    with pytest.raises(ValueError, match="out must be"):
        loss_and_grad(np.zeros((2, 4)), np.zeros((2, 4)), out=out)


def test_inputs_of_any_layout_are_taken_and_never_changed() -> None:
    rng = np.random.default_rng(7)
    X, Y = np.asfortranarray(rng.standard_normal((6, 4))), np.asfortranarray(rng.random((6, 4)))
    before = X.copy(), Y.copy()
    for view in (np.s_[:], np.s_[::2], np.s_[:, ::-1]):
        got = loss_and_grad(X[view], Y[view])
        expected = loss_and_grad(np.array(X[view], order="C"), np.array(Y[view], order="C"))
        np.testing.assert_array_equal(got[0], expected[0])
        np.testing.assert_array_equal(got[1], expected[1])
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(Y, before[1])
    X.flags.writeable = Y.flags.writeable = False
    loss_and_grad(X, Y)


@pytest.mark.parametrize("function", ALL)
@pytest.mark.parametrize(
    ("x", "y", "message"),
    [
        ([1.0, 2.0], [1.0, -1e-300], "negative"),
        ([1.0, 2.0], [1.0, np.nan], "negative"),
        ([1.0, 2.0], [np.nan, np.nan], "negative"),
        ([1.0, 2.0], [-np.inf, 1.0], "negative"),
        ([1.0, 2.0], [1.0, np.inf], "finite sum"),
        ([1.0, 2.0], [1e308, 1e308], "finite sum"),
        ([1.0, 2.0], [1.0], "differ"),
        ([1.0, 2.0], [1.0, 0.0, 0.0], "differ"),
        ([1.0, 2.0], [[1.0, 0.0]], "differ"),
        ([1.0, 2.0], 1.0, "differ"),
        ([1.0, np.nan], [1.0, 0.0], "logits"),
        ([1.0, np.inf], [1.0, 0.0], "logits"),
        ([-np.inf, -np.inf], [1.0, 0.0], "logit"),
        ([[0.0, 1.0], [-np.inf, -np.inf]], [[1.0, 0.0], [0.0, 0.0]], "logit"),
        ([], [], "logits"),
        (1.0, 1.0, "logits"),
    ],
)
def test_what_is_no_problem_is_refused(
    function: object, x: object, y: object, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        function(x, y)  # type: ignore[operator]


def test_a_batch_is_two_dimensional() -> None:
    for shape in ((3,), (2, 2, 3)):
        with pytest.raises(ValueError, match="batch"):
            loss_and_grad(np.zeros(shape), np.zeros(shape))
