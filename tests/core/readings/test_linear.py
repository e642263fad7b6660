"""No text takes more than its share of work: counted, not timed, and searched for.

Steps are lines of the reader's own code that are run. What runs in C (a regular expression,
`str.count`) is bounded by what it is given: patterns run over a line of at most 200 signs or over
a token of at most 64, or cannot fail after they have run ahead.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import process_time
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given, settings, target
from hypothesis import strategies as st

from core import readings
from core.errors import ProblemError
from core.limits import ENTRIES_MAX, TEXT_MAX
from core.readings import read

FOLDER = str(Path(readings.__file__).parent)
STEPS_PER_SIGN = 600
"""Lines for a sign: it may be a token, a cell, a row, in five notations, and in two fields."""
STEPS_MAX = 240_000
"""Lines for any text, in two fields: WORK_MAX looks at tokens, some twenty lines each."""


def steps(text: str) -> int:
    """How many lines of the reader run for a text."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Callable[..., Any] | None:
        nonlocal count
        if not frame.f_code.co_filename.startswith(FOLDER):
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        for field, classes in (("x", None), ("y", 3)):
            with suppress(ProblemError):
                read(text, "x" if field == "x" else "y", classes)
    finally:
        sys.settrace(before)
    return count


PIECES = st.sampled_from(
    [
        *"0123456789.,;()[]{}=:|&\\\"'<>%#/-+*eE \n\t½×⁻", "a", ",a= ", "np.float64(", "1,5;",
        "[1] 2\n", r"\frac{", r"\left", r"\begin{", "numpy=", '{"x":[', "1 %a ", " // ",
        "\u200b1", "1: ", "cat 1\n", "x[0]=", "- 1\n", "1) 2\n", "0 1\n", "1 234;", "a\tb\n",
        "<double>", ".T", "'1'", "1.0e+03 *\n", "Columns 1\n", ">>> ", "1/", "10^{",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(PIECES, min_size=1, max_size=12).map("".join),
    st.integers(1, 40),
    st.lists(PIECES, max_size=6).map("".join),
)
def test_steps_grow_no_faster_than_the_text(unit: str, times: int, end: str) -> None:
    """The search is told to make the steps for a sign as many as it can."""
    text = unit * times + end
    share = steps(text) / (len(text) + 40)
    target(share)
    assert share <= STEPS_PER_SIGN


FAMILIES = [
    ",a= ", "1,", "1 ", "1\n", "a ", "[", "[]", '"', "'a", " #", " //1", " %a", "1 %a ", "\\",
    "\\left", r"\frac{1}{2}&", "1", "１，", "\u200b", "1\u200b", "0,5;", " ", "\n", "1\t", "a:",
    "np.float64(1.5),", "<", ":", "二", '{"x":', "- ", "- 1\n", "[1] 2\n", "1e", ">>> a\n", "|",
    "-", "1,234 ", "1 234;", "cat 1\n", "x[0]=", "a=1,", "(1,2),", "1/", "1 / ", "10^{", ".T",
    "1.", "+", "- -", "0 1\n", "a\tb\n", "a\n1\n", "1 1/2 ", "E'1'1 1/2 30% ", "$a\n[1] 1\n",
    "\\left1,234 -inf1.5fcat 1\n", "!a½7 1: - 1\n\n\\⁻1,234 ", "log(2),", r"\sqrt{2}&", "a b ",
    "a, b\t1\n", '{"label": "a", "score": 1.5}, ', "│", "-> ", "x[0] = 1;\n",
    "1 234;- 1\n1,234 |⁻", "| - |\n", "True, ", "1\\\\", "- a\n", r"\sqrt2 ", "-" * 190 + "a\n",
    "tensor(tensor(1)),", "std::numeric_limits<double>::infinity(),", "irb" + "a" * 100 + "\n",
    "|- - ", "1 1/2, ", "1.0e+03 *\n1 2\n", "0,cat,1.5\n", "c0 -1,5\n", "１．５，", "٣,", "𝟏.𝟓, ",
]  # fmt: skip


@pytest.mark.parametrize("unit", FAMILIES)
def test_the_longest_text_takes_a_bounded_number_of_steps(unit: str) -> None:
    """So do those that are just within the other bounds: they are not refused at once."""
    for times in (TEXT_MAX, ENTRIES_MAX, ENTRIES_MAX // 2):
        text = (unit * times)[:TEXT_MAX]
        assert steps(text) <= STEPS_MAX


@pytest.mark.parametrize("unit", FAMILIES)
def test_twice_the_text_takes_at_most_twice_the_steps(unit: str) -> None:
    half = unit * (ENTRIES_MAX // 4)
    once, twice = steps(half), steps(half + half)
    assert twice <= 2.2 * once + 200


@pytest.mark.parametrize("blank", [" ", "\t", " \t", "\u00a0", "\n"])
@pytest.mark.parametrize("end", ["1 #", "1 // a", "# 2", "]", "; 2", ", 2", "%", "=", '"', "|"])
def test_no_pattern_looks_again_from_every_blank(blank: str, end: str) -> None:
    """Steps of patterns are not counted above: four times the blanks take no sixteen times."""

    def taken(count: int) -> float:
        text = f"1.5{blank * count}{end}"
        best = float("inf")
        for _ in range(5):
            start = process_time()
            with suppress(ProblemError):
                read(text, "x")
            best = min(best, process_time() - start)
        return best

    assert taken(8_000) < 10 * taken(2_000) + 16 * taken(2)


STARTS = st.sampled_from(
    ["", "[", "x = [", "(", "c(", "tensor([", r"\begin{matrix} ", "a,b\n", "{", ">>> x\n",
     "sum: 3\n", "Array\n(\n", "'("]
)  # fmt: skip
ENDS = st.sampled_from(["", "]", ")", "\ndtype: float64", "\n", ",", " nan", " x y", "}", "..."])
OF_LISTS = st.sampled_from(
    ["1,5;", "1 1/2, ", "2.5×10⁻³ ", "0,5/1,5; ", "1, 000; ", "'1' ", "½ ", "[1.5, 2],", "30% ",
     "1\\➜\u200b1", " 1 %a1 \n", "1,234.5 ", "1'000 ", "cat 1,5\n", "１．５，", "log(2) ", "x[0]="]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(STARTS, st.lists(PIECES | OF_LISTS, min_size=1, max_size=5), st.integers(40, 2_200), ENDS)
@example("[", ["31\u200b1\\5\u200b1"], 999, "]")
@example("sum: 3\n", ["\u200b1942.5×10⁻³ "], 700, "\n")
@example("np.array([", [" 1 %a1 \n 000 "], 700, " nan")
@example("a,b\n", ["'0' "], 1000, "\n")
@example("", ["0,5/1,5; "], 150, "")
def test_no_text_takes_more_looks_than_all_have(
    start: str, unit: list[str], times: int, end: str
) -> None:
    """The search is told to make one text as long in the reading as it can."""
    text = f"{start}{''.join(unit) * times}"[:TEXT_MAX] + end
    count = steps(text[:TEXT_MAX])
    target(count)
    assert count <= STEPS_MAX
