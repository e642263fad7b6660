"""Pasted numbers: as programs print them, in every shape; the oracle is NumPy written out."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.answers import MISTAKES
from core.answers.diagnosis import true_values
from core.answers.number_words import explain_numbers, verdict_of
from core.answers.pasted import mark_numbers
from core.answers.targets import TARGETS, Target
from core.problem import Problem
from tests.core.answers.test_diagnosis import PROBLEM, RIGHT, by_program

G = RIGHT["gradient"]
J = RIGHT["jacobian"]


def torch_prints(values: np.ndarray) -> str:
    """Four decimals, as torch prints by default."""
    text = np.array2string(values, separator=", ", formatter={"float": "{: .4f}".format})
    return f"tensor({text}, grad_fn=<MulBackward0>)"


PRINTERS = {
    "str": str,
    "repr": repr,
    "list": lambda v: str(v.tolist()),
    "torch": torch_prints,
    "lines": lambda v: "\n".join(map(str, v.ravel().tolist())) if v.ndim < 2 else str(v),
    "scientific": lambda v: np.array2string(v, formatter={"float": "{:.3e}".format}),
}


@pytest.mark.parametrize("printer", PRINTERS)
@pytest.mark.parametrize("target", TARGETS)
def test_right_numbers_are_right_however_they_are_printed(target: Target, printer: str) -> None:
    pasted = mark_numbers(PRINTERS[printer](np.atleast_1d(RIGHT[target])), PROBLEM, target)
    assert pasted.outcome.tag == "right", pasted
    assert verdict_of(pasted) == "Right"


@pytest.mark.parametrize("printer", ["str", "list"])
@pytest.mark.parametrize("name", MISTAKES)
def test_every_mistake_is_named_by_its_printout(name: str, printer: str) -> None:
    """The numbers come from a small program of its own for each mistake."""
    target = MISTAKES[name].target
    pasted = mark_numbers(PRINTERS[printer](np.atleast_1d(by_program(name))), PROBLEM, target)
    assert (pasted.outcome.tag, pasted.outcome.name) == ("mistake", name)
    assert MISTAKES[name].words in explain_numbers(pasted, PROBLEM, target, str)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        (G, "float64"),
        (G.astype(np.float32), "float32"),
        (G.astype(np.float16), "float16"),
        (np.round(G, 5), "printed"),
    ],
)
def test_the_precision_is_told_by_the_digits(values: np.ndarray, name: str) -> None:
    pasted = mark_numbers(str(values.astype(float).tolist()), PROBLEM)
    assert pasted.outcome.name == name or (name == "float16" and pasted.outcome.name == "printed")


@pytest.mark.parametrize("decimals", range(2, 13))
def test_rounded_numbers_are_right_and_a_unit_more_is_not(decimals: int) -> None:
    rounded = np.round(G, decimals)
    assert mark_numbers(str(rounded.tolist()), PROBLEM).outcome.tag == "right"
    worse = rounded + np.array([3.0, -2.0, 2.0]) * max(10.0**-decimals, 2.0**-6)
    assert mark_numbers(str(worse.tolist()), PROBLEM).outcome.tag != "right"


def test_few_digits_prove_nothing() -> None:
    for text in ("0 0 0", "0 -1 1", "[0, 0, 0]"):
        assert mark_numbers(text, Problem((1, 2, -0.5), (0, 1, 0))).outcome.tag != "right"


@pytest.mark.parametrize(
    ("numbers", "target", "shape"),
    [
        (J.ravel(), "jacobian", "flattened"),
        (np.stack([G] * 4), "gradient", "batch"),
        (np.stack([G] * 4).T, "gradient", "turned"),
        (G[None, :], "gradient", "plain"),
        (G[:, None], "gradient", "plain"),
    ],
)
def test_shapes(numbers: np.ndarray, target: Target, shape: str) -> None:
    pasted = mark_numbers(str(numbers), PROBLEM, target)
    assert (pasted.shape, pasted.outcome.tag) == (shape, "right")


def test_a_shape_that_cannot_be_is_said_with_both_sizes() -> None:
    pasted = mark_numbers("1 2", PROBLEM)
    assert (pasted.shape, pasted.outcome.tag) == ("other", "unreadable")
    said = " ".join(explain_numbers(pasted, PROBLEM, "gradient", str))
    assert "2" in said
    assert "3 numbers" in said
    assert pasted.given is None


def test_rows_of_a_batch() -> None:
    mean = mark_numbers(str(np.stack([G] * 4) / 4), PROBLEM)
    assert (mean.outcome.name, mean.averaged, mean.agreeing) == ("factor 1/N", True, ())
    mixed = mark_numbers(str(np.stack([G, -G, G])), PROBLEM)
    assert (mixed.row, mixed.agreeing) == (2, (1, 3))
    assert mixed.outcome.tag in ("off-by", "mistake")
    assert mixed.given is not None
    np.testing.assert_allclose(mixed.given, -G, rtol=1e-7)


@pytest.mark.parametrize("target", ["softmax", "grad-s", "jacobian"])
def test_right_numbers_of_something_else(target: Target) -> None:
    problem = Problem((1.0, 2.0, -0.5), (0.25, 0.5, 0.75))
    s = np.exp(problem.x) / np.exp(problem.x).sum()
    y = np.array(problem.y)
    values = {"softmax": s, "grad-s": -y / s, "jacobian": np.diag(s) - np.outer(s, s)}[target]
    outcome = mark_numbers(str(values), problem).outcome
    assert outcome.name in (f"is {target}", "passed-through")


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [("[0.1, nan, 0.2]", "nan", 1), ("[inf, 0.5, 1]", "infinite", 0), ("NaN", "nan", 0)],
)
def test_numbers_that_are_none(text: str, name: str, place: int) -> None:
    outcome = mark_numbers(text, PROBLEM).outcome
    assert (outcome.tag, outcome.name, outcome.component) == ("wrong", name, place)


def test_an_infinite_loss_is_right_where_it_is_infinite() -> None:
    masked = Problem((1.0, -math.inf), (0.0, 1.0))
    assert mark_numbers("inf", masked, "loss").outcome.tag == "right"
    assert mark_numbers("inf", PROBLEM, "loss").outcome.tag == "wrong"


def test_decimal_commas_are_read_and_said() -> None:
    text = "; ".join(f"{value:.6f}".replace(".", ",") for value in G)
    pasted = mark_numbers(text, PROBLEM)
    assert (pasted.outcome.tag, pasted.notation) == ("right", "decimal-comma")
    assert "decimal commas" in explain_numbers(pasted, PROBLEM, "gradient", str)[0]


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=60) | st.text("0123456789.,;[]()-+einfa \n", max_size=60))
def test_any_text_has_an_outcome_with_words(text: str) -> None:
    for target in TARGETS:
        pasted = mark_numbers(text, PROBLEM, target)
        assert verdict_of(pasted)
        assert pasted.error or explain_numbers(pasted, PROBLEM, target, str)


def test_of_several_readings_of_another_shape_the_nearest_is_spoken_of() -> None:
    pasted = mark_numbers("0,5; 0,25; 0,1; 2", PROBLEM, "loss")
    assert pasted.sizes == (1, 4)
    first, second = explain_numbers(pasted, PROBLEM, "loss", str)
    assert "commas" in first
    assert ": 4." in second


def test_the_diagonal_of_the_jacobian_alone_is_known() -> None:
    shares = true_values(PROBLEM, "softmax")
    pasted = mark_numbers(", ".join(f"{s * (1 - s):.6f}" for s in shares), PROBLEM, "jacobian")
    assert pasted.outcome.reason == "shape"
    assert "diagonal alone" in explain_numbers(pasted, PROBLEM, "jacobian", str)[-1]


OTHER = Problem((0.3, -1.2, 2.5, 0.7), (0.2, 0.5, 0.1, 0.2))


@pytest.mark.parametrize(
    ("make", "target", "tag", "name"),
    [
        (lambda r: repr(r["gradient"].astype(np.float16)), "gradient", "right", "float16"),
        (lambda r: repr(r["jacobian"].astype(np.float16)), "jacobian", "right", "float16"),
        (lambda r: repr(r["softmax"].astype(np.float16)), "softmax", "right", "float16"),
        (lambda r: repr(-r["gradient"] / 32), "gradient", "off-by", "sign and factor 1/N"),
        (lambda r: repr(r["gradient"] / np.log(2)), "gradient", "off-by", "factor 1/log 2"),
        (lambda r: repr(float(r["loss"]) / math.log(2)), "loss", "off-by", "factor 1/log 2"),
        (lambda r: repr(r["gradient"] * 1.015), "gradient", "off-by", "multiple"),
        (lambda r: repr(r["gradient"] / 1.582), "gradient", "off-by", "multiple"),
        (lambda r: repr(np.log(r["softmax"])), "softmax", "mistake", "log-softmax"),
        (lambda r: repr([float(r["loss"])] * 5), "loss", "right", "float64"),
        (lambda r: repr(-np.array(OTHER.y) * np.log(r["softmax"])), "loss", "wrong", "terms"),
        (lambda r: repr(np.stack([r["jacobian"]] * 3)), "jacobian", "right", "printed"),
        (lambda r: str([round(v, 1) for v in r["gradient"].tolist()]), "gradient",
         "unreadable", "few-digits"),
    ],
)  # fmt: skip
def test_outputs_of_programs(make: Any, target: Target, tag: str, name: str) -> None:
    right = {t: true_values(OTHER, t) for t in TARGETS}
    pasted = mark_numbers(make(right), OTHER, target)
    assert (pasted.outcome.tag, pasted.outcome.name) == (tag, name)
    assert explain_numbers(pasted, OTHER, target, str)


VECTORS = st.integers(2, 6).flatmap(
    lambda k: st.tuples(
        *[st.lists(st.floats(low, 3), min_size=k, max_size=k) for low in (-3, 0.0625)]
    )
)


@settings(deadline=None, max_examples=60)
@given(VECTORS)
def test_a_program_in_float16_is_right(vectors: tuple[list[float], list[float]]) -> None:
    x, y = (np.array(vector, np.float16) for vector in vectors)
    powers = np.exp(x - x.max())
    s = powers / powers.sum(dtype=np.float16)
    gradient = s * y.sum(dtype=np.float16) - y
    problem = Problem(x.astype(float).tolist(), y.astype(float).tolist())
    size = np.abs(true_values(problem, "gradient")).max()
    pasted = mark_numbers(repr(gradient), problem)
    assert pasted.outcome.tag == "right" or size < 2**-5 or problem.Y > 8


@settings(deadline=None, max_examples=60)
@given(VECTORS, st.floats(1.05, 1.9), st.integers(0, 5))
def test_a_component_that_is_off_is_not_right(
    vectors: tuple[list[float], list[float]], factor: float, n: int
) -> None:
    """Whatever the precision, five per cent of the largest number are no rounding."""
    problem = Problem(*vectors)
    for target in TARGETS:
        numbers = np.atleast_1d(true_values(problem, target)).copy()
        if np.abs(numbers).max() < 2**-3:
            continue  # what is left of it in float16 may be nothing
        place = np.abs(numbers).argmax() if n % 2 else n % numbers.size
        numbers.flat[place] += (factor - 1) * np.abs(numbers).max()
        pasted = mark_numbers(str(numbers.tolist()), problem, target)
        assert pasted.outcome.tag != "right", target


def of_bfloat16(numbers: np.ndarray) -> np.ndarray:
    """Rounded to eight binary digits."""
    fraction, power = np.frexp(numbers)
    return np.ldexp(np.round(np.ldexp(fraction, 8)), power - 8)


@settings(deadline=None, max_examples=60)
@given(VECTORS, st.integers(1, 6))
def test_right_numbers_are_not_called_wrong_however_few_digits_are_printed(
    vectors: tuple[list[float], list[float]], decimals: int
) -> None:
    problem = Problem(*vectors)
    for target in TARGETS:
        numbers = np.atleast_1d(np.round(true_values(problem, target), decimals))
        outcome = mark_numbers(str(numbers.tolist()), problem, target).outcome
        shows_nothing = bool((numbers == np.round(numbers)).all())
        assert outcome.tag == "right" or outcome.name == "few-digits" or shows_nothing, target


@settings(deadline=None, max_examples=60)
@given(VECTORS, st.sampled_from(["{!r}", "{:.6g}", "{:.4f}"]))
def test_numbers_of_bfloat16_are_right_as_any_printer_writes_them(
    vectors: tuple[list[float], list[float]], form: str
) -> None:
    problem = Problem(*vectors)
    for target in TARGETS:
        numbers = np.atleast_1d(of_bfloat16(true_values(problem, target)))
        if np.abs(numbers).max() < 2**-5:
            continue  # four places after the point leave too little of them
        text = str([[form.format(v) for v in row] for row in np.atleast_2d(numbers).tolist()])
        outcome = mark_numbers(text.replace("'", ""), problem, target).outcome
        assert outcome.tag == "right", target
    single = of_bfloat16(true_values(problem, "softmax")).astype(np.float32)
    assert mark_numbers(str(single), problem, "softmax").outcome.tag == "right"


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("gradient", "[0.0577, -0.3195, 0.1969, 0.0689]"),
        ("softmax", "tensor([0.0577, 0.6805, 0.1969, 0.0689])"),
    ],
)
def test_four_places_that_bfloat16_does_not_print_are_not_taken_for_it(
    target: Target, text: str
) -> None:
    """The first number is wrong by 0.004, which bfloat16 could be if it had the others."""
    problem = Problem((-1.43, 1.11, -0.13, -1.18), (0, 1, 0, 0))
    assert mark_numbers(text, problem, target).outcome.tag != "right"
    assert mark_numbers(text.replace("0.0577", "0.0537"), problem, target).outcome.tag == "right"
