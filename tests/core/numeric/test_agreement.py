"""The badge: on for right values, off for wrong ones, and honest about infinite losses."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.limits import GRADIENT_C, K_MAX
from core.numeric import agreement, forward_backward
from tests.core.numeric.problems import EDGES, Array, problems

ORDINARY = ["ordinary", "tie", "far ahead, wrong", "masked", "smoothed", "optimum", "huge logits"]


@pytest.mark.parametrize("problem", EDGES.values(), ids=EDGES)
def test_the_edges_agree(problem: tuple[list[float], list[float]]) -> None:
    x, y = problem
    result = agreement(forward_backward(x, y), x, y)
    assert result.ok, result
    masked = any(label > 0 and logit == -np.inf for logit, label in zip(x, y, strict=True))
    assert result.differences_defined is not masked
    assert (result.closed_ulps is None) is masked
    assert (result.quotients is None) is masked
    assert np.isfinite(result.product).all()
    assert result.closed_tolerance == GRADIENT_C / 2


@given(problems(max_k=K_MAX))
def test_right_values_agree(problem: tuple[Array, Array]) -> None:
    x, y = problem
    result = agreement(forward_backward(x, y), x, y)
    assert result.ok, result


@given(problems(max_k=4))
def test_the_optimum_agrees_however_badly_conditioned(problem: tuple[Array, Array]) -> None:
    x, y = problem
    y = forward_backward(x, y).s * 3.0
    assert agreement(forward_backward(x, y), x, y).ok


@pytest.mark.parametrize("name", ORDINARY)
@pytest.mark.parametrize("field", ["grad_x", "grad_s", "jacobian"])
@pytest.mark.parametrize("damage", [1 + 1e-13, 1.5, -1.0, 0.0, np.nan, np.inf])
def test_one_wrong_number_turns_it_off(name: str, field: str, damage: float) -> None:
    x, y = EDGES[name]
    values = forward_backward(x, y)
    array = getattr(values, field)
    # The gradient is judged in units of the sum of its absolute terms, so damage that.
    size = np.abs(values.terms).sum(axis=0) if field == "grad_x" else array
    for index in np.ndindex(array.shape):
        wrong = array.copy()
        with np.errstate(invalid="ignore"):
            wrong[index] += (damage - 1.0) * size[index]
        if wrong[index] != array[index]:
            corrupt = dataclasses.replace(values, **{field: wrong})
            assert not agreement(corrupt, x, y).ok, (index, wrong[index], array[index])


@given(st.data(), problems())
def test_a_wrong_number_anywhere_turns_it_off(
    data: st.DataObject, problem: tuple[Array, Array]
) -> None:
    x, y = problem
    values = forward_backward(x, y)
    field = data.draw(st.sampled_from(["grad_x", "grad_s", "jacobian"]))
    wrong = getattr(values, field).copy()
    index = data.draw(st.sampled_from(list(np.ndindex(wrong.shape))))
    error = data.draw(st.sampled_from([0.01, -1.0, 7.0])) * max(1.0, y.sum())
    assume(np.isfinite(wrong[index]) and abs(wrong[index]) < 100 * abs(error))
    assume(field != "grad_s" or values.s[index] > 1e-300 or y[index] == 0.0)
    wrong[index] += error
    assert not agreement(dataclasses.replace(values, **{field: wrong}), x, y).ok


def test_an_infinite_loss_still_has_its_gradient_checked() -> None:
    x, y = EDGES["masked, labelled"]
    values = forward_backward(x, y)
    right = agreement(values, x, y)
    assert right.ok
    assert not right.differences_defined
    np.testing.assert_allclose(right.product, values.grad_x, rtol=1e-15)
    wrong = dataclasses.replace(values, grad_x=values.grad_x * 1.001)
    assert not agreement(wrong, x, y).ok


def test_the_closed_form_has_the_stricter_tolerance() -> None:
    # 12 units off: too much against the differences, not yet against the product.
    x, y = EDGES["ordinary"]
    values = forward_backward(x, y)
    unit = 2.0**-52 * np.abs(values.terms).sum(axis=0)
    result = agreement(dataclasses.replace(values, grad_x=values.grad_x + 12 * unit), x, y)
    assert result.closed_ulps == pytest.approx(12, abs=3)
    assert result.product_ulps <= result.product_tolerance
    assert not result.ok


def test_other_values_than_those_of_the_problem_do_not_agree() -> None:
    values = forward_backward([1.0, 2.0, -0.5], [1.0, 1.0, 0.0])
    assert not agreement(values, [1.0, 2.0, -0.5 + 1e-12], [1.0, 1.0, 0.0]).ok
    assert not agreement(values, [1.0, 2.0, -0.5], [1.0, 1.0, 1e-9]).ok


def test_the_well_known_wrong_gradient_is_noticed() -> None:
    # s - y, what some libraries give when the targets do not sum to 1.
    x, y = [1.0, 2.0, -0.5], [1.0, 1.0, 0.0]
    values = forward_backward(x, y)
    assert not agreement(dataclasses.replace(values, grad_x=values.s - np.array(y)), x, y).ok


def test_one_problem_only() -> None:
    X = np.zeros((2, 3))
    with pytest.raises(ValueError, match="one problem"):
        agreement(forward_backward(X, X), X, X)
