"""Four ways in three types: the lab's own is what its screens show, and reaches the truth."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.limits import GRADIENT_C
from core.numeric import exact_values, forward_backward, textbook
from core.stability import (
    DOUBLE,
    HALF,
    OPERATIONS,
    PRECISIONS,
    SINGLE,
    WAYS,
    Precision,
    Way,
    correct_digits,
    digits_of,
    reference,
    run,
    steps_to,
    trace,
)
from core.stability.limits import LOST_ULPS
from core.stability.ways import numpy_functions
from tests.core.numeric.problems import EDGES, problems

CASES = [pytest.param(np.array(x), np.array(y), id=name) for name, (x, y) in EDGES.items()]
TYPES = [pytest.param(precision, id=name) for name, precision in PRECISIONS.items()]


@given(problems())
def test_in_float64_the_labs_own_way_is_what_the_lab_shows_bit_for_bit(problem: Any) -> None:
    x, y = problem
    shown = forward_backward(x, y)
    values = run("lab", x[None], y[None], DOUBLE)
    for name, expected in (
        ("divide", shown.s), ("log", shown.log_s), ("loss", shown.loss), ("grad-x", shown.grad_x),
    ):  # fmt: skip
        np.testing.assert_array_equal(values[name][0], expected, name)


@pytest.mark.parametrize("precision", TYPES)
def test_every_number_of_a_way_has_the_type_that_is_looked_at(precision: Precision) -> None:
    x, y = precision.held([[20.5, 1.0, -3.0]]), precision.held([[0.5, 0.25, 0.0]])
    for way in WAYS:
        assert {v.dtype for v in run(way, x, y, precision).values()} == {precision.dtype}, way


@pytest.mark.parametrize("precision", TYPES)
@pytest.mark.parametrize(("x", "y"), CASES)
def test_the_labs_own_way_loses_no_digits_in_any_type(
    x: Any, y: Any, precision: Precision
) -> None:
    if not np.isfinite(precision.held(y)).all():
        pytest.skip("targets beyond the type")
    own = trace("lab", x, y, precision)
    assert own.culprit("loss") is None
    assert own.culprit("grad-x") is None


@settings(max_examples=60)
@given(problems(max_k=4), st.sampled_from([SINGLE, HALF]))
def test_nor_for_any_problem(problem: Any, precision: Precision) -> None:
    x, y = problem
    if not np.isfinite(precision.held(y)).all():
        return
    # Products that underflow have no relative bound: see SUBNORMAL_FLOOR.
    floor = 64 * float(np.finfo(precision.dtype).smallest_subnormal) * max(1.0, y.sum())
    own = trace("lab", x, y, precision)
    for entry in (*own.by_id["loss"].entries, *own.by_id["grad-x"].entries):
        near = abs(entry.value - entry.exact) <= floor if np.isfinite(entry.value) else False
        assert near or entry.ulps <= LOST_ULPS * entry.kappa, entry


def test_a_row_in_a_batch_is_the_row_alone() -> None:
    rng = np.random.default_rng(1)
    x, y = rng.normal(0, 20, (50, 4)), np.tile([0.0, 1.0, 0.5, 0.0], (50, 1))
    for precision in PRECISIONS.values():
        held, targets = precision.held(x), precision.held(y)
        for way in WAYS:
            together = run(way, held, targets, precision)
            for n in (0, 7, 49):
                alone = run(way, held[n : n + 1], targets[n : n + 1], precision)
                for name in ("loss", "grad-x"):
                    np.testing.assert_array_equal(together[name][n], alone[name][0])


def test_the_textbook_way_is_the_textbook() -> None:
    x, y = np.array([[1.0, 2.0, -0.5]]), np.array([[0.0, 1.0, 0.0]])
    values = run("textbook", x, y, DOUBLE)
    np.testing.assert_array_equal(values["divide"], textbook.softmax_unshifted(x))
    np.testing.assert_array_equal(
        run("shifted", x, y, DOUBLE)["loss"], textbook.cross_entropy(x, y)
    )
    np.testing.assert_array_equal(
        run("lse", x, y, DOUBLE)["grad-x"], textbook.loss_and_grad(x, y)[1]
    )


@pytest.mark.parametrize(("x", "y"), CASES)
def test_the_reference_has_eleven_bits_more_than_float64(x: Any, y: Any) -> None:
    _close(reference(x[None], y[None]), exact_values(x, y))


@settings(max_examples=150)
@given(problems())
def test_and_so_it_has_for_any_problem(problem: Any) -> None:
    x, y = problem
    _close(reference(x[None], y[None]), exact_values(x, y))


def test_without_long_double_mpmath_is_the_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    gaps = np.linspace(0, 60, 13)
    x = np.stack([gaps, 0 * gaps, 0 * gaps], axis=1)
    y = np.tile([1.0, 0.0, 0.0], (13, 1))
    fast = digits_of(x, y, DOUBLE, "grad")
    monkeypatch.setattr(sys.modules["core.stability.reference"], "HAS_EXTENDED", False)
    slow = digits_of(x, y, DOUBLE, "grad")
    for way in WAYS:
        np.testing.assert_allclose(fast[way], slow[way], atol=0.01)
    assert correct_digits(np.array([np.nan, 1.0]), np.array([1, 1], dtype=object), DOUBLE)[0] == 0


def _close(shown: Any, exact: Any) -> None:
    least = float(np.finfo(np.longdouble).tiny) or np.finfo(np.longdouble).tiny
    mp = exact.loss.context
    pairs = [(shown.loss[0], exact.loss, 1.0)]
    pairs += zip(shown.grad_x[0], exact.grad_x, exact.kappa, strict=True)
    for value, true, kappa in pairs:
        if not np.isfinite(value):
            assert value == float(true)
            continue
        exactly = mp.mpf(float(value)) + mp.mpf(float(value - np.longdouble(float(value))))
        if value == least:  # what stands for all that is smaller
            assert 0 < abs(true) < mp.mpf(10) ** -4900
        elif abs(true) > mp.mpf(10) ** -290:
            assert abs(exactly - true) <= GRADIENT_C * 2.0**-64 * kappa * abs(true)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("result", ["loss", "grad-x"])
def test_a_result_is_made_of_its_steps_alone(way: Way, result: str) -> None:
    """Without the others it comes out the same; without any one of them it cannot be made."""
    needed = steps_to(way, result)
    assert list(needed) == [o.id for o in OPERATIONS[way] if o.id in needed]
    assert needed[-1] == result
    x, y = DOUBLE.held([[1.0, 2.0, -0.5]]), DOUBLE.held([[0.0, 1.0, 0.5]])

    def computed(ids: tuple[str, ...]) -> Any:
        values = {"x": x, "y": y}
        functions = numpy_functions(x, y, DOUBLE)
        for operation in OPERATIONS[way]:
            if operation.id in ids:
                values[operation.id] = operation.apply(
                    functions, *(values[name] for name in operation.inputs)
                )
        return values[result]

    assert np.array_equal(computed(needed), run(way, x, y, DOUBLE)[result])
    for name in needed:
        with pytest.raises(KeyError):
            computed(tuple(other for other in needed if other != name))
