"""Another order of classes, or an exact shift of all logits, changes no digit of what is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.libraries.calls import CALLS, Call
from core.libraries.given import batch_of
from core.libraries.returned import Returned
from core.numeric import (
    descend,
    least_loss,
    optimum,
    plane,
    rate_limit,
    squared_error,
    squared_error_grad_x,
    sweep_logit,
    sweep_range,
    sweep_squared_error,
    sweep_target,
    sweep_temperature,
    sweep_terms,
    sweep_total,
)
from core.problem import Problem
from core.stability import WAYS, Way, run
from core.stability.precision import PRECISIONS, Precision
from tests.core.numeric.problems import Array, problems, problems_on_a_grid

FEW = settings(max_examples=25, deadline=None)  # of each of many kinds
# What is computed of x, y and a class j, and gives numbers and rows of one number a class.
Computed = Callable[[Array, Array, int], list[Any]]
ALONG = np.linspace(-4.0, 4.0, 9)  # multiples of 1/16, as the logits are
OWN_ZERO = {"torch-bce", "optax-integer"}  # compute with logits as they are: a shift rounds


def _arrays(swept: Any) -> list[Any]:
    return [swept.s, swept.one_minus_s, swept.loss[:, None], swept.grad_x]


def _with_terms(x: Array, y: Array, j: int) -> list[Any]:
    swept = sweep_logit(x, y, j, ALONG + 2.0)
    return [*_arrays(swept), sweep_squared_error(swept), sweep_terms(swept, j)]


def _path(x: Array, y: Array, j: int) -> list[Any]:
    path = descend(x, y, rate=0.7, steps=12, momentum=0.5)
    return [path.x, path.s, path.loss[:, None], path.grad_x, path.norm[:, None]]


def _over_a_plane(x: Array, y: Array, j: int) -> list[Any]:
    drawn = plane(x, y, j, (j + 1) % len(x), ALONG, ALONG)
    return [drawn.loss[..., None], drawn.grad_x]


def _about_descent(x: Array, y: Array, j: int) -> list[Any]:
    goal = optimum(x, y)
    return [np.array([[least_loss(y)], [rate_limit(y)]]), np.zeros(1) if goal is None else goal]


COMPUTED: dict[str, Computed] = {
    "logit": _with_terms,
    "target": lambda x, y, j: _arrays(sweep_target(x, y, j, ALONG + 4.0)),
    "sum": lambda x, y, j: _arrays(sweep_total(x, y, ALONG + 4.0)) if y.any() else [],
    "temperature": lambda x, y, j: _arrays(sweep_temperature(x, y, ALONG + 4.1)),
    "squared error": lambda x, y, j: [squared_error(x, y)[None], squared_error_grad_x(x, y)],
    "descent": _path,
    "plane": _over_a_plane,
    "optimum": _about_descent,
}


@pytest.mark.parametrize("name", COMPUTED)
@FEW
@given(data=st.data(), problem=problems_on_a_grid() | problems(max_k=8))
def test_another_order_of_classes_gives_the_same_bits(
    name: str, data: st.DataObject, problem: tuple[Array, Array]
) -> None:
    x, y = problem
    k = len(x)
    order = np.array(data.draw(st.permutations(range(k))))
    j = data.draw(st.integers(0, k - 1))
    if name == "plane":  # its other class is the next one
        if k < 2:
            return
        order = np.roll(np.arange(k), data.draw(st.integers(0, k - 1)))
    values = COMPUTED[name](x, y, j)
    permuted = COMPUTED[name](x[order], y[order], int(np.flatnonzero(order == j)[0]))
    for array, other in zip(values, permuted, strict=True):
        turned = array[..., order] if array.shape[-1] == k > 1 else array
        np.testing.assert_array_equal(other, turned)


@FEW
@given(problem=problems_on_a_grid(), sixteenths=st.integers(-9_000, 9_000))
def test_an_exact_shift_changes_no_bit(problem: tuple[Array, Array], sixteenths: int) -> None:
    (x, y), by = problem, sixteenths / 16
    for j in range(len(x)):
        swept, shifted = sweep_logit(x, y, j, ALONG), sweep_logit(x + by, y, j, ALONG + by)
        for array, other in zip(_arrays(swept), _arrays(shifted), strict=True):
            np.testing.assert_array_equal(other, array)
    i, j = 0, len(x) - 1
    flat = plane(x, y, i, j, ALONG, ALONG)
    moved = plane(x + by, y, i, j, ALONG + by, ALONG + by)
    np.testing.assert_array_equal(moved.loss, flat.loss)
    np.testing.assert_array_equal(moved.grad_x, flat.grad_x)
    np.testing.assert_array_equal(squared_error_grad_x(x + by, y), squared_error_grad_x(x, y))


@given(data=st.data(), problem=problems(max_k=8))
def test_the_range_of_a_line_does_not_know_the_order_of_the_others(
    data: st.DataObject, problem: tuple[Array, Array]
) -> None:
    x, j = problem[0], data.draw(st.integers(0, len(problem[0]) - 1))
    others = data.draw(st.permutations([i for i in range(len(x)) if i != j]))
    order = [*others[:j], j, *others[j:]]
    assert sweep_range(x[order], j) == sweep_range(x, j)


@pytest.mark.parametrize("precision", PRECISIONS.values(), ids=PRECISIONS)
@FEW
@given(data=st.data(), problem=problems_on_a_grid())
def test_the_labs_own_way_does_so_in_every_type(
    data: st.DataObject, problem: tuple[Array, Array], precision: Precision
) -> None:
    x, y = problem
    order = np.array(data.draw(st.permutations(range(len(x)))))
    by = data.draw(st.integers(-100, 100))
    values = _by("lab", x, y, precision)
    permuted = _by("lab", x[order], y[order], precision)
    np.testing.assert_array_equal(permuted["loss"], values["loss"])  # nan where y overflows
    np.testing.assert_array_equal(permuted["grad-x"], values["grad-x"][:, order])
    if np.array_equal(precision.held(x + by).astype(float), x + by) and np.array_equal(
        precision.held(x).astype(float), x
    ):
        for way in ("shifted", "lse", "lab"):
            here, there = _by(way, x, y, precision), _by(way, x + by, y, precision)
            np.testing.assert_array_equal(there["loss"], here["loss"], err_msg=way)
            np.testing.assert_array_equal(there["grad-x"], here["grad-x"], err_msg=way)


@pytest.mark.parametrize("precision", PRECISIONS.values(), ids=PRECISIONS)
@FEW
@given(problem=problems_on_a_grid())
def test_equal_classes_get_equal_digits_by_every_way(
    problem: tuple[Array, Array], precision: Precision
) -> None:
    x, y = problem
    for way in WAYS:
        grad = _by(way, x, y, precision)["grad-x"][0]
        if way in ("textbook", "shifted"):  # a product adds the terms of a column as they come
            _assert_equal(x, y, _by(way, x, y, precision)["divide"][0])
        else:
            _assert_equal(x, y, grad)


def _by(way: Way, x: Array, y: Array, precision: Precision) -> dict[str, Any]:
    return run(way, precision.held(x[None]), precision.held(y[None]), precision)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.key)
@FEW
@given(problem=problems_on_a_grid(), sixteenths=st.integers(-9_000, 9_000))
def test_a_librarys_row_does_not_know_where_zero_is(
    call: Call, problem: tuple[Array, Array], sixteenths: int
) -> None:
    x, y = problem[0] / 16, problem[1]  # a legal problem, however far it is shifted
    with np.errstate(all="ignore"):
        returned = call.model(batch_of(Problem(x, y)))
        shifted = call.model(batch_of(Problem(x + sixteenths / 16, y)))
    if not isinstance(returned, Returned) or not isinstance(shifted, Returned):
        assert type(returned) is type(shifted)
        return
    if returned.grad is not None:
        _assert_equal(x, y, returned.grad[0])
    if call.key not in OWN_ZERO:
        np.testing.assert_array_equal(shifted.loss, returned.loss)
        np.testing.assert_array_equal(shifted.grad, returned.grad)


def _assert_equal(x: Array, y: Array, row: Any) -> None:
    for i in range(len(x)):
        for j in range(i):
            if x[i] == x[j] and y[i] == y[j]:
                np.testing.assert_array_equal(row[i], row[j])
