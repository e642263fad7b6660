"""Vectors as people paste them: what is taken, and what is refused, where and why."""

from __future__ import annotations

import math
import struct
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import ProblemError
from core.limits import NUMBER_TEXT_MAX, TEXT_MAX
from core.vector_text import format_vector, parse_number, parse_vector

THIRD = 1 / 3


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,2,-0.5", (1, 2, -0.5)),
        ("1 2\t-0.5\n", (1, 2, -0.5)),
        ("1;2;-0.5;", (1, 2, -0.5)),
        ("1, 2; 3\n4", (1, 2, 3, 4)),
        ("[1. 2. .5]", (1, 2, 0.5)),
        ("(1, 2)", (1, 2)),
        ("[[1, 2, 3]]", (1, 2, 3)),
        ("[[1], [2]]", (1, 2)),
        ("tensor([1., 2.])", (1, 2)),
        ("tensor([ 1.0e+00, -2.5e-01],\n       device='cuda:0', dtype=torch.float64)", (1, -0.25)),
        ("tensor([1., 2.], grad_fn=<SoftmaxBackward0>)", (1, 2)),
        ("tensor([1., 2.], requires_grad=True)", (1, 2)),
        ("array([1., 2.], dtype=float32)", (1, 2)),
        ("x = np.array([1, 2])", (1, 2)),
        ("x = 1, 2", (1, 2)),
        ("Array([1., 2.], dtype=float32)", (1, 2)),
        ("<tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 2.], dtype=float32)>", (1, 2)),
        ("１，２，－０．５", (1, 2, -0.5)),
        ("1、2，3；4", (1, 2, 3, 4)),
        ("−1, –2", (-1, -2)),
        ("1e-3, 1E3", (0.001, 1000)),
        ("1/3, 1 / 3, -2/3", (THIRD, THIRD, -2 / 3)),
        ("-inf, -∞, −Infinity, -np.inf, 0", (-math.inf, -math.inf, -math.inf, -math.inf, 0)),
    ],
)
def test_takes_what_people_paste(text: str, values: tuple[float, ...]) -> None:
    assert parse_vector(text, "x") == values


@pytest.mark.parametrize(
    ("text", "code", "position", "offset"),
    [
        ("", "empty", None, 0),
        (" \n ", "empty", None, 0),
        ("1,,2", "empty", 1, 3),
        (",1", "empty", 0, 1),
        ("1,2,,", "empty", 2, 3),
        ("1,two", "not-a-number", 1, 2),
        ("1-2", "not-a-number", 0, 0),
        ("1..2", "not-a-number", 0, 0),
        ("1_000", "not-a-number", 0, 0),
        ("0x10", "not-a-number", 0, 0),
        ("1/2/3", "not-a-number", 1, 3),
        ("tensor([1., ..., 3.])", "not-a-number", 1, 12),
        ("__import__('os').system('x')", "not-a-number", 0, 11),
        ("1½", "not-a-number", 0, 0),
        ("١,٢", "not-a-number", 0, 0),
        ("1,nan", "nan", 1, 2),
        ("1,NaN", "nan", 1, 2),
        ("1,inf", "infinite", 1, 2),
        ("1,+∞", "infinite", 1, 2),
        ("1,1e999", "too-large", 1, 2),
        ("1,1/0", "zero-division", 1, 2),
        ("1," + "1" * (NUMBER_TEXT_MAX + 1), "too-long", 1, 2),
        ("1" * (TEXT_MAX + 1), "too-long", None, None),
        ("[[1, 2], [3, 4]]", "matrix", None, None),
        ("1e9999999999/1", "not-a-number", 0, 0),
    ],
)
def test_refuses_with_code_and_place(
    text: str, code: str, position: int | None, offset: int | None
) -> None:
    with pytest.raises(ProblemError) as refused:
        parse_vector(text, "x")
    error = refused.value
    assert (error.code, error.field, error.position, error.offset) == (
        code,
        "x",
        position,
        offset,
    )


def test_minus_infinity_is_for_logits_only() -> None:
    with pytest.raises(ProblemError, match="infinite"):
        parse_vector("-inf,1", "y")


floats = st.floats(allow_nan=False, allow_infinity=False)


@given(st.lists(floats | st.just(-math.inf), min_size=1, max_size=20))
def test_text_gives_back_exactly_the_same_floats(values: list[float]) -> None:
    assert parse_vector(format_vector(values), "x") == tuple(values)


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**12))
def test_a_fraction_is_rounded_once(numerator: int, denominator: int) -> None:
    expected = float(Fraction(numerator, denominator))
    assert parse_vector(f"{numerator}/{denominator}", "x") == (expected,)


@given(
    st.text(max_size=TEXT_MAX + 5) | st.text("0123456789.,;[]()eE+-/ \ntensorif=∞", max_size=60)
)
def test_any_text_is_read_or_refused(text: str) -> None:
    """No other exception, and nothing but finite numbers and -inf comes out."""
    for field in ("x", "y"):
        try:
            values = parse_vector(text, "x" if field == "x" else "y")
        except ProblemError:
            continue
        assert all(value < math.inf for value in values)


@given(floats)
def test_one_number_reads_as_python_reads_it(value: float) -> None:
    assert struct.pack("d", parse_number(f" {value!r} ", "y", 0)) == struct.pack("d", value)


@pytest.mark.parametrize(
    ("text", "code"), [("", "empty"), ("1,2", "not-a-number"), ("0" * 65, "too-long")]
)
def test_one_number_refuses(text: str, code: str) -> None:
    with pytest.raises(ProblemError) as refused:
        parse_number(text, "y", 4)
    assert (refused.value.code, refused.value.position) == (code, 4)
