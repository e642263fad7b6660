"""Column layout: the transposed lines hold, and wrong ones are caught there as well."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from sympy import FunctionMatrix, MatMul

from core.symbolic import derive, derive_at, evaluate, leaves
from core.symbolic.notation import Partial, s, x
from core.symbolic.orientation import in_columns, transposed

SIZES = [None, 2, 3, 5]


@pytest.mark.parametrize("size", SIZES)
def test_every_line_holds_in_columns(size: int | None) -> None:
    for step in in_columns(derive(size)).steps:
        assert step.check().ok, step.id


@pytest.mark.parametrize("size", SIZES)
def test_turning_twice_gives_the_line_back(size: int | None) -> None:
    for step in derive(size).steps:
        assert transposed(transposed(step.lhs)) == step.lhs
        assert transposed(transposed(step.rhs)) == step.rhs


@pytest.mark.parametrize("size", [2, 3, 5])
def test_values_are_the_transposed_ones(size: int) -> None:
    made = derive(size)
    for row, column in zip(made.steps, in_columns(made).steps, strict=True):
        found = {leaf: 0.5 + hash(str(leaf)) % 97 / 50 for leaf in leaves(row.rhs)}
        turned = np.array(evaluate(row.rhs, found)).T
        np.testing.assert_allclose(evaluate(column.rhs, found), turned, rtol=1e-14)


def test_shapes_and_the_order_of_factors_change() -> None:
    step = in_columns(derive(3)).step("row-times-jacobian")
    assert step.lhs.shape == (3, 1)
    assert isinstance(step.rhs, MatMul)
    jacobian, vector = step.rhs.args
    assert (jacobian.shape, vector.shape) == ((3, 3), (3, 1))
    assert jacobian[0, 1] == Partial(s[2], x[1])


def test_general_matrices_are_turned_without_naming_k() -> None:
    jacobian = in_columns(derive(None)).step("jacobian")
    assert isinstance(jacobian.lhs, FunctionMatrix)
    assert jacobian.lhs[0, 1] == Partial(s[2], x[1])


def test_reasons_fit_the_layout() -> None:
    notes = {step.id: step.note for step in in_columns(derive(3)).steps}
    assert notes["jacobian"].startswith("A column belongs to one output")
    assert notes["split"] == derive(3).step("split").note


def test_a_row_that_was_not_turned_is_caught() -> None:
    turned = in_columns(derive(3)).step("substitute")
    assert not dataclasses.replace(turned, lhs=turned.lhs.T).check().ok
    jacobian, vector = turned.rhs.args
    assert not dataclasses.replace(turned, rhs=MatMul(vector.T, jacobian)).check().ok


def test_a_slip_of_the_jacobian_alone_is_invisible() -> None:
    step = derive(3).step("substitute")
    row, jacobian = step.rhs.args
    assert dataclasses.replace(step, rhs=MatMul(row, jacobian.T)).check().ok


@pytest.mark.parametrize(("i", "j"), [(1, 1), (2, 3), (4, 1), (4, 4)])
def test_any_output_and_logit_may_stand_for_all(i: int, j: int) -> None:
    made = derive_at(4, i, j)
    assert [step.id for step in made.steps] == [step.id for step in derive(4).steps]
    assert all(step.check().ok for step in made.steps)
    assert made.step("quotient-diagonal").lhs == Partial(s[i], x[i])
    other = j if j != i else i % 4 + 1
    assert made.step("partial-off-diagonal").lhs == Partial(s[i], x[other])
    assert made.step("collapse").lhs.bottom == x[j]
    assert made.jacobian == derive(4).jacobian


@pytest.mark.parametrize("places", [(0, 1), (1, 5), (True, 1), (1, 2.0)])
def test_places_that_are_not_there_are_refused(places: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="places"):
        derive_at(4, *places)
