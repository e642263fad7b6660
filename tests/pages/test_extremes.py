"""Every page, view and run is made for every legal problem and setting, without a warning."""

from __future__ import annotations

import json
import math
import re
import warnings
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from core import export
from core.problem import Problem
from pages.explore.problem_json import problem_json
from pages.gradient import PAGE as GRADIENT
from pages.gradient import standalone_html
from pages.gradient.blocks import table
from pages.shell import PAGES
from pages.stability import PAGE as STABILITY
from pages.ui.channel import answers
from pages.ui.page import Page
from pages.ui.session.session import Session
from tests.core.worked.problems import english
from tests.pages.extremes import gradient_settings, page_settings, problems

THOROUGH = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SLOW = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NAMES = tuple(dict.fromkeys(name for page in PAGES for name in page.names))
OTHERS = [page for page in PAGES if page is not GRADIENT]
ABOUT_NAN = ("stability", "libraries")  # which say where other ways and libraries return it
NAN = r'>nan<|"nan"'


def session_of(page: Page, problem: Problem, texts: dict[str, str]) -> Session:
    """A session that a link has begun."""
    session = Session(problem)
    session.settings = dict(texts)
    session.enter(page, PAGES)
    return session


def all_that_is_sent(page: Page, session: Session) -> dict[str, Any]:
    """All that a page sends and hands out, with every warning as an error; its figures."""
    with warnings.catch_warnings(), np.errstate(divide="raise", over="raise", invalid="raise"):
        warnings.simplefilter("error")
        snapshot = answers.take_snapshot(session, page, NAMES)
        template = answers.build(snapshot)
        values = answers.welcome(session, answers.Screen(), snapshot, template, 0)
        late = [make() for make in template.late.values()]
        sent = answers.make_figures(snapshot, template, 0)
        text = json.dumps([values, late, sent], allow_nan=False)
        assert page.path in ABOUT_NAN or not {">nan<", '"nan"'} & set(re.findall(NAN, text))
        if page is GRADIENT:
            _files(session, page, sent["figures"])
    figures: dict[str, Any] = sent["figures"]
    return figures


def _files(session: Session, page: Page, figures: dict[str, Any]) -> None:
    data = table(session.view(page))
    if data is not None:
        assert "nan" not in data.csv()
    standalone_html.page([*figures.values()], session.problem, "en")


def assert_drawable(figure: dict[str, Any]) -> None:
    """Nothing that Plotly cannot draw: axes without length, levels without a distance."""
    for name, axis in figure["layout"].items():
        if name.startswith(("xaxis", "yaxis")) and "range" in axis:
            low, high = axis["range"]
            least = 0.0 if axis.get("type") == "log" else 1e-300
            assert high - low >= least
            assert high > low
    for trace in figure["traces"]:
        assert trace.get("dx", 1.0) > 0
        if trace["type"] == "contour":
            assert trace["dy"] > 0
            assert trace["zmax"] - trace["zmin"] >= 1e-300
            levels = trace["contours"]
            assert 0 < (levels["end"] - levels["start"]) / levels["size"] < 50


@THOROUGH
@given(st.data(), problems())
def test_every_view_of_the_gradient_is_made(data: st.DataObject, problem: Problem) -> None:
    texts = data.draw(gradient_settings(problem.k))
    figures = all_that_is_sent(GRADIENT, session_of(GRADIENT, problem, texts))
    for figure in figures.values():
        assert_drawable(figure)


@pytest.mark.parametrize("view", ["line", "plane", "simplex", "descent", "squared"])
@pytest.mark.parametrize(
    "y", [(5e-324, 0, 0), (0, 5e-324, 5e-324), (1e-310, 1e-300, 0), (1e6, 5e-324, 1e6)]
)
def test_the_smallest_targets_are_drawn(view: str, y: tuple[float, ...]) -> None:
    problem = Problem((1, 0.5, -2), y)
    figures = all_that_is_sent(GRADIENT, session_of(GRADIENT, problem, {"view": view}))
    for figure in figures.values():
        assert figure["traces"]
        assert_drawable(figure)


@pytest.mark.parametrize(
    ("texts", "problem"),
    [
        ({"view": "line", "run": "y", "from": "0", "to": "1e-320"}, Problem((0, 1), (0, 0))),
        ({"view": "line", "run": "sum", "to": "5e-324"}, Problem((0, 1), (1, 0))),
        (
            {"view": "squared", "run": "T", "from": "2", "to": "2.0000000000000004"},
            Problem((0, 1), (1, 0)),
        ),
        ({"view": "plane", "from": "-1e-310", "to": "1e-310"}, Problem((0, 1), (1, 0))),
        ({"view": "line", "from": "9999.999999999998", "to": "10000"}, Problem((0, 1), (1, 0))),
    ],
)
def test_an_axis_that_is_too_short_says_so(texts: dict[str, str], problem: Problem) -> None:
    figures = all_that_is_sent(GRADIENT, session_of(GRADIENT, problem, texts))
    assert figures["sweep"]["traces"] == []
    assert "nothing to draw" in figures["sweep"]["alt"]


@pytest.mark.parametrize(
    "texts",
    [
        {"view": "line", "run": "y", "from": "0", "to": "1e-299"},
        {"view": "line", "run": "y", "from": "5e-324", "to": "1e-320", "log": "run"},
        {"view": "line", "run": "sum", "to": "5e-324", "from": "0", "log": "values"},
        {"view": "plane", "from": "1", "to": "1.00000000001"},
        {"view": "squared", "run": "T", "from": "999.99999999", "to": "1000"},
    ],
)
def test_the_shortest_axes_are_drawn_or_say_why_not(texts: dict[str, str]) -> None:
    figures = all_that_is_sent(GRADIENT, session_of(GRADIENT, Problem((0, 1), (1, 0)), texts))
    figure = figures["sweep"]
    assert_drawable(figure)
    assert figure["traces"] or "nothing to draw" in figure["alt"]


@THOROUGH
@given(st.data(), problems())
@example(None, Problem((0, 0), (5e-324, 0)))
@pytest.mark.parametrize("page", OTHERS, ids=lambda page: f"/{page.path}")
def test_every_other_page_is_made(
    page: Page, data: st.DataObject | None, problem: Problem
) -> None:
    texts = data.draw(page_settings(page)) if data else {}
    all_that_is_sent(page, session_of(page, problem, texts))


@pytest.mark.parametrize("vary", ["gap", "top", "factor", "k"])
@pytest.mark.parametrize(
    "x", [(0, 0, 5e-324), (5e-324, 1e-320), (-math.inf, 0, 1e-308), (1e4, math.nextafter(1e4, 0))]
)
def test_digits_run_from_the_closest_classes(vary: str, x: tuple[float, ...]) -> None:
    problem = Problem(x, [0.0, 1.0, 0.0][: len(x)])
    texts = {"vary": vary, "first": "shown"}
    figures = all_that_is_sent(STABILITY, session_of(STABILITY, problem, texts))
    assert figures["curves"]["traces"]


@THOROUGH
@given(problems())
def test_problem_json_has_no_bare_infinity(problem: Problem) -> None:
    def refuse(name: str) -> None:
        raise AssertionError(name)

    json.loads(problem_json(problem), parse_constant=refuse)


@SLOW
@given(problems(max_k=3), st.booleans())
def test_every_export_is_written(problem: Problem, columns: bool) -> None:
    with warnings.catch_warnings(), np.errstate(divide="raise", over="raise", invalid="raise"):
        warnings.simplefilter("error")
        export.tex(problem, english, columns=columns)
        export.markdown(problem, english, columns=columns)
        export.notebook(problem, english)
        export.python(problem, english)


@pytest.mark.parametrize("over", ["line", "plane", "simplex"])
@pytest.mark.parametrize(
    ("problem", "rate"),
    [
        (Problem((0, 0), (30_000, 0)), "1"),
        (Problem((1, 2, 3), (1e6, 0, 0)), "0.5"),
        (Problem((9999, -9999, 0), (500, 700, 900)), "100"),
        (Problem((0, -10_000, 1), (1, 20, 0)), "1000"),
    ],
)
def test_a_descent_that_leaves_at_once_is_drawn_and_said(
    problem: Problem, rate: str, over: str
) -> None:
    texts = {"view": "descent", "rate": rate, "over": over}
    figures = all_that_is_sent(GRADIENT, session_of(GRADIENT, problem, texts))
    figure = figures["sweep"]
    assert figure["frames"]["count"] == 1
    assert "very first step" in figure["words"]["notice"]
    assert figure["words"]["question"] == ""
    assert_drawable(figure)
    path = figures["path"]
    if path["traces"]:
        assert "very first step" in path["words"]["notice"]
        assert path["frames"]["count"] == 1
    else:
        assert (over, problem.k) == ("simplex", 2)


def test_a_descent_that_leaves_later_is_drawn_as_far_as_it_goes() -> None:
    texts = {"view": "descent", "rate": "400", "momentum": "0.9"}
    session = session_of(GRADIENT, Problem((0, 1, 2), (9, 0, 0)), texts)
    figure = all_that_is_sent(GRADIENT, session)["sweep"]
    steps = figure["frames"]["count"] - 1
    assert 0 < steps < 60
    assert f"the step after step {steps} would leave" in figure["words"]["notice"]
