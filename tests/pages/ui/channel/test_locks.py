"""What a teacher's link locks: refused by the server, with a word, until it is unlocked."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from core.problem import Problem
from pages.shell import PAGES
from pages.ui.channel.locks import words_of
from pages.ui.downloads import Downloads
from pages.ui.page import LOCK
from pages.ui.session import url
from pages.ui.session.session import Session
from tests.pages.ui.channel.talk import Talk, talking

FILES = TestClient(Starlette(routes=[Route("/files/{name}", Downloads(PAGES).serve)]))
START = Problem((1, 2, -0.5), (0, 1, 0))
LINK = "?x=1,2,-0.5&y=0,1,0&lang=en"
GESTURE = 1

EDITS: dict[str, list[dict[str, Any]]] = {
    "fields": [
        {"kind": "type", "vector": "x", "entry": 0, "text": "5"},
        {"kind": "type", "vector": "y", "entry": "sum", "text": "3"},
        {"kind": "paste", "vector": "x", "text": "3, 2, 1"},
        {"kind": "bar", "vector": "y", "entry": 2, "value": 0.5, "gesture": GESTURE},
        {"kind": "tool", "name": "add-class", "text": ""},
        {"kind": "tool", "name": "shift-x", "text": "2"},
    ],
    "presets": [{"kind": "preset", "name": name} for name in ("saturated", "uniform")],
}


def note(talk: Talk) -> str:
    """What is said beside the way back."""
    return "".join(text for text in talk.texts() if text in map(words_of, LOCK_WORDS))


LOCK_WORDS = ("fields", "presets", "answers", "pages")


@pytest.mark.parametrize(
    ("kind", "edit"), [(kind, edit) for kind, edits in EDITS.items() for edit in edits]
)
def test_a_locked_edit_changes_nothing_and_is_told(kind: str, edit: dict[str, Any]) -> None:
    with talking() as talk:
        talk.hello("", f"{LINK}&lock={kind}")
        assert note(talk) == ""
        talk.send(**edit)
        assert talk.problem == START
        assert note(talk) == words_of(kind)
        talk.send(kind="select", i=2)
        assert note(talk) == ""


@pytest.mark.parametrize("edit", EDITS["fields"])
def test_what_is_not_locked_goes_on(edit: dict[str, Any]) -> None:
    with talking() as talk:
        talk.hello("", f"{LINK}&lock=presets,answers,pages")
        talk.send(**edit)
        assert talk.problem != START


def test_the_fields_go_back_to_what_they_were() -> None:
    with talking() as talk:
        version = talk.hello("", f"{LINK}&lock=fields")["editor"]["version"]
        talk.send(kind="type", vector="x", entry=0, text="7")
        assert talk.facts["editor"]["version"] > version
        assert talk.facts["editor"]["locked"] == ["fields"]


def test_unlocking_is_a_press_and_leaves_the_address() -> None:
    with talking() as talk:
        talk.hello("", f"{LINK}&lock=fields,presets")
        assert 'data-set="lock"' in talk.blocks["show-all"]
        assert talk.params["lock"] == "fields,presets"
        talk.send(kind="set", name="lock", text="")
        assert "lock" not in talk.params
        assert talk.blocks["show-all"] == ""
        talk.send(kind="type", vector="x", entry=0, text="7")
        assert talk.problem.x[0] == 7


def test_marks_in_figures_do_not_move_locked_numbers() -> None:
    with talking() as talk:
        talk.hello("gradient", f"{LINK}&lock=fields")
        talk.until("figures")
        context = talk.figures["sweep"]["context"]
        talk.send(kind="figure", figure="sweep", context=context, value=1.5, gesture=GESTURE)
        assert talk.problem == START
        assert note(talk) == words_of("fields")
        talk.send(kind="set", name="run", text="T")
        assert talk.params["run"] == "T"


@pytest.mark.parametrize(
    ("path", "query", "edit"),
    [
        ("libraries", "", {"kind": "set", "name": "expects", "text": "shown"}),
        ("cost", "&cost=measured", {"kind": "set", "name": "crossing", "text": "shown"}),
        ("cost", "", {"kind": "set", "name": "grows", "text": "shown"}),
        ("cost", "&cost=model", {"kind": "set", "name": "ratio", "text": "shown"}),
        ("stability", "", {"kind": "set", "name": "first", "text": "shown"}),
        (
            "stability",
            "&stability=steps",
            {"kind": "set", "name": "culprit", "text": "shown"},
        ),
        (
            "stability",
            "&stability=differences",
            {"kind": "set", "name": "passes", "text": "shown"},
        ),
        ("practice", "&skill=softmax&level=1&seed=1", {"kind": "page", "name": "worked"}),
        ("practice", "&sheet=open", {"kind": "set", "name": "sheetview", "text": "key"}),
        ("derivation", "&mode=reveal&step=3", {"kind": "page", "name": "next"}),
        ("derivation", "&mode=reveal&step=3", {"kind": "page", "name": "all"}),
        ("derivation", "&mode=reveal&step=3", {"kind": "set", "name": "mode", "text": ""}),
        ("derivation", "&mode=reveal&step=3", {"kind": "set", "name": "step", "text": "all"}),
    ],
)
def test_no_answer_is_shown_before_the_readers_own(
    path: str, query: str, edit: dict[str, Any]
) -> None:
    with talking() as talk:
        talk.hello(path, f"{LINK}{query}&lock=answers")
        before = dict(talk.params)
        talk.send(**edit)
        assert talk.params == before
        assert note(talk) == words_of("answers")
        talk.send(kind="set", name="lock", text="")
        assert talk.blocks["show-all"] == ""
        answer = talk.send(**edit)
        assert answer["values"] or "blocks" in answer


GIVES_AWAY = {  # files with answers that the screen keeps back
    "derivation.tex": "mode=reveal&step=3",
    "derivation.ipynb": "mode=reveal&step=3",
    "sheet-key.html": "sheet=open",
    "sheet-key.tex": "sheet=open",
    "sheet-nbgrader.ipynb": "sheet=open",
    "sheet-otter.ipynb": "sheet=open",
    "libraries.md": "",
    "stability.csv": "",
    "cost.md": "grows=shown&crossing=shown",
    "cost.csv": "cost=model&grows=shown",
}


@pytest.mark.parametrize("name", GIVES_AWAY)
def test_a_file_with_answers_is_not_given_until_it_is_unlocked(name: str) -> None:
    page = next(page for page in PAGES if name in page.files)
    for lock, status in (("&lock=answers", 403), ("&lock=fields", 200), ("", 200)):
        with talking() as talk:
            talk.hello(page.path, f"{LINK}&{GIVES_AWAY[name]}{lock}")
            answer = FILES.get(f"/files/{name}?token={talk.token}")
            assert answer.status_code == status
            assert (answer.text == words_of("answers")) == (status == 403)
            if status == 403:  # the browser asks, and it is said beside the way back
                talk.send(kind="page", name="file", text=name)
                assert note(talk) == words_of("answers")


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("derivation.tex", ""), ("derivation.tex", "step=3"), ("sheet.html", "sheet=open"),
        ("sheet.ipynb", "sheet=open"), ("libraries.md", "expects=refuses"), ("problem.json", ""),
        ("stability.csv", "first=textbook"), ("cost.csv", "grows=shown"), ("gradient.csv", ""),
        ("cost.md", "grows=shown&crossing=shown&ratio=shown"),
        ("companion_numpy.py", ""), ("check_numpy.py", ""),
    ],
)  # fmt: skip
def test_other_files_are_given(name: str, query: str) -> None:
    page = next(page for page in PAGES if name in page.files)
    with talking() as talk:
        talk.hello(page.path, f"{LINK}&{query}&lock=answers")
        assert FILES.get(f"/files/{name}?token={talk.token}").status_code == 200


def test_a_page_of_plots_to_take_away_asks_without_its_answer() -> None:
    for lock, has_answer in (("", True), ("&lock=answers", False)):
        with talking() as talk:
            talk.hello("gradient", f"{LINK}{lock}")
            talk.until("figures")
            question = talk.figures["sweep"]["words"]["question"]
            text = FILES.get(f"/files/gradient.html?token={talk.token}").text
            assert escape(question.partition("x₁")[0]) in text
            assert (
                bool(re.search("<details><summary>Predict.*?</summary><p><b>", text)) == has_answer
            )


def test_a_guess_opens_the_next_line() -> None:
    with talking() as talk:
        talk.hello("derivation", f"{LINK}&mode=reveal&step=3&lock=answers")
        rule = re.findall('data-action="guess" data-text="([^"]+)"', talk.blocks["guess"])[0]
        talk.send(kind="page", name="guess", text=rule)
        talk.send(kind="page", name="next")
        assert talk.params["step"] == "4"


def test_a_plot_asks_without_its_answer() -> None:
    for lock, has_answer in (("", True), ("&lock=answers", False)):
        with talking() as talk:
            talk.hello("gradient", f"{LINK}{lock}")
            talk.until("figures")
            assert talk.figures["sweep"]["words"]["question"]
            assert ("<details" in talk.blocks["guess"]) == has_answer
            assert ("answer" in talk.figures["sweep"]["words"]) == has_answer


@pytest.mark.parametrize("path", [page.path for page in PAGES[1:]])
def test_other_pages_are_shut_until_it_is_unlocked(path: str) -> None:
    with talking() as talk:
        talk.hello("", f"{LINK}&lock=pages")
        assert note(talk) == ""
        shut = talk.hello(path, f"{LINK}&lock=pages")["blocks"]
        assert set(shut) == {"given", "show-all", "url-errors"}
        assert talk.facts["figure_keys"] == []
        assert note(talk) == words_of("pages")
        talk.send(kind="set", name="lock", text="")
        assert talk.hello(path, LINK)["blocks"].keys() > {"given", "show-all"}


def test_a_lesson_leads_on_though_pages_are_locked() -> None:
    session = Session(START)
    session.settings = {"lock": "pages", "lesson": "chain"}
    page, other = PAGES[:2]
    session._lock_to(page)
    assert session.locked_to is None
    session.settings = {"lock": "pages"}
    session._lock_to(page)
    session._lock_to(other)
    assert session.locked_to == page.path


@pytest.mark.parametrize("text", ["everything", "fields;presets", "FIELDS", "fields,", "1" * 500])
def test_an_unknown_lock_is_told_and_locks_nothing(text: str) -> None:
    with talking() as talk:
        talk.hello("", f"{LINK}&lock={text}")
        assert "fields, presets, answers, pages" in talk.blocks["url-errors"]
        assert "lock" not in talk.params
        talk.send(kind="type", vector="x", entry=0, text="7")
        assert talk.problem.x[0] == 7


def test_the_words_of_a_lock_have_one_order() -> None:
    session = url.start(url.parse_query(f"{LINK}&lock=pages,fields"), "en")
    assert session.locked == ("fields", "pages")
    assert LOCK.default == ()


@pytest.mark.parametrize(("text", "stays"), [("dark", True), ("light", True), ("purple", False)])
def test_a_link_names_a_colour_scheme(text: str, stays: bool) -> None:
    with talking() as talk:
        talk.hello("", f"{LINK}&scheme={text}")
        assert talk.params.get("scheme") == (text if stays else None)
        assert ("light, dark" in json.dumps(talk.blocks)) == (not stays)
        talk.send(kind="set", name="scheme", text="")
        assert "scheme" not in talk.params
