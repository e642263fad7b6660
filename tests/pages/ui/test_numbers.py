"""Numbers as a reader sees them: rounded right, exact where they can be, never lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.ui.numbers import DIGITS, number, subscript

SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")


def back(text: str) -> float:
    """Read the number back from what is shown."""
    mantissa, _, power = text.replace("−", "-").partition("×10")
    exponent = power.translate(SUPERSCRIPT)
    return float(f"{mantissa}e{exponent}" if power else mantissa)


# The browser's numbers are held against the same rows, see tests/browser_units/number.test.js.
TABLE: list[tuple[str, str]] = json.loads(
    (Path(__file__).parents[2] / "browser_units" / "numbers.json").read_text("utf-8")
)


def test_the_table_is_as_a_reader_writes_it() -> None:
    assert [number(float(value)) for value, _ in TABLE] == [shown for _, shown in TABLE]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("-0", "0"),
        ("1", "1"),
        ("0.5", "0.5"),
        ("0.99999", "1.000"),
        ("-0.3333333333333333", "−0.3333"),
        ("1234.567", "1235"),
        ("123456.7", "123457"),
        ("1000.5", "1000"),  # halfway: to the even digit
        ("1001.5", "1002"),
        ("1e-3", "0.001"),
        ("1.234e-7", "1.234×10⁻⁷"),
        ("1e9", "1×10⁹"),
        ("Infinity", "∞"),
        ("-Infinity", "−∞"),
        ("NaN", "–"),
    ],
)
def test_the_table_has_what_is_hard(value: str, shown: str) -> None:
    assert [value, shown] in TABLE


finite = st.floats(allow_nan=False, allow_infinity=False)


@given(st.floats(-1e300, 1e300))  # the largest floats round up to beyond the largest
def test_rounded_numbers_are_near(value: float) -> None:
    assert back(number(value)) == pytest.approx(value, rel=0.6 * 10 ** (1 - DIGITS), abs=0)


@given(finite)
def test_all_digits_give_back_the_same_float(value: float) -> None:
    assert back(number(value, full=True)) == value


@given(finite)
def test_a_short_number_without_trailing_zeros_is_exact(value: float) -> None:
    """`0.5` means one half; `0.5000` means something that rounds to it."""
    text = number(value)
    if "." not in text and "×" not in text and abs(value) < 10 ** (DIGITS - 1):
        assert back(text) == value


def test_subscripts() -> None:
    assert subscript(10) == "₁₀"
