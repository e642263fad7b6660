"""Ranges, what is swept, what an action in a figure makes of the problem."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from typing import Any

import numpy as np
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import ProblemError
from core.limits import SHARE_MIN, SWEEP_MARGIN
from core.numeric import descend, softmax, to_triangle
from core.problem import Problem
from pages.gradient import PAGE, blocks, figure_actions
from pages.gradient.parameters import SETTINGS
from pages.gradient.settings import (
    SHOWN,
    SWEPT_NAMES,
    VIEW_NAMES,
    Settings,
    ends_fit,
)
from pages.gradient.views import plane, sweep_variable
from pages.ui.page import Action, Change, Setting
from tests.pages.gradient.views import opened, view_of

PROBLEM = Problem((1, 2, -0.5), (1, 1, 0))


@given(
    st.lists(st.floats(-10_000, 10_000), min_size=2, max_size=10),
    st.integers(1, 10),
)
def test_the_automatic_range_holds_the_present_logit(x: list[float], j: int) -> None:
    problem = Problem(x, [0] * len(x))
    j = min(j, problem.k)
    low, high = sweep_variable.ends(problem, Settings(j=j))
    assert low < problem.x[j - 1] < high
    low, high = plane.ends(problem, Settings(j=j, i=j % problem.k + 1))
    assert low < problem.x[j - 1] < high


@pytest.mark.parametrize("swept", SWEPT_NAMES)
@pytest.mark.parametrize("low", [None, 0.5, 3.0])
@pytest.mark.parametrize("high", [None, 4.0])
@pytest.mark.parametrize("log", [(), ("run",)])
def test_every_range_has_a_length(
    swept: str, low: float | None, high: float | None, log: tuple[str, ...]
) -> None:
    for problem in (PROBLEM, Problem((1e4, -1e4), (1e6, 0)), Problem((0, 0), (0, 0))):
        settings = Settings(swept=swept, low=low, high=high, log=log)
        start, end = sweep_variable.ends(problem, settings)
        assert start < end
        assert low is None or start == low
        assert high is None or end == high
        if log and swept != "x":
            assert start > 0


def test_an_automatic_end_gives_way_to_a_chosen_one() -> None:
    for ends in (sweep_variable.ends, plane.ends):
        low, high = ends(PROBLEM, Settings(high=-50.0))
        assert low < high == -50
        low, high = ends(PROBLEM, Settings(low=50.0))
        assert 50 == low < high


def test_the_automatic_range_of_far_logits_is_where_they_compete() -> None:
    low, high = sweep_variable.ends(Problem((1000, 999, -1000), (0, 1, 0)), Settings(j=1))
    assert 900 < low <= 999 - SWEEP_MARGIN
    assert 1000 + SWEEP_MARGIN <= high < 1100
    assert sweep_variable.ends(Problem((1, 2, -0.5), (0, 1, 0)), Settings(j=1)) == (-10, 10)


def test_one_end_alone_still_makes_a_range() -> None:
    low, high = sweep_variable.ends(PROBLEM, Settings(low=500.0))
    assert (low, high > 500) == (500, True)
    assert ends_fit(None, -3, log=False)
    assert not ends_fit(None, -3, log=True)
    assert not ends_fit(2, 1, log=False)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
@pytest.mark.parametrize(
    "text", [" ", "?", "-1e9", "1e9", "nan", "inf", "99999", "run,run,values", "Ⅲ", "<b>", "0"]
)
def test_rubbish_is_told_with_what_is_allowed(setting: Setting, text: str) -> None:
    name = setting.name
    for view in VIEW_NAMES:
        settings, wrong = PAGE.read(PROBLEM, {"view": view} | {name: text}, strict=True)
        if name in ("from", "to") and text == "99999" and name not in SHOWN[view]:
            assert wrong == {}  # a view in which a target runs takes it
        elif (name, text) not in {("from", "0"), ("to", "0"), ("momentum", "0")}:
            assert wrong.keys() == {name}
            assert wrong[name]
            assert settings == PAGE.read(PROBLEM, {"view": view} if name != "view" else {})[0]
        else:
            assert wrong == {}


@pytest.mark.parametrize(
    ("swept", "value", "expected"),
    [
        ("x", 1.3000000000000007, Problem((1, 1.3, -0.5), (1, 1, 0))),
        ("y", 0.25, Problem((1, 2, -0.5), (1, 0.25, 0))),
        ("sum", 1.0, Problem((1, 2, -0.5), (0.5, 0.5, 0))),
        ("T", 2.0, Problem((0.5, 1, -0.25), (1, 1, 0))),
    ],
)
def test_a_mark_let_go_makes_a_problem(swept: str, value: float, expected: Problem) -> None:
    settings = Settings(swept=swept, j=2)
    assert figure_actions.problem_after(PROBLEM, settings, {"value": value}) == expected


def test_a_point_put_somewhere_makes_a_problem() -> None:
    moved = figure_actions.problem_after(
        PROBLEM, Settings(view="plane", j=1, i=3), {"at": [0.5, -4]}
    )
    assert moved == Problem((0.5, 2, -4), (1, 1, 0))
    p = [0.2, 0.3, 0.5]
    moved = figure_actions.problem_after(
        PROBLEM, Settings(view="simplex"), {"at": to_triangle(p).tolist()}
    )
    assert moved is not None
    np.testing.assert_allclose(softmax(moved.x), p, rtol=1e-8)
    edge = figure_actions.problem_after(PROBLEM, Settings(view="simplex"), {"at": [0.5, -0.5]})
    assert edge is not None
    assert softmax(edge.x).min() >= SHARE_MIN / 2


def test_a_step_taken_makes_a_problem() -> None:
    settings = Settings(view="descent", steps=5)
    taken = figure_actions.problem_after(PROBLEM, settings, {"step": 3})
    assert taken is not None
    np.testing.assert_allclose(taken.x, descend(PROBLEM.x, PROBLEM.y, 1.0, 5).x[3], rtol=1e-9)


@pytest.mark.parametrize("view", VIEW_NAMES)
@pytest.mark.parametrize(
    "message",
    [
        {},
        {"value": "1"},
        {"value": math.nan},
        {"value": math.inf},
        {"value": True},
        {"value": 1e300},
        {"value": None},
        {"value": [1]},
        {"at": [1]},
        {"at": [1, 2, 3]},
        {"at": ["1", 2]},
        {"at": [math.nan, 0]},
        {"at": [True, 0]},
        {"at": [1e300, 1e300]},
        {"at": {"x": 1}},
        {"step": -1},
        {"step": 10**9},
        {"step": 1.5},
        {"step": True},
        {"step": "2"},
    ],
)
def test_a_hostile_message_changes_nothing(view: str, message: dict[str, Any]) -> None:
    action = Action("figure", {"figure": "sweep"} | message)
    try:
        change = blocks.act(view_of(PROBLEM, view=view), action)
    except (ProblemError, ValueError):
        change = None
    assert change is None


def test_the_table_has_every_digit() -> None:
    table = blocks.table(view_of(PROBLEM, j=2))
    assert table is not None
    rows = list(csv.reader(io.StringIO(table.csv())))
    assert rows[0] == ["x2", "de/dx1", "de/dx2", "de/dx3"]
    assert len(rows) == 202
    sweep = sweep_variable.sweep(PROBLEM, Settings(j=2), [float(rows[7][0])])
    assert [float(text) for text in rows[7][1:]] == pytest.approx(
        sweep.grad_x[0].tolist(), rel=1e-13
    )
    shown = table.shown()
    assert len(shown["rows"]) == 21
    assert shown["rows"][0][0] == "−10"


@pytest.mark.parametrize(
    ("texts", "head"),
    [
        ({"run": "T"}, ["T", "de/d(x1/T)", "de/d(x2/T)", "de/d(x3/T)"]),
        (
            {"run": "T", "show": "terms", "j": "2"},
            ["T", *(f"de/ds{i}*ds{i}/d(x2/T)" for i in "123")],
        ),
        ({"run": "T", "show": "loss"}, ["T", "e"]),
        ({"run": "sum"}, ["sum(y)", "de/dx1", "de/dx2", "de/dx3"]),
        (
            {"run": "T", "view": "squared"},
            ["T", *(f"d{e}/d(x{i}/T)" for e in ("e", "e2") for i in "123")],
        ),
        (
            {"view": "squared", "j": "3"},
            ["x3", *(f"d{e}/dx{i}" for e in ("e", "e2") for i in "123")],
        ),
    ],
)
def test_the_head_says_which_derivative_a_column_holds(
    texts: dict[str, str], head: list[str]
) -> None:
    table = blocks.table(opened(PROBLEM, texts))
    assert table is not None
    rows = list(csv.reader(io.StringIO(table.csv())))
    assert [name.replace(" ", "") for name in rows[0]] == head
    assert ("/T)" in "".join(table.head)) == ("/T)" in "".join(head))


def test_a_temperature_s_gradient_is_named_everywhere() -> None:
    for texts in ({"run": "T"}, {"run": "T", "view": "squared"}):
        template = blocks.build(opened(PROBLEM, texts))
        figure = template.figures["sweep"]()
        names = [trace["name"] for trace in figure["traces"] if trace.get("mode") == "lines"]
        assert all("/T)" in name for name in (*names, *figure["frames"]["names"]))
        titles = [
            re.sub("<.*?>", "", axis["title"]["text"])
            for key, axis in figure["layout"].items()
            if "yaxis" in key
        ]
        assert all("/T)" in title for title in titles)
        plain = re.sub("<.*?>", "", json.dumps(figure, ensure_ascii=False))
        assert "∂x₁" not in plain
        assert "∂x1" not in plain
        assert "x / T" in figure["words"]["notice"]
    line = blocks.build(opened(PROBLEM, {"run": "T"}))
    assert "∂e/∂(x₁/T) goes from" in line.figures["sweep"]()["alt"]
    assert "in x / T is" in line.html("description")
    assert "∂e/∂(x/T)" in line.html("settings")


@pytest.mark.parametrize(
    ("problem", "texts", "columns"),
    [
        (Problem((1, 2, -math.inf), (1, 1, 0)), {"view": "descent"}, {"x3 (has -inf)"}),
        (
            Problem((1, -math.inf, -math.inf), (1, 0, 0)),
            {"view": "descent"},
            {"x2 (has -inf)", "x3 (has -inf)"},
        ),
        (
            Problem((1, -math.inf, 2), (0, 1, 0)),
            {"view": "plane", "j": "1", "i": "3", "of": "1"},
            {"e (has inf)"},
        ),
        (PROBLEM, {"view": "descent"}, set()),
    ],
)
def test_infinite_columns_say_so_and_are_read_back(
    problem: Problem, texts: dict[str, str], columns: set[str]
) -> None:
    table = blocks.table(opened(problem, texts))
    assert table is not None
    data = pandas.read_csv(io.StringIO(table.csv()))
    assert {name for name in data if "has" in name} == columns
    np.testing.assert_array_equal(data.to_numpy(dtype=float), table.rows)
    for name in columns:
        assert np.isinf(data[name]).any()


# --- actions in figures -------------------------------------------------------------------


def test_an_action_in_the_first_figure_changes_the_problem_alone() -> None:
    view = opened(PROBLEM, {"view": "plane", "j": "1", "i": "3"})
    change = blocks.act(view, Action("figure", {"figure": "sweep", "at": (0.5, -4.0)}))
    assert change == Change(problem=Problem((0.5, 2, -4), (1, 1, 0)))


@pytest.mark.parametrize(
    "action",
    [
        Action("figure", {"figure": "path", "at": (0.5, -4.0)}),
        Action("figure", {"at": (0.5, -4.0)}),
        Action("something else", {"figure": "sweep", "at": (0.5, -4.0)}),
        Action("something else", {"text": "1"}),
    ],
)
def test_other_actions_change_nothing(action: Action) -> None:
    assert blocks.act(opened(PROBLEM, {"view": "plane"}), action) is None


def test_a_mark_beyond_the_axis_is_refused() -> None:
    view = opened(PROBLEM, {"from": "-4", "to": "4"})
    inside, beyond = (
        blocks.act(view, Action("figure", {"figure": "sweep", "value": value}))
        for value in (4.0, 4.5)
    )
    assert inside == Change(problem=Problem((4, 2, -0.5), (1, 1, 0)))
    assert beyond is None


def test_a_step_that_the_descent_does_not_have_is_refused() -> None:
    view = opened(PROBLEM, {"view": "descent", "steps": "5"})
    taken = [
        blocks.act(view, Action("figure", {"figure": "sweep", "step": step})) for step in (5, 6)
    ]
    assert taken[0] is not None
    assert taken[1] is None


def test_no_step_is_taken_after_an_early_end() -> None:
    """A descent that would leave the range of logits has fewer steps than were asked for."""
    problem = Problem((1, 2, -0.5), (100, 1, 0))
    view = opened(problem, {"view": "descent", "rate": "1000", "steps": "500"})
    assert blocks.act(view, Action("figure", {"figure": "sweep", "step": 500})) is None
