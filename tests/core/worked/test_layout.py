"""Long formulas in rows, numbers as LaTeX."""

from __future__ import annotations

import math

import pytest

from core.symbolic import derive
from core.symbolic.latex import latex
from core.worked.figures import digits_for, shown
from core.worked.layout import UPRIGHT, WIDTH, joined, pieces, upright, width, wrapped


@pytest.mark.parametrize("k", [2, 3, 6, 10])
def test_breaking_loses_nothing(k: int) -> None:
    for step in derive(k).steps:
        text = latex(step.rhs)
        assert "".join(pieces(text)) == text
        rows = wrapped(text).removeprefix("\\begin{aligned}\n").removesuffix("\n\\end{aligned}")
        if rows != text:
            back = rows.replace("& ", "", 1)
            back = back.replace(r" \quad {} \cdot ", r" \, ").replace(" \\\\\n& \\quad {} ", " ")
            back = back.replace(" \\\\\n&", "")
            assert back == text


def test_rows_are_no_wider_than_they_may_be() -> None:
    text = " + ".join(f"a_{{{m}}} b" for m in range(60))
    rows = wrapped(text).split("\n")[1:-1]
    assert len(rows) > 2
    assert all(width(row.strip("&\\ ")) <= WIDTH + 6 for row in rows)


def test_nothing_is_broken_inside_brackets() -> None:
    inside = " + ".join(["a"] * 60)
    for text in (
        rf"\left({inside}\right)",
        rf"\frac{{{inside}}}{{b}}",
        rf"\mathrm{{e}}^{{{inside}}}",
    ):
        assert wrapped(text) == text


def test_a_short_left_side_stays_with_its_sum() -> None:
    long = " + ".join(f"a_{{{m}}} b" for m in range(60))
    assert len(joined("e", f"= {long}")) == 1
    assert len(joined("a" * 60, "= " + "b" * 60)) == 2


def test_a_far_too_wide_row_vector_stands_upright() -> None:
    cells = ["a" * 20] * 10
    row = r"\begin{pmatrix} " + " & ".join(cells) + r" \end{pmatrix}"
    assert width(row) > UPRIGHT
    assert upright(row) == row.replace(" & ", r" \\ ") + r"^{\mathsf{T}}"
    assert upright(row.replace("a" * 20, "a")) == row.replace("a" * 20, "a")
    square = row.replace(r" \end", r" \\ " + " & ".join(cells) + r" \end")
    assert upright(square) == square


@pytest.mark.parametrize(
    ("value", "digits", "text", "exact"),
    [
        (0.09003057, 4, "0.09003", False),
        (0.5, 4, "0.5", True),
        (0.50000001, 4, "0.5000", False),
        (-2.0, 4, "-2", True),
        (-0.0, 4, "0", True),
        (12345.6, 4, "12346", False),
        (1.2345e-7, 3, r"1.23 \times 10^{-7}", False),
        (1e300, 4, r"1 \times 10^{300}", True),
        (math.inf, 4, r"\infty", True),
        (-math.inf, None, r"-\infty", True),
        (0.1 + 0.2, None, "0.30000000000000004", True),
        (5e-324, None, r"5 \times 10^{-324}", True),
    ],
)
def test_numbers(value: float, digits: int | None, text: str, exact: bool) -> None:
    assert shown(value, digits) == (text, exact)


def test_a_number_has_a_value() -> None:
    with pytest.raises(ValueError, match="nan"):
        shown(math.nan)


def test_wide_matrices_show_fewer_digits() -> None:
    assert digits_for(3) > digits_for(10)
