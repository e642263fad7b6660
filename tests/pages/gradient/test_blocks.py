"""What the page is built of: which blocks and figures, computed how often; what is taken away."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from types import ModuleType
from typing import Any

import pytest

from core.numeric import cross_entropy
from core.problem import Problem
from pages.gradient import PAGE, blocks
from pages.gradient.derivation_lines import LINES_MAX, lines
from pages.gradient.settings import VIEW_NAMES
from pages.gradient.views import descent, plane, simplex, squared_error, sweep_variable
from pages.ui.numbers import number
from pages.ui.session.session import Session
from pages.ui.text import LANGUAGES, use_language
from tests.pages.gradient.views import opened

PROBLEM = Problem((1, 2, -0.5), (1, 1, 0))
BLOCKS = {"digit-switch", "loss", "views", "files-menu", "settings", "description"}
STILL = Problem((1, 2, -0.5), (0, 0, 0))  # no component changes its sign
MASKED = Problem((1, 2, float("-inf")), (0, 0, 1))


@pytest.fixture
def english_after() -> Iterator[None]:
    """A test may choose a language; the next one begins in English."""
    yield
    use_language("en")


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_every_view_has_its_blocks(view: str) -> None:
    template = blocks.build(opened(PROBLEM, {"view": view}))
    more = {"derivation-fold"} if view == "squared" else set()
    assert template.skeletons.keys() == BLOCKS | more | {"guess"}
    assert not template.late
    assert ('name="guess"' in template.html("guess")) == (view != "plane")  # no number is asked
    assert list(template.slow) == (["derivation-lines"] if view == "squared" else [])
    assert list(template.figures) == (["sweep", "path"] if view == "descent" else ["sweep"])
    assert number(float(cross_entropy(PROBLEM.x, PROBLEM.y))) in template.html("loss")


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_an_edit_of_numbers_leaves_every_skeleton(view: str) -> None:
    """Only values go to the browser, so nothing is drawn anew, and no fold is closed."""
    first, second = (
        blocks.build(opened(Problem(x, (1, 1, 0.5)), {"view": view}))
        for x in ((1, 2, -0.5), (1.5, 2, 3))
    )
    assert first.skeletons == second.skeletons
    assert first.values != second.values


@pytest.mark.parametrize("view", ["line", "plane", "simplex", "descent"])
def test_the_description_says_by_its_class_whether_there_is_a_figure(view: str) -> None:
    texts = {"view": view, "show": "loss"}
    shown, empty = (blocks.build(opened(p, texts)) for p in (PROBLEM, MASKED))
    assert 'class="lab-described"' in shown.html("description")
    assert 'class="lab-told"' in empty.html("description")
    assert f'data-view="{view}"' in empty.html("description")
    for figure in (make() for make in empty.figures.values()):
        assert figure["empty"]
        assert figure["words"]["title"] == ""


@pytest.mark.parametrize(
    ("view", "module", "name"),
    [
        *((view, blocks, "forward_backward") for view in VIEW_NAMES),
        ("line", sweep_variable, "sweep"),
        ("squared", sweep_variable, "sweep"),
        ("squared", squared_error, "squared_error_grad_x"),
        ("squared", squared_error, "sweep_squared_error"),
        ("plane", plane, "grid_of"),
        ("simplex", simplex, "grid_of"),
        ("simplex", simplex, "shares"),
        ("simplex", simplex, "share_flow"),
        ("descent", descent, "descend"),
    ],
)
def test_an_edit_computes_everything_once(
    view: str, module: ModuleType, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []
    compute = getattr(module, name)

    def counted(*args: Any, **kwargs: Any) -> Any:
        calls.append(args)
        return compute(*args, **kwargs)

    descent._walk.cache_clear()
    monkeypatch.setattr(module, name, counted)
    template = blocks.build(opened(STILL, {"view": view}))
    for make in template.figures.values():
        make()
    assert len(calls) == 1


# --- both gradients, derived ----------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("k", [2, 3, 4, 10])
def test_both_gradients_are_derived_and_every_line_is_proved(
    k: int, language: str, english_after: None
) -> None:
    use_language(language)
    html, component = lines(k, k), min(k, LINES_MAX)
    assert html.count('class="lab-badge good"') == html.count('class="lab-formula"') == 5
    assert f"x_{component}" in html
    assert f"x_{component + 1}" not in html
    assert ("链式法则" in html) == (language == "zh")


def test_the_late_block_has_the_lines_of_the_emphasised_component() -> None:
    template = blocks.build(opened(PROBLEM, {"view": "squared", "j": "3"}))
    assert template.slow["derivation-lines"]() == lines(3, 3)
    assert 'data-block="derivation-lines"' in template.html("derivation-fold")


# --- files ----------------------------------------------------------------------------------


def made(session: Session, name: str) -> str:
    use_language(session.language)
    return PAGE.make_file(name, session.view(PAGE), session.language)


def test_files_hold_the_problem_the_view_and_the_language(english_after: None) -> None:
    session = Session(PROBLEM)
    session.set_problem(Problem((3, 2, -0.5), (1, 1, 0)))
    session.settings = {"view": "plane", "points": "21", "j": "2", "i": "3"}
    session.language = "zh"
    rows = list(csv.reader(io.StringIO(made(session, "gradient.csv"))))
    assert rows[0] == ["x2", "x3", "e", "de/dx2", "de/dx3"]
    assert len(rows) == 1 + 21 * 21
    html = made(session, "gradient.html")
    assert '<html lang="zh-CN">' in html
    assert "x = (3,2,-0.5), y = (1,1,0)" in html
    assert re.search("<h2>.*?[\u4e00-\u9fff].*?</h2>", html)


def test_the_page_that_is_taken_away_has_all_figures() -> None:
    session = Session(PROBLEM)
    for view, count in (("line", 1), ("descent", 2)):
        session.settings = {"view": view}
        html = made(session, "gradient.html")
        calls = re.findall(r'Plotly\.newPlot\("(figure\d)", (\{.*?\}), \{responsive', html)
        assert [key for key, _figure in calls] == [f"figure{n}" for n in range(count)]
        for _key, figure in calls:
            assert json.loads(figure)["data"]


@pytest.mark.parametrize("settings", [{}, {"show": "s"}, {"log": "values"}, {"view": "squared"}])
def test_names_in_the_page_that_is_taken_away_stand_apart(settings: dict[str, str]) -> None:
    """There is no browser side of the lab in it to move them."""
    session = Session(Problem([n / 4 for n in range(10)], [0.1] * 10))
    session.settings = settings
    html = made(session, "gradient.html")
    (text,) = re.findall(r'Plotly\.newPlot\("figure0", (\{.*?\}), \{responsive', html)
    layout = json.loads(text)["layout"]
    names = [name for name in layout["annotations"] if name["name"].startswith("end-label-")]
    assert len(names) == (20 if settings.get("view") == "squared" else 10)
    inner = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    for yref, side in (("y", "yaxis"), ("y2", "yaxis2")):
        of_axis = [name for name in names if name["yref"] == yref]
        if not of_axis:
            continue
        low, high = layout[side]["range"]
        bottom, top = layout[side].get("domain", (0, 1))
        pixel = (high - low) / (inner * (top - bottom))
        shifted = sorted(name["y"] / pixel + name["yshift"] for name in of_axis)
        apart = [b - a for a, b in pairwise(shifted)]
        assert min(apart) > 16.8  # a letter's height


def test_there_is_no_table_where_there_is_no_figure() -> None:
    session = Session(MASKED)
    session.settings = {"view": "plane"}
    assert made(session, "gradient.csv") == ""


# --- the view's question, answered with a number ------------------------------------------------


def outcome_of_guess(view: str, text: str, problem: Problem, texts: dict[str, str]) -> str:
    """What becomes of a guess, as HTML."""
    shown = opened(problem, {"view": view, **texts}, choices={"guess": text})
    return blocks.build(shown).late["guess-outcome"]()


def guessed(view: str, text: str, problem: Problem = PROBLEM, **texts: str) -> str:
    """The tag of it."""
    html = outcome_of_guess(view, text, problem, texts)
    match = re.search('data-tag="([^"]*)"', html)
    assert 'data-question="guess" data-said=' in html
    assert match
    return match[1]


@pytest.mark.parametrize(
    ("view", "texts"),
    [
        ("line", {}),
        ("line", {"run": "sum"}),
        ("simplex", {}),
        ("descent", {"rate": "3"}),
        ("squared", {}),
    ],
)
def test_a_right_guess_is_right_and_others_are_not(view: str, texts: dict[str, str]) -> None:
    asked = blocks.gradient_view(opened(PROBLEM, {"view": view, **texts})).asked
    assert asked is not None
    value = asked.find()
    assert value is not None
    assert guessed(view, f"{value:.6g}", **texts) == "right"
    assert guessed(view, f"{value + 1:.6g}", **texts) == "wrong"
    assert guessed(view, f"{2 * value + 3:.6g}", **texts) == "wrong"
    assert guessed(view, "s_j (", **texts) == "unreadable"
    assert guessed(view, "<img>", **texts) == "unreadable"


@pytest.mark.parametrize(
    ("view", "texts"),
    [
        ("line", {}),
        ("line", {"run": "sum"}),
        ("simplex", {}),
        ("descent", {"rate": "3"}),
        ("squared", {}),
    ],
)
def test_a_wrong_guess_says_why(view: str, texts: dict[str, str]) -> None:
    asked = blocks.gradient_view(opened(PROBLEM, {"view": view, **texts})).asked
    assert asked is not None
    value = asked.find() or 0.0
    for wrong in (value - 3, value + 4, *(known for known, _ in asked.wrong())):
        html = outcome_of_guess(view, f"{wrong:.6g}", PROBLEM, texts)
        if 'data-tag="wrong"' in html:
            assert html.count("<p>") >= 2, (view, wrong)  # the badge, and the reason
    for known, words in asked.wrong():
        html = outcome_of_guess(view, f"{known:.6g}", PROBLEM, texts)
        assert 'data-tag="wrong"' not in html or escape(words[:30]) in html


def test_a_guess_where_there_is_no_number() -> None:
    assert guessed("simplex", "3", STILL) == "unreadable"
    assert "guess-outcome" not in blocks.build(opened(PROBLEM, {})).late
    assert "guess" not in blocks.build(opened(MASKED, {"view": "plane"})).skeletons


def test_a_guess_is_remembered_in_no_link_and_goes_with_the_settings() -> None:
    view = opened(PROBLEM, {})
    change = blocks.change_setting(view, "guess", "3")
    assert (dict(change.settings), dict(change.choices)) == ({}, {"guess": "3"})
    assert blocks.change_setting(view, "guess", "3" * 500).notes["guess"]
    guessing = opened(PROBLEM, {}, choices={"guess": "3"})
    assert blocks.change_setting(guessing, "points", "51").choices["guess"] == ""
