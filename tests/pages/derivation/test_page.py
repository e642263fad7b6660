"""The derivation page by AppTest: steps, settings, guesses, checks, and wrong lines."""

from __future__ import annotations

import dataclasses
import html
import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from core.symbolic import Derivation, derive, derive_at, derive_entry
from core.symbolic.orientation import in_columns
from core.symbolic.outline import IDS
from core.symbolic.rules import MEANINGS, choices
from pages.derivation import blocks as board
from pages.derivation import checks
from pages.derivation.blocks import CASES
from tests.pages.test_pages import opened
from tests.pages.test_pages import said as html_of

WALK = [step for step in IDS if step not in CASES[1:]]  # with the first closing line
URL = {"x": "1,2,-0.5", "y": "1,1,0"}


def page(**url: str) -> AppTest:
    app = opened("derivation/page.py", **URL | url)
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    """All that is on screen: HTML of the page, and what its answers put in place."""
    body = html_of(app)
    found = re.findall(r'data-answer="([^"]*)"', body)
    answers = sorted((json.loads(html.unescape(one)) for one in found), key=lambda a: a["rev"])
    blocks: dict[str, str] = {}
    checked = ""
    for answer in answers:
        blocks |= answer.get("blocks", {})
        if "checks" in answer:
            outcomes = " ".join(f"{name}: {text}" for name, (_, text) in answer["checks"].items())
            checked = f"{answer['progress']} {html.escape(outcomes)}"
    rest = re.sub(r'<i class="lab-answer"[^>]*></i>', "", body)
    return "\n".join((rest, *blocks.values(), checked))


def formulas(app: AppTest) -> list[str]:
    """All formulas on screen, without the marks of what is new, rows joined."""
    found = re.findall(r'data-tex="([^"]*)"', said(app))
    return [html.unescape(text).replace(r"\new", "") for text in found]


def plain(latex: str) -> str:
    layout = r"\\(?:begin|end)\{(?:aligned|gathered)\}|\\\\\[0.5em\]|\\\\|\\new|\\quad|[{}\s&]"
    return re.sub(layout, "", latex)


def shows(app: AppTest, latex: str) -> bool:
    return plain(latex) in plain("".join(formulas(app)))


def lines(app: AppTest) -> list[str]:
    return re.findall(r'<section class="lab-line" data-step="([^"]*)"', said(app))


# --- steps ------------------------------------------------------------------------------


def test_starts_with_the_first_line_alone() -> None:
    app = page()
    assert lines(app) == ["total"]
    assert "step 1 of 24" in said(app)
    app.button(key="step-back").click().run()
    assert lines(app) == ["total"]


def test_next_walks_through_all_lines_and_back_returns() -> None:
    app = page()
    for place, step in enumerate(WALK, 1):
        assert lines(app) == [step]
        assert shows(app, derive(None).step(step).latex())
        assert f"step {place} of {len(WALK)}" in said(app)
        if place < len(WALK):
            app.button(key="step-next").click().run()
    app.button(key="step-next").click().run()
    assert lines(app) == WALK  # after the last line, all of them
    app.button(key="step-back").click().run()
    assert lines(app) == [WALK[-1]]
    app.button(key="step-back").click().run()
    assert lines(app) == [WALK[-2]]
    app.button(key="step-first").click().run()
    assert lines(app) == [WALK[0]]


def test_all_shows_every_line_and_next_returns_to_the_line_of_before() -> None:
    app = page(k="own", step="5")
    app.button(key="step-all").click().run()
    assert lines(app) == WALK
    assert all(shows(app, derive(3).step(step).latex()) for step in WALK)
    app.button(key="step-next").click().run()
    assert lines(app) == [WALK[4]]
    assert lines(page(step="all")) == WALK


def test_shortcuts_are_the_arrow_keys() -> None:
    app = page(step="5")
    assert app.button(key="step-next").proto.shortcut.lower() in ("right", "arrowright")
    assert app.button(key="step-back").proto.shortcut.lower() in ("left", "arrowleft")


def test_a_step_keeps_its_place_when_k_is_switched() -> None:
    app = page(step="16")
    app.button_group(key="k").set_value("own").run()
    assert lines(app) == [WALK[15]]
    assert shows(app, derive(3).step(WALK[15]).latex())


# --- what the URL holds ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "step", "latex"),
    [
        ({"step": "13"}, "substitute", derive(None).step("substitute").latex()),
        (
            {"step": "13", "layout": "column", "k": "own"},
            "substitute",
            in_columns(derive(3)).step("substitute").latex(),
        ),
        ({"step": "24", "case": "library"}, "library", derive(None).step("library").latex()),
        (
            {"step": "17", "k": "own", "i": "2", "j": "3"},
            "collapse",
            derive_at(3, 2, 3).step("collapse").latex(),
        ),
    ],
)
def test_the_url_opens_the_very_line(url: dict[str, str], step: str, latex: str) -> None:
    app = page(**url)
    assert lines(app) == [step]
    assert shows(app, latex)


@pytest.mark.parametrize(
    "url",
    ["step=0", "step=25", "step=x", "step=²", "mode=no", "case=no", "layout=up", "entry=1", "i=4"],
)
def test_rubbish_in_the_url_is_told_and_ignored(url: str) -> None:
    name, _, text = url.partition("=")
    app = page(**{name: text})
    assert lines(app) == ["total"]
    assert url in html.unescape(said(app))


def test_one_entry_of_the_jacobian_opens_beside() -> None:
    app = page(entry="open", i="2", j="3")
    for step in derive_entry(3, 2, 3):
        assert shows(app, step.latex())
    assert "off the diagonal" in said(app)
    app.button_group(key="j").set_value(2).run()
    for step in derive_entry(3, 2, 2):
        assert shows(app, step.latex())
    assert "on the diagonal" in said(app)


def test_closing_lines_can_be_switched() -> None:
    app = page(step="24")
    for case in CASES:
        app.button_group(key="case").set_value(case).run()
        assert lines(app) == [case]
    assert [group.key for group in page(step="3").get("button_group")] == ["k", "layout"]


@pytest.mark.parametrize("y", ["1,0,0", "0,1,0", "0,0,3"])
def test_a_single_label_may_be_any_class(y: str) -> None:
    app = page(step="24", case="one-hot", y=y)
    met = "3" not in y
    assert ("do not meet this condition" in said(app)) == (not met)
    label = y.split(",").index("1") + 1 if met else 3
    own = derive_at(3, 1, 1, label).step("one-hot")
    assert shows(page(step="24", case="one-hot", y=y, k="own"), own.latex())


def test_the_meeting_of_the_routes_is_named_by_both_lines() -> None:
    assert "line 23 says the same" in said(page(step="17"))
    assert "line 17 says the same" in said(page(step="23"))
    assert "says the same" not in said(page(step="16"))


# --- guessing ----------------------------------------------------------------------------


def test_a_guess_is_answered_with_the_reason_and_shows_no_line_early() -> None:
    app = page(step="15", mode="reveal")
    coming = derive(None).step("split")
    assert not shows(app, coming.latex())
    rules = choices("split")
    wrong = next(rule for rule in rules if rule != coming.rule)
    app.button_group(key="guess-split").set_value(wrong).run()
    assert "✗" in said(app)
    assert html.escape(MEANINGS[wrong]) in said(app)
    app.button_group(key="guess-split").set_value(coming.rule).run()
    assert "Right." in said(app)
    assert html.escape(coming.note) in said(app)
    app.button(key="step-next").click().run()
    assert lines(app) == ["split"]


def test_nothing_is_asked_after_the_last_line_or_in_reading() -> None:
    assert not [g for g in page(step="24", mode="reveal").get("button_group") if "guess" in g.key]
    assert not [g for g in page(step="3").get("button_group") if "guess" in g.key]


# --- checks ------------------------------------------------------------------------------


def test_every_check_runs_and_says_what_it_is() -> None:
    shown = html.unescape(said(page(step="all")))
    assert "All 24 lines are checked" in shown
    assert "tested at exact rational points for k = 1, 2, 3: not a proof" in shown
    assert "proved by SymPy" in html.unescape(said(page(step="all", k="own")))


@pytest.mark.parametrize("k", ["general", "own"])
@pytest.mark.parametrize("broken", ["partial-off-diagonal", "split", "direct-result"])
def test_a_wrong_line_is_shown_as_wrong(
    monkeypatch: pytest.MonkeyPatch, broken: str, k: str
) -> None:
    def damaged(made: Derivation) -> Derivation:
        steps = tuple(
            dataclasses.replace(step, rhs=2 * step.rhs) if step.id == broken else step
            for step in made.steps
        )
        return dataclasses.replace(made, steps=steps)

    monkeypatch.setattr(board, "derive", lambda size: damaged(derive(size)))
    monkeypatch.setattr(board, "derive_at", lambda *at: damaged(derive_at(*at)))
    monkeypatch.setattr(checks, "_done", {})
    app = page(k=k, step="all")
    shown = html.unescape(said(app))
    assert "Checked 24 of 24 lines; 1 wrong" in shown
    assert "wrong: the check fails" in shown
    assert ("says the same" in shown) == (broken != "direct-result")


def test_outcomes_are_kept_within_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = dict.fromkeys(range(checks.CHECKS_CACHED + 1))
    monkeypatch.setattr(checks, "_done", kept)
    page()
    assert len(kept) == len(WALK)
