"""The sheet on the practice page: settings, links, files in its language, and what is shown."""

from __future__ import annotations

import html
import random
import re
from typing import get_args
from xml.etree import ElementTree

import pytest

from core.limits import SEED_MAX, SHEET_TASKS_MAX
from core.practice import SKILLS
from core.problem import Problem
from core.sheets import DIFFICULTIES, Plan, asked, key_of, make_sheet, student_tex
from core.symbolic import derive
from core.worked.lines import sections
from core.worked.values import Numbers
from pages.practice import PAGE, settings
from pages.practice.sheet_html import file, key_sheet, student_sheet, title
from pages.ui.mathml import mathml
from pages.ui.session import url
from pages.ui.text import LANGUAGES, _, speaking
from tests.core.worked.problems import HARD, english
from tests.pages.ui.channel.talk import Talk, talking

LINK = "?sheet=open&topics=softmax,product&tasks=4&difficulty=2&sheetseed=9"
PLAN = Plan(("softmax", "product"), 4, "2", 9)


def paper(talk: Talk) -> str:
    """The words of the sheet that is shown, when it has come."""
    while not talk.blocks.get("practice-paper"):
        talk.hear()
    return html.unescape(re.sub(r"<[^>]*>", "", talk.blocks["practice-paper"]))


def test_names_are_those_of_the_core() -> None:
    assert get_args(settings.Difficulty) == DIFFICULTIES


def test_a_link_brings_back_the_sheet() -> None:
    sheet = make_sheet(PLAN)
    with talking() as talk:
        talk.hello("practice", LINK)
        shown = paper(talk)
        assert f"Sheet {sheet.label}" in shown
        assert all(f"Task {n + 1}" in shown for n in range(4))
        assert "Answer:" not in shown
        talk.send(kind="set", name="sheetview", text="key")
        talk.blocks.pop("practice-paper")
        assert "Answer:" in paper(talk)
        assert talk.params["sheetview"] == "key"


def test_closed_it_is_one_line_and_makes_nothing() -> None:
    with talking() as talk:
        talk.hello("practice", "?tasks=9")
        assert "Make a sheet for a class" in talk.blocks["practice-sheet"]
        assert "files/sheet" not in talk.blocks["practice-sheet"]
        assert not talk.blocks.get("practice-paper")
        talk.send(kind="set", name="sheet", text="open")
        assert "files/sheet.html" in talk.blocks["practice-sheet"]
        assert "Task 9" in paper(talk)


def test_a_wrong_setting_is_told_beside_its_field_and_the_last_sheet_stays() -> None:
    wrong = {
        "tasks": ("0", "21", "many", "９", "", "9" * 70),
        "sheetseed": ("-1", "1e3", str(SEED_MAX + 1), "9" * 70),
        "difficulty": ("4",),
        "sheetlang": ("fr",),
        "topics": ("", "history", "softmax,history"),
    }
    with talking() as talk:
        talk.hello("practice", LINK)
        before = dict(talk.params)
        for name, texts in wrong.items():
            for text in texts:
                talk.send(kind="set", name=name, text=text)
                if (name, text) == ("tasks", ""):  # its default
                    talk.send(kind="set", name="tasks", text="4")
                    continue
                assert dict(talk.params) == before, (name, text)
                error = re.search(f'id="{name}-error"[^>]*>([^<]*)', talk.blocks["practice-sheet"])
                assert error, name
                assert error[1] or name in ("difficulty", "sheetlang"), (name, text)


def test_any_text_of_a_setting_is_taken_or_refused() -> None:
    draw = random.Random("sheet")
    signs = "0123456789-+.,eE xyopenkyrising１२\0\n<>\"'&"
    names = [setting.name for setting in settings.SHEET_SETTINGS]
    with talking() as talk:
        talk.hello("practice", "?sheet=open&tasks=1&topics=softmax")
        for _unused in range(300):
            text = "".join(draw.choice(signs) for _sign in range(draw.randrange(12)))
            talk.send(kind="set", name=draw.choice(names), text=text)
        assert talk.params["topics"] == "softmax"


def test_other_tasks_are_those_of_the_next_seed() -> None:
    with talking() as talk:
        talk.hello("practice", f"?sheet=open&tasks=2&sheetseed={SEED_MAX}")
        talk.send(kind="page", name="sheet-other", text="")
        assert talk.params["sheetseed"] == "0"
        talk.send(kind="page", name="sheet-other", text="")
        assert talk.params.get("sheetseed", "1") == "1"


def test_what_there_is_no_more_of_is_said() -> None:
    with talking() as talk:
        talk.hello("practice", f"?sheet=open&topics=collapse&difficulty=2&tasks={SHEET_TASKS_MAX}")
        count = len(make_sheet(Plan(("collapse",), SHEET_TASKS_MAX, "2", 1)).tasks)
        assert f"There are only {count} different tasks" in paper(talk)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGE.files)
def test_a_file_is_in_the_language_of_the_sheet(name: str, language: str) -> None:
    session = url.start(dict(part.split("=") for part in LINK[1:].split("&")), "en")
    session.language = "zh" if language == "en" else "en"  # the page's is another one
    session.settings["sheetlang"] = language
    with speaking(session.language):
        text = PAGE.make_file(name, session.view(PAGE), session.language)
    assert make_sheet(PLAN).label in text
    assert bool(re.search("[一-鿿]", re.sub("<style>.*</style>", "", text))) == (language == "zh")
    if name == "sheet.tex":
        with speaking(language):
            assert text == student_tex(asked(make_sheet(PLAN)), _)


def test_a_file_of_html_needs_nothing_from_elsewhere_and_is_whole() -> None:
    sheet = make_sheet(Plan(SKILLS, 12, "rising", 2))
    for content in (student_sheet(asked(sheet)), key_sheet(sheet)):
        text = file(content, title(sheet.label), "en")
        assert not re.search(r"(?:src|href)=|url\(|@import|<link|<script", text)
        assert "@page" in text
        ElementTree.fromstring(content)  # noqa: S314 (our own; every element is closed)
    key = key_sheet(sheet)
    lines = [part.line for parts in key_of(sheet, english) for part in parts if part.line]
    for line in lines:
        assert all(mathml(row) in key for row in (*line.rows, *line.current_rows))


@pytest.mark.parametrize("problem", [*HARD, Problem((1, 2), (1, 1))], ids=str)
def test_every_formula_of_the_derivation_is_mathml_with_the_same_numbers(problem: Problem) -> None:
    numbers = Numbers(problem)
    for derivation, own in ((numbers.derivation, numbers), (derive(None), None)):
        for section in sections(derivation, english, own):
            for line in section.lines:
                for row in (*line.rows, *line.current_rows):
                    tree = ElementTree.fromstring(mathml(row))  # noqa: S314 (our own)
                    drawn = [e.text for e in tree.iter() if e.tag == "mn"]
                    assert drawn == re.findall(r"\d+(?:\.\d+)?", row)
                    for element in tree.iter():
                        if element.tag in ("mfrac", "msub", "msup"):
                            assert len(element) == 2
                        if element.tag in ("munderover", "msubsup"):
                            assert len(element) == 3


@pytest.mark.parametrize("latex", [r"\evil{1}", r"\frac{1}", r"\left( 1", "1 } 2", "&", r"\begin"])
def test_latex_that_the_printers_do_not_write_is_refused(latex: str) -> None:
    with pytest.raises(ValueError, match=r"MathML|expected|ends|unexpected"):
        mathml(latex)
