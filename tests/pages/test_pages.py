"""Every page over the live channel: in both languages, for every preset, whatever the URL says."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote

import pytest
from streamlit.testing.v1 import AppTest

from core.limits import SETTING_MAX
from core.numeric import agreement, forward_backward
from core.problem import Problem
from pages.explore import blocks as explore
from pages.shell import PAGES
from pages.ui.editor.presets import PRESETS
from pages.ui.numbers import number
from tests.browser.conftest import ROOT
from tests.pages.ui.channel.talk import Talk, talking

PATHS = [page.path for page in PAGES]
FAST = [page.path for page in PAGES if not page.in_thread]
DEFAULT = Problem((1, 2, -0.5), (0, 1, 0))


def opened(talk: Talk, page: str = "", **url: str) -> str:
    """Open a page; all that it says."""
    talk.hello(page, "&".join(f"{name}={text}" for name, text in url.items()))
    return said(talk)


def said(talk: Talk) -> str:
    return "".join(talk.blocks.values())


# --- what Streamlit lays out ------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"/{page.path}")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_streamlit_lays_every_page_out(page: object, language: str) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=60)
    app.query_params["lang"] = language
    app.query_params["x"], app.query_params["y"] = "3,4", "1,0"
    app.run()
    if page.path:
        app.switch_page(f"{page.package.rpartition('.')[2]}/page.py").run()
    assert not app.exception
    assert app.session_state["lab"].problem == Problem((3, 4), (1, 0))
    html = "\n".join(element.proto.body for element in app.get("html"))
    assert bool(re.search("[一-鿿]", html)) == (language == "zh")
    places = re.findall('data-block="([a-z-]+)"', html)
    assert len(places) == len(set(places))
    with talking() as talk:
        talk.hello(page.path, "?x=3,4&y=1,0")
        assert {key for key, block in talk.blocks.items() if block} <= set(places)


# --- what comes over the channel ---------------------------------------------------------------


@pytest.mark.parametrize("page", PATHS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_speaks_both_languages(page: str, language: str) -> None:
    with talking() as talk:
        shown = opened(talk, page, lang=language)
    assert bool(re.search("[一-鿿]", shown)) == (language == "zh")


@pytest.mark.parametrize("page", FAST)
@pytest.mark.parametrize("preset", PRESETS)
def test_shows_the_gradient_of_every_preset(page: str, preset: str) -> None:
    problem = PRESETS[preset][1]
    with talking() as talk:
        shown = opened(talk, page, x=problem.x_text, y=problem.y_text)
        assert talk.problem == problem
    gradient = forward_backward(problem.x, problem.y).grad_x.tolist()
    text = re.sub(r"<[^>]*>", "", shown)  # digits may be marked one by one
    assert all(number(value) in text for value in gradient)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ({"x": "1,zwei", "y": "0,1"}, "zwei"),
        ({"x": "1,2,3", "y": "0,1"}, "x has length 3 and y has length 2"),
        ({"x": "1,2"}, "x has length 2 and y has length 3"),
        ({"x": "nan,1", "y": "0,1"}, "nan is not allowed"),
        ({"x": "-inf,-inf", "y": "0,1"}, "at least one logit"),
        ({"x": "1" * 5000, "y": "0,1"}, "Too long"),
        ({"x": ",".join("1" * 11), "y": ",".join("1" * 11)}, "More than 9 targets"),
        ({"x": "0,5;1,5", "y": "0,1"}, "2 numbers with decimal commas: 0.5, 1.5; row 1 of 2"),
        ({"x": "1,2", "y": "1"}, "class 2, as counting starts at 0: 0, 1"),
        ({"x": "1,zwei", "y": "0,1"}, "A link is written like this: ?x=1,2,-0.5&amp;y=0,1,0"),
        ({"x": "<b>1</b>,2", "y": "0,1"}, "&lt;b&gt;"),
        ({"lang": "xx"}, "lang=xx"),
        ({"digits": "some"}, "digits=some"),
    ],
)
def test_a_broken_url_is_explained_and_the_default_works(url: dict[str, str], told: str) -> None:
    with talking() as talk:
        assert told in opened(talk, **url)
        assert talk.problem == DEFAULT


@pytest.mark.parametrize(
    ("page", "url", "told"),
    [
        ("product", {"j": "99"}, "j=99"),
        ("product", {"j": "0"}, "j=0"),
        ("gradient", {"j": "x"}, "j=x"),
        ("gradient", {"from": "nan"}, "from=nan"),
        ("gradient", {"from": "5", "to": "1"}, "from=5"),
        ("gradient", {"to": "1e9"}, "to=1e9"),
        ("gradient", {"view": "sphere"}, "view=sphere"),
        ("gradient", {"run": "z"}, "run=z"),
        ("gradient", {"run": "T", "from": "-1"}, "from=-1"),
        ("gradient", {"run": "y", "log": "run", "from": "0"}, "from=0"),
        ("gradient", {"log": "run"}, "log=run"),
        ("gradient", {"points": "1e5"}, "points=1e5"),
        ("gradient", {"view": "plane", "points": "401"}, "points=401"),
        ("gradient", {"view": "plane", "of": "4"}, "of=4"),
        ("gradient", {"view": "simplex", "c": "0"}, "c=0"),
        ("gradient", {"view": "descent", "rate": "0"}, "rate=0"),
        ("gradient", {"view": "descent", "steps": "501"}, "steps=501"),
        ("gradient", {"view": "descent", "momentum": "1"}, "momentum=1"),
        ("gradient", {"view": "descent", "over": "moon"}, "over=moon"),
        ("derivation", {"k": "7"}, "k=7"),
        ("derivation", {"step": "0"}, "step=0"),
    ],
)
def test_a_broken_setting_is_explained_once(page: str, url: dict[str, str], told: str) -> None:
    with talking() as talk:
        shown = opened(talk, page, **url)
        assert shown.count(told) == 1
        assert url.keys() - talk.params.keys()


def test_an_edit_makes_the_complaint_about_the_url_go() -> None:
    with talking() as talk:
        assert "zwei" in opened(talk, x="1,zwei", y="0,1")
        talk.send(kind="tool", name="add-class", text="")
        assert "zwei" not in said(talk)


@pytest.mark.parametrize("view", ["line", "plane", "simplex", "descent", "squared"])
@pytest.mark.parametrize("preset", ["zero", "masked"])
def test_every_view_runs(view: str, preset: str) -> None:
    problem = PRESETS[preset][1]
    with talking() as talk:
        opened(talk, "gradient", x=problem.x_text, y=problem.y_text, view=view)
        assert talk.until("figures")["figures"]["sweep"]["alt"]
        assert talk.blocks["url-errors"] == ""


def test_the_views_are_chosen_and_keep_their_settings() -> None:
    with talking() as talk:
        opened(talk, "gradient", view="descent", rate="2", over="simplex", i="3", j="2")
        talk.send(kind="set", name="view", text="squared")
        late = talk.until("late")
        assert "lab-formula" in "".join(late["blocks"].values())  # both gradients, derived
        assert "✗" not in said(talk)
        talk.send(kind="set", name="view", text="descent")
        assert (talk.params["rate"], talk.params["i"]) == ("2", "3")


def test_the_problem_survives_every_change_of_page() -> None:
    with talking() as talk:
        opened(talk, x="0.1,-inf,3", y="1,0,2.5", lang="zh")
        token = talk.token
        for page in (*PATHS[1:], *PATHS):
            talk.hello(page)
            assert talk.token == token
            assert talk.problem == Problem.parse("0.1,-inf,3", "1,0,2.5")
            assert talk.params["lang"] == "zh"


def test_the_badge_turns_when_the_ways_disagree(monkeypatch: pytest.MonkeyPatch) -> None:
    with talking() as talk:
        opened(talk)
        assert "Three ways agree" in talk.until("late")["blocks"]["agreement"]

    def wrong(values: object, x: object, y: object) -> object:
        honest = forward_backward(x, y)
        honest.grad_x[0] += 1e-12
        return agreement(honest, x, y)

    monkeypatch.setattr(explore, "agreement", wrong)
    with talking() as talk:
        opened(talk)
        assert "disagree" in talk.until("late")["blocks"]["agreement"]


def test_an_infinite_loss_is_said_and_leaves_two_ways() -> None:
    with talking() as talk:
        assert "The loss is infinite" in opened(talk, x="0,-inf", y="0.5,0.5")
        assert "Two ways agree" in talk.until("late")["blocks"]["agreement"]


HOSTILE = ["</style><p>", "</script><script>alert(1)</script>", "-->", "]]>", "x" * 60, "\\u003c"]
NAMES = {name: page.path for page in PAGES for name in page.names}


@pytest.mark.parametrize("page", PATHS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_every_setting_of_a_link_is_checked_on_every_page(page: str, hostile: str) -> None:
    with talking() as talk:
        shown = opened(talk, page, **{name: quote(hostile) for name in NAMES}, nobodys=hostile)
        params = talk.params
        figure = talk.until("figures")["figures"]["sweep"] if page == "gradient" else {}
    texts = dict.fromkeys(NAMES, hostile[: SETTING_MAX + 1])
    wrong = {name for each in PAGES for name in each.read(DEFAULT, texts, strict=True)[1]}
    assert len(wrong) > 20
    for name in wrong:
        message = rf"(?<![a-z-]){name}={re.escape(escape(hostile[:20]))}"
        assert len(re.findall(message, shown)) == 1, name
    assert not wrong & params.keys()
    assert bool(figure.get("traces")) == (page == "gradient")


def test_a_right_setting_of_another_page_is_kept_for_it() -> None:
    with talking() as talk:
        opened(talk, "", view="plane", k="own", way="fused")
        assert talk.blocks["url-errors"] == ""
        talk.hello("gradient")
        assert talk.params["view"] == "plane"
        talk.hello("derivation")
        assert talk.params["k"] == "own"


def test_a_name_in_the_url_means_one_thing() -> None:
    """A setting that several pages have is the same one on all: a session keeps it by its name."""
    known: dict[str, object] = {}
    for each in PAGES:
        for setting in each.settings:
            if setting.name not in each.names or setting.is_answer:
                continue  # what every page keeps, and what no other one does
            assert known.setdefault(setting.name, setting) == setting, (each.path, setting.name)
