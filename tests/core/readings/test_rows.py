"""Rows of several lines: what ends a line, many rows, and the shorter way for long ones."""

from __future__ import annotations

import importlib
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.limits import READINGS_MAX
from core.readings import read, sure
from tests.core.readings.test_quick import agrees, outcome, slowly

quick_rows_module = importlib.import_module("core.readings.quick_rows")
ENDS = [", ", ",", ";", "; ", "|", " | ", "\t", " & ", ", \t"]
TABLES = [
    [["1.5", "-2.5"], ["3.25", "4e-2"], ["0.5", "-6.125"]],
    [["1.5", "2.5", "-3.5"], ["4.5", "5.5", "60.5"]],
    [["-1.5", "2.5", "3.5", "7.5"]] * 2 + [["0.5", "5.5", "6.5", "-inf"]],
]


def vectors(text: str) -> set[tuple[float, ...]]:
    return {reading.values for reading in read(text, "x")}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("line", ["\n", "\r\n", " \n", "\n\n"])
@pytest.mark.parametrize("mark", ENDS)
def test_a_mark_at_the_end_of_rows_changes_nothing(
    mark: str, line: str, table: list[list[str]]
) -> None:
    rows = [mark.join(row) for row in table]
    assert vectors((mark + line).join(rows) + mark) == vectors(line.join(rows))


@pytest.mark.parametrize("mark", ENDS)
@pytest.mark.parametrize("names", ["cat{m}dog{m}elk", "a{m}b{m}c"])
def test_so_it_is_below_a_head(mark: str, names: str) -> None:
    rows = [names.format(m=mark), mark.join(["1.5", "2.5", "-3"]), mark.join(["4", "5.5", "6"])]
    first, second = read((mark + "\n").join(rows) + mark, "x")[:2]
    assert (first.values, second.values) == ((1.5, 2.5, -3), (4, 5.5, 6))


@pytest.mark.parametrize("mark", ENDS)
@pytest.mark.parametrize("end", ["", "\n", "\r\n\r\n"])
def test_one_column_with_marks_is_a_vector(mark: str, end: str) -> None:
    assert sure(f"1.5{mark}\n-2{mark}\n3e1{mark}{end}", "x") == (1.5, -2, 30)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1.5, 2.5,\n3.5, 4.5", (1.5, 2.5, 3.5, 4.5)),  # a list in lines: its end has no mark
        ("1.5, 2.5,\n3.5,", (1.5, 2.5, 3.5)),  # the last line of a list is shorter
        ("[1.5, 2.5,\n 3.5, 4.5,\n]", (1.5, 2.5, 3.5, 4.5)),
        ("cat: 1, dog: 2,\nelk: 3, fox: 4,", (1, 2, 3, 4)),
        ("1.5, 2.5,", (1.5, 2.5)),
        ("7;8;", (7, 8)),
    ],
)
def test_other_marks_at_the_end_of_lines_part_no_rows(
    text: str, values: tuple[float, ...]
) -> None:
    assert sure(text, "x") == values


@pytest.mark.parametrize("mark", ["  ", ", ", "\t", ";"])
@pytest.mark.parametrize(("height", "width"), [(2, 400), (3, 300), (4, 250), (2, 1_000)])
def test_a_batch_of_few_rows_with_many_classes(mark: str, height: int, width: int) -> None:
    rows = [[n * 1.25 + row for n in range(width)] for row in range(height)]
    text = "\n".join(mark.join(map(repr, row)) for row in rows)
    readings = read(text, "x", width)
    assert [r.values for r in readings if r.layout == "row"] == [*map(tuple, rows)]
    assert len(readings) <= READINGS_MAX


@settings(deadline=None, max_examples=400)
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                ["1.5", "-2", "0", "0.25", "7.", "1e-400", "1e999", "-inf", "1,5", "234", "12.125"]
            ),
            min_size=1,
            max_size=4,
        ),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from([", ", ",", ";", " ; ", "|", " | ", "\t", " ", "  "]),
    st.sampled_from(["\n", " \n", "\n\n", "\r\n", ",\n", ";\n", "\t\n"]),
    st.sampled_from(["", ",", ";", "\t", " ]"]),
)
def test_long_rows_are_never_another_reading(
    rows: list[list[str]], mark: str, line: str, end: str
) -> None:
    """With the bound so low that short texts are read by the shorter way too."""
    text = line.join(mark.join(row) for row in rows) + end
    agrees(text)
    with patch.object(quick_rows_module, "LONG", 0):
        quickly = [outcome(text, "x"), outcome(text, "y")]
    with patch.object(quick_rows_module, "READINGS_MAX", 0):
        assert quickly == [slowly(text, "x"), slowly(text, "y")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("[1, 2, 3\n 4, 5, 60]", [(1, 2, 3), (4, 5, 60)]),
        ("x = [\n1.5, -2\n3e1, 4\n0, 7\n];", [(1.5, -2), (30, 4), (0, 7)]),
        ("{0.5, 2\r\n7, 8.}", [(0.5, 2), (7, 8)]),
        ("x = [1.5, 2.5  % cat\n 3.5, 4.5  % dog\n]", [(1.5, 2.5), (3.5, 4.5)]),
    ],
)
def test_lines_in_a_bracket_that_end_in_no_comma_are_rows(
    text: str, rows: list[tuple[float, ...]]
) -> None:
    assert vectors(text).issuperset(rows)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("[1, 2,\n 3, 4]", (1, 2, 3, 4)),
        ("[1, 2\n, 3, 4\n]", (1, 2, 3, 4)),
        ("[\n1.5\n, 2.5\n]", (1.5, 2.5)),
        ("[1.5\n2.5\n3.5]", (1.5, 2.5, 3.5)),
    ],
)
def test_other_lines_in_a_bracket_are_one_list(text: str, values: tuple[float, ...]) -> None:
    assert sure(text, "x") == values
