"""The likeliest reading comes first: the rules of `core.readings.order`, each with cases."""

from __future__ import annotations

import pytest

from core.readings import read


def first(text: str, classes: int | None = None) -> tuple[float, ...]:
    return read(text, "x", classes)[0].values


@pytest.mark.parametrize(
    ("text", "likeliest"),
    [
        # A notation that gives a sense to every sign.
        ("0,25;1,75;-2", (0.25, 1.75, -2)),
        ("2,5\t3,75", (2.5, 3.75)),
        ("4 1/2, 7", (4.5, 7)),
        ("- 3\n- 4", (3, 4)),
        ("5,250.5; 7", (5250.5, 7)),
        # A decimal comma before thousands, but where commas part the numbers too.
        ("7,125; 8,500", (7.125, 8.5)),
        ("7,125 8,500", (7.125, 8.5)),
        ("7,125, 8,500", (7125, 8500)),
        ("7,125 ,8,500", (7125, 8500)),
        # A blank is within a number where something else parts numbers.
        ("7 125,5; 8", (7125.5, 8)),
        ("7 125; 8 500", (7125, 8500)),
        # A column that counts is an index.
        ("0 4.5\n1 5.5\n2 6.5", (4.5, 5.5, 6.5)),
        ("1;4,5\n2;5,5", (4.5, 5.5)),
        # A row, then a column, then all.
        ("4 5\n6 7\n8 9", (4, 5)),
    ],
)
def test_without_knowing_the_other_vector(text: str, likeliest: tuple[float, ...]) -> None:
    assert first(text) == likeliest
    assert len(read(text, "x")) > 1


@pytest.mark.parametrize("blank", "\u00a0\u2007\u2009\u202f\u3000")
def test_a_blank_of_any_kind_may_be_within_a_number(blank: str) -> None:
    for text in (
        "1 000;2",
        "7 125,5; 8",
        "12 500\t3 000",
        "1 000\n2 000",
        "9 125,5",
        "1 234; 30 %",
    ):
        assert read(text.replace(" ", blank), "x", 2) == read(text, "x", 2)
    assert first(f"1{blank}000;2", 3) == (1000, 2)
    assert len(read(f"1{blank}000;2", "x", 3)) > 1


def test_a_vector_of_the_other_ones_length_comes_first() -> None:
    rows = "4 5\n6 7\n8 9"
    assert first(rows, 2) == (4, 5)
    assert first(rows, 3) == (4, 6, 8)
    assert first(rows, 6) == (4, 5, 6, 7, 8, 9)
    # But not before a notation, or an index, that says more.
    assert first("0,25;1,75;-2", 5) == (0.25, 1.75, -2)
    assert first("0 4.5\n1 5.5\n2 6.5", 6) == (4.5, 5.5, 6.5)


def test_classes_count_from_zero_first() -> None:
    readings = read("tensor(1)", "y", 4)
    assert [reading.counted_from for reading in readings] == [0, 1]


def test_readings_of_a_text_have_different_keys() -> None:
    for text in ("12 345,678; 9", "1 234,5; 2", "1,234, 2,500", "1 2\n3 4"):
        readings = read(text, "x")
        assert len({reading.key for reading in readings}) == len(readings) > 2
