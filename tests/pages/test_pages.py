"""Every page by AppTest: it runs, in both languages, for every preset, whatever the URL says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.numeric import agreement, forward_backward
from core.problem import Problem
from pages.explore import blocks
from pages.ui.editor.presets import PRESETS
from pages.ui.numbers import number

SHELL = str(Path(__file__).parents[2] / "pages" / "shell.py")
PAGES = ("explore/page.py", "product/page.py", "derivation/page.py", "gradient/page.py")
FAST = ("explore/page.py", "product/page.py", "gradient/page.py")


def opened(page: str = "explore/page.py", **url: str) -> AppTest:
    app = AppTest.from_file(SHELL, default_timeout=60)
    for name, text in url.items():
        app.query_params[name] = text
    app.run()
    if page != "explore/page.py":
        app.switch_page(page).run()
    return app


def said(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def on_screen(app: AppTest) -> Problem:
    return app.session_state["lab"].problem


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_runs_in_both_languages(page: str, language: str) -> None:
    app = opened(page, lang=language)
    assert not app.exception
    assert bool(re.search("[一-鿿]", said(app))) == (language == "zh")


@pytest.mark.parametrize("page", FAST)
@pytest.mark.parametrize("preset", PRESETS)
def test_shows_the_gradient_of_every_preset(page: str, preset: str) -> None:
    problem = PRESETS[preset][1]
    app = opened(page, x=problem.x_text, y=problem.y_text)
    assert not app.exception
    assert on_screen(app) == problem
    gradient = forward_backward(problem.x, problem.y).grad_x.tolist()
    shown = said(app)
    assert all(number(value) in shown for value in gradient)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ({"x": "1,zwei", "y": "0,1"}, "zwei"),
        ({"x": "1,2,3", "y": "0,1"}, "x has length 3 and y has length 2"),
        ({"x": "1,2"}, "A number is missing"),
        ({"x": "nan,1", "y": "0,1"}, "nan is not allowed"),
        ({"x": "-inf,-inf", "y": "0,1"}, "at least one logit"),
        ({"x": "1" * 5000, "y": "0,1"}, "Too long"),
        ({"x": ",".join("1" * 11), "y": ",".join("1" * 11)}, "From 2 to 10"),
        ({"x": "<b>1</b>,2", "y": "0,1"}, "&lt;b&gt;"),
        ({"lang": "xx"}, "lang=xx"),
        ({"digits": "some"}, "digits=some"),
    ],
)
def test_a_broken_url_is_explained_and_the_default_works(url: dict[str, str], told: str) -> None:
    app = opened(**url)
    assert not app.exception
    assert told in said(app)
    assert on_screen(app) == Problem((1, 2, -0.5), (0, 1, 0))


@pytest.mark.parametrize(
    ("page", "url", "told"),
    [
        ("product/page.py", {"j": "99"}, "j=99"),
        ("product/page.py", {"j": "0"}, "j=0"),
        ("gradient/page.py", {"j": "x"}, "j=x"),
        ("gradient/page.py", {"from": "nan"}, "from=nan"),
        ("gradient/page.py", {"from": "5", "to": "1"}, "from=5"),
        ("gradient/page.py", {"to": "1e9"}, "to=1e9"),
        ("gradient/page.py", {"view": "sphere"}, "view=sphere"),
        ("gradient/page.py", {"run": "z"}, "run=z"),
        ("gradient/page.py", {"run": "T", "from": "-1"}, "from=-1"),
        ("gradient/page.py", {"run": "y", "log": "run", "from": "0"}, "from=0"),
        ("gradient/page.py", {"log": "run"}, "log=run"),
        ("gradient/page.py", {"points": "1e5"}, "points=1e5"),
        ("gradient/page.py", {"view": "plane", "points": "401"}, "points=401"),
        ("gradient/page.py", {"view": "plane", "of": "4"}, "of=4"),
        ("gradient/page.py", {"view": "simplex", "c": "0"}, "c=0"),
        ("gradient/page.py", {"view": "descent", "rate": "0"}, "rate=0"),
        ("gradient/page.py", {"view": "descent", "steps": "501"}, "steps=501"),
        ("gradient/page.py", {"view": "descent", "momentum": "1"}, "momentum=1"),
        ("gradient/page.py", {"view": "descent", "over": "moon"}, "over=moon"),
        ("derivation/page.py", {"k": "7"}, "k=7"),
    ],
)
def test_a_broken_setting_is_explained(page: str, url: dict[str, str], told: str) -> None:
    app = opened(page, **url)
    assert not app.exception
    assert told in said(app)


def test_an_edit_makes_the_complaint_about_the_url_go() -> None:
    app = opened(x="1,zwei", y="0,1")
    app.button(key="add-class").click().run()
    assert "zwei" not in said(app)


def test_examples_load() -> None:
    app = opened()
    for name, (_, problem) in PRESETS.items():
        app.button_group(key="preset").set_value(name).run()
        assert on_screen(app) == problem


def test_classes_are_added_and_removed_within_limits() -> None:
    app = opened()
    for k in range(4, 11):
        app.button(key="add-class").click().run()
        assert on_screen(app).k == k
    assert app.button(key="add-class").disabled
    for k in range(9, 1, -1):
        app.button(key="remove-class").click().run()
        assert on_screen(app).k == k
    assert app.button(key="remove-class").disabled


def test_normalise_and_shift() -> None:
    app = opened(x="1,2", y="1,3")
    app.button(key="normalise-y").click().run()
    assert on_screen(app).y == (0.25, 0.75)
    app.text_input(key="shift-by").set_value("-0.5").run()
    app.button(key="shift-x").click().run()
    assert on_screen(app).x == (0.5, 1.5)


@pytest.mark.parametrize("text", ["", "abc", "nan", "1e999", "1,2", "-inf", "1" * 64, "30000"])
def test_a_bad_shift_changes_nothing_and_says_why(text: str) -> None:
    app = opened()
    before = on_screen(app)
    app.text_input(key="shift-by").set_value(text).run()
    app.button(key="shift-x").click().run()
    assert not app.exception
    assert on_screen(app) == before
    assert 'role="alert"' in said(app)
    assert "-inf masks" not in said(app)
    assert "or -inf" not in said(app)  # that is for a logit


def test_a_bad_shift_is_told_as_soon_as_it_is_entered() -> None:
    app = opened()
    app.text_input(key="shift-by").set_value("abc").run()
    assert "“abc” is not a number" in said(app)
    app.text_input(key="shift-by").set_value("2").run()
    assert 'role="alert"' not in said(app)


def test_a_shift_that_leaves_the_range_of_logits_says_so() -> None:
    app = opened(x="9000,1", y="0,1")
    app.text_input(key="shift-by").set_value("2000").run()
    app.button(key="shift-x").click().run()
    assert "a logit would leave the range from −10000 to 10000" in said(app)
    assert on_screen(app).x == (9000, 1)


@pytest.mark.parametrize("view", ["line", "plane", "simplex", "descent", "squared"])
@pytest.mark.parametrize("preset", ["zero", "masked"])
def test_every_view_runs(view: str, preset: str) -> None:
    problem = PRESETS[preset][1]
    app = opened("gradient/page.py", x=problem.x_text, y=problem.y_text, view=view)
    assert not app.exception
    assert app.button_group(key="view").value == view
    assert 'role="alert"' not in said(app)


def test_the_views_are_chosen_and_keep_their_settings() -> None:
    app = opened("gradient/page.py", view="descent", rate="2", over="simplex", i="3", j="2")
    assert app.session_state["lab"].params["rate"] == "2"
    app.button_group(key="view").set_value("squared").run()
    assert not app.exception
    assert app.latex  # both gradients, derived
    assert "✗" not in said(app)
    app.button_group(key="view").set_value("descent").run()
    assert app.session_state["lab"].params["rate"] == "2"
    assert app.session_state["lab"].params["i"] == "3"


def test_the_column_of_the_product_follows_the_choice() -> None:
    app = opened("product/page.py", x="1,2,3", y="0.5,0,1", j="3")
    values = forward_backward((1, 2, 3), (0.5, 0, 1))
    shown = said(app)
    assert all(number(term) in shown for term in values.terms[:, 2].tolist())


def test_the_problem_survives_every_change_of_page() -> None:
    app = opened(x="0.1,-inf,3", y="1,0,2.5", lang="zh")
    for page in (*PAGES[1:], *PAGES):
        app.switch_page(page).run()
        assert not app.exception
        assert on_screen(app) == Problem.parse("0.1,-inf,3", "1,0,2.5")
        assert app.session_state["lab"].language == "zh"


def test_the_badge_turns_when_the_ways_disagree(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Three ways agree" in said(opened())

    def wrong(values: object, x: object, y: object) -> object:
        honest = forward_backward(x, y)
        honest.grad_x[0] += 1e-12
        return agreement(honest, x, y)

    monkeypatch.setattr(blocks, "agreement", wrong)
    assert "disagree" in said(opened())


def test_an_infinite_loss_is_said_and_leaves_two_ways() -> None:
    shown = said(opened(x="0,-inf", y="0.5,0.5"))
    assert "The loss is infinite" in shown
    assert "Two ways agree" in shown
