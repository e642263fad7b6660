"""The first operation that loses digits, why, and what mends it."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from core.stability import (
    DOUBLE,
    HALF,
    OPERATIONS,
    PRECISIONS,
    SINGLE,
    WAYS,
    Precision,
    Way,
    rewriting,
    trace,
)
from tests.core.numeric.problems import EDGES, oracle, problems

CULPRITS = [
    # x, y, type, way, result, operation, event of a number of it, what mends it
    ([37.0, 0, 0], [1.0, 0, 0], DOUBLE, "textbook", "grad-x", "jacobian", "cancelled",
     "one-minus-s"),
    ([37.0, 0, 0], [1.0, 0, 0], DOUBLE, "shifted", "loss", "log", "one", "log-sum-exp"),
    ([37.0, 0, 0], [1.0, 0, 0], DOUBLE, "lse", "loss", "log-sum", "cancelled", "log1p"),
    ([37.0, 0, 0], [1.0, 0, 0], DOUBLE, "lse", "grad-x", "grad-x", "cancelled", "one-minus-s"),
    ([1000.0, 999, 0], [0.0, 1, 0], SINGLE, "textbook", "loss", "exp", "overflow", "shift"),
    ([-800.0, -801.0], [1.0, 0.0], DOUBLE, "textbook", "loss", "divide", "0/0", "shift"),
    ([800.0, 0.0], [0.0, 1.0], DOUBLE, "shifted", "grad-x", "grad-s", "y/0", "fuse"),
    ([800.0, 0.0], [0.0, 1.0], DOUBLE, "shifted", "loss", "log", "log 0", "log-sum-exp"),
    ([0.1, -700.3, -650.7], [0.0, 0.0, 1.0], DOUBLE, "lse", "grad-x", "exp", None, "correct"),
    ([-math.inf, 1.0, 2.0], [0.0, 1.0, 0.0], DOUBLE, "lse", "loss", "loss", "0*inf", "no-zero"),
]  # fmt: skip


@pytest.mark.parametrize(("x", "y", "precision", "way", "target", "operation", "event", "mends"),
                         CULPRITS)  # fmt: skip
def test_known_losses_are_named_with_reason_and_remedy(
    x: Any,
    y: Any,
    precision: Precision,
    way: Way,
    target: Any,
    operation: str,
    event: str | None,
    mends: str,
) -> None:
    steps = trace(way, np.array(x), np.array(y), precision)
    culprit = steps.culprit(target)
    assert culprit is not None
    assert culprit.id == operation
    assert event in {entry.event for entry in culprit.entries if entry.lost}
    remedy = rewriting(steps, culprit)
    assert remedy is not None
    assert remedy.name == mends


def test_an_ordinary_problem_has_no_culprit() -> None:
    for precision in PRECISIONS.values():
        for way in WAYS:
            steps = trace(way, np.array([1.0, 2.0, -0.5]), np.array([0.0, 1.0, 0.0]), precision)
            assert steps.culprit("loss") is None
            assert steps.culprit("grad-x") is None


def test_what_the_problem_itself_loses_is_no_ways_fault() -> None:
    """Near the optimum the rounding of y alone moves the gradient by many of its ulps."""
    y = np.array([0.2, 0.3, 0.5])
    steps = trace("lse", np.log(y), y, DOUBLE)
    gradient = steps.by_id["grad-x"]
    assert gradient.worst.kappa > 1e12
    assert gradient.worst.ulps > 1e3
    assert steps.culprit("grad-x") is None


@pytest.mark.parametrize("name", EDGES)
def test_exact_values_are_those_of_the_plain_formulas_with_many_digits(name: str) -> None:
    x, y = map(np.array, EDGES[name])
    expected = oracle(x, y)
    for way in WAYS:
        steps = trace(way, x, y, DOUBLE)
        for node, values in (
            ("divide", expected.s), ("log", expected.log_s), ("loss", [expected.loss]),
            ("grad-x", expected.grad_x),
        ):  # fmt: skip
            for entry, value in zip(steps.by_id[node].entries, values, strict=True):
                assert float(entry.exact) == pytest.approx(float(value), rel=1e-15, abs=1e-307)


@settings(max_examples=40)
@given(problems(max_k=4))
def test_a_step_alone_loses_little_and_its_condition_does_the_rest(problem: Any) -> None:
    """Operations round once or a few times; but one that over- or underflows loses all."""
    x, y = problem
    for way in WAYS:
        for node in trace(way, x, y, DOUBLE).nodes:
            for entry in node.entries:
                if entry.event is None and math.isfinite(entry.local) and node.id != "grad-x":
                    assert entry.local <= 16, (way, node.id, entry)


def test_every_operation_has_its_node_and_the_jacobian_rows_of_labels_alone() -> None:
    steps = trace("textbook", np.array([1.0, 2.0, 3.0]), np.array([0.0, 0.5, 0.5]), HALF)
    assert [n.id for n in steps.nodes] == ["x", "y", *(op.id for op in OPERATIONS["textbook"])]
    assert {entry.index[0] for entry in steps.by_id["jacobian"].entries} == {2, 3}


def test_inputs_that_the_type_does_not_hold_are_named() -> None:
    steps = trace("lab", np.array([0.1, 2.0]), np.array([1e6, 1e-9]), HALF)
    assert [entry.event for entry in steps.by_id["y"].entries] == ["overflow", "underflow"]
    assert 0 < steps.by_id["x"].entries[0].ulps <= 0.5
    assert steps.culprit("loss") is steps.by_id["y"]
