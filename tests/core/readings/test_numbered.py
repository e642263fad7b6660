"""Names that number their classes say where the numbers go, in whatever order they come."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.readings import read, read_rows, sure

FORMS = [
    ("x{n}={v}", ", "),
    ("x_{n} = {v}", "\n"),
    ("z{n}: {v}", "; "),
    ("x[{n}] = {v}", "\n"),
    ("x_{{{n}}}={v}", ", "),
    ("class {n}: {v}", ", "),
    ("class_{n}\t{v}", "\n"),
    ("theta[{n}] {v}", "\n"),
    ("logit{n} <- {v}", "\n"),
    ("{v} class{n}", ", "),
]
NUMBERS = st.sampled_from([-12.5, -1.0, 0.25, 2.0, 3.5, 40.0])


@given(
    st.sampled_from(FORMS),
    st.sampled_from([0, 1]),
    st.lists(NUMBERS, min_size=2, max_size=9).flatmap(
        lambda values: st.tuples(st.just(values), st.permutations(range(len(values))))
    ),
)
def test_numbers_go_where_their_names_say(
    form: tuple[str, str], start: int, drawn: tuple[list[float], list[int]]
) -> None:
    values, order = drawn
    item, gap = form
    text = gap.join(item.format(n=n + start, v=values[n]) for n in order)
    assert sure(text, "x") == tuple(values)
    if item.startswith("{v}"):
        return  # rows have their names before them
    assert read_rows(text)[0].values == tuple(values)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("class 7: 1.5, class 2: 2.5", (1.5, 2.5)),  # not all classes up to the last
        ("x3 = 1, x2 = 2", (1, 2)),
        ("x2 = 1, y1 = 2", (1, 2)),
        ("b: 1.5, a: 2.5", (1.5, 2.5)),
        ("1.5, 2.5  # x2: 1, x1: 3", (1.5, 2.5)),
    ],
)
def test_other_names_leave_numbers_where_they_are(text: str, values: tuple[float, ...]) -> None:
    assert sure(text, "x") == values


def test_names_of_vectors_move_no_numbers() -> None:
    first, second, *_ = read("x2 = 1, 2\nx1 = 4, 5", "x")
    assert (first.values, second.values) == ((1, 2), (4, 5))
