"""The shorter way for plain lists: it gives what the reader gives, or nothing."""

from __future__ import annotations

import random
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import readings
from core.errors import Field, ProblemError
from core.limits import ENTRIES_MAX
from core.readings import read
from core.readings.quick import quick_list

NUMBER = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.integers(-3000, 3000).map(str),
    st.sampled_from(["0", "-0", "1.", "0.5", "1e-400", "1e5", "1.5e-3", "234", "007", "1e999"]),
)


def slowly(text: str, field: Field) -> object:
    """What the reader says without the shorter way."""
    with patch.object(readings, "quick_list", lambda text: None):
        return outcome(text, field)


def outcome(text: str, field: Field) -> object:
    try:
        return read(text, field, 3)
    except ProblemError as error:
        return error.code, error.position, error.offset


@settings(deadline=None, max_examples=400)
@given(
    st.lists(NUMBER, min_size=1, max_size=12),
    st.sampled_from([", ", " ", "  ", ",\n", "\n", ",", "; ", "\t", ",  ", "\n "]),
    st.sampled_from([("", ""), ("[", "]"), ("(", ")"), ("  [", "]\n"), ("[", "")]),
    st.booleans(),
)
def test_it_is_never_another_reading(
    numbers: list[str], mark: str, brackets: tuple[str, str], typed: bool
) -> None:
    written = [f"np.float64({n})" if typed else n for n in numbers]
    text = f"{brackets[0]}{mark.join(written)}{brackets[1]}"
    for field in ("x", "y"):
        assert outcome(text, "x" if field == "x" else "y") == slowly(text, field)  # type: ignore[arg-type]


@settings(deadline=None, max_examples=300)
@given(st.text("0123456789.,-+e \n[]()", max_size=40))
def test_no_other_text_is_read_otherwise(text: str) -> None:
    assert outcome(text, "x") == slowly(text, "x")
    assert outcome(text, "y") == slowly(text, "y")


@pytest.mark.parametrize("mark", [", ", " ", ",\n", "\n"])
def test_long_plain_lists_take_it(mark: str) -> None:
    draw = random.Random(mark)
    values = tuple(draw.uniform(-9, 9) for _ in range(ENTRIES_MAX))
    assert quick_list(mark.join(map(repr, values))) == values
    assert quick_list(f"[{mark.join(map(repr, values))}]") == values


@pytest.mark.parametrize(
    "text", ["1e-400", "1.5e-324", "-2e-324", "0.2e-323", "1×10⁻⁴⁰⁰", "1e-330%"]
)
def test_what_is_lost_of_a_number_is_said(text: str) -> None:
    for written in (f"{text}, 1", f"0.5; {text}", f"[{text} 1.5]"):
        with pytest.raises(ProblemError) as refused:
            read(written, "x")
        assert refused.value.code == "too-small"
    with pytest.raises(ProblemError, match="too-small"):
        readings.read_number(text, "x", 0)


def test_zeros_and_the_smallest_numbers_are_taken() -> None:
    assert read("1e-320, 0.0, 0e-999, 5e-324", "x")[0].values == (1e-320, 0.0, 0.0, 5e-324)
