"""A lesson over the live channel: done, next, back, left, answers, links, a teacher's own file."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from core.lessons.lesson import Do, FormulaAsked, Lesson, NumberAsked, Predict, Say, Step
from core.lessons.library import own
from core.lessons.reading import read_lesson
from core.lessons.walking import right_answer
from core.problem import Problem
from pages.shell import PAGES
from pages.ui.lesson.screens import check_screens
from tests.core.lessons.example import TEXT
from tests.pages.ui.channel.talk import Talk, talking

LAST = list(own())[-1]
MINE = Problem((3, 1, 4, 1), (0, 0, 1, 1))


def words(talk: Talk, key: str) -> str:
    """What a block says."""
    return html.unescape(re.sub(r"<[^>]*>", " ", talk.blocks.get(key, "")))


def do(talk: Talk, name: str, text: str = "") -> None:
    talk.send(kind="lesson", name=name, text=text)


def put(talk: Talk, problem: Problem) -> None:
    """Put a problem on the screen, as a reader does."""
    talk.send(kind="paste", vector="x", text=problem.x_text)
    if talk.problem != problem:
        talk.send(kind="paste", vector="y", text=problem.y_text)


def follow(talk: Talk) -> None:
    """What the browser does when the server asks for another page."""
    facts = talk.facts["lesson"]
    if facts["page"] != talk.facts["page"]:
        talk.hello(facts["page"], token=talk.token)


def finish(talk: Talk, step: Step) -> None:
    """Do a step by its recorded path."""
    match step.task:
        case Do() as task:
            for problem in task.path:
                assert talk.facts["lesson"]["at"] not in talk.facts["lesson"]["done"]
                put(talk, problem)
        case Say() | Predict():
            do(talk, "answer", right_answer(step))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", own())
def test_every_lesson_is_walked_to_its_end(name: str, language: str) -> None:
    lesson = own()[name]
    with talking() as talk:
        talk.hello("lessons", f"?x={MINE.x_text}&y={MINE.y_text}&lang={language}")
        do(talk, "start", name)
        for at, step in enumerate(lesson.steps, 1):
            follow(talk)
            assert talk.facts["lesson"]["at"] == at
            assert talk.facts["page"] == lesson.screen(at).page
            assert not talk.blocks.get("url-errors")
            assert set(dict(lesson.screen(at).settings)) <= set(talk.params)
            if step.screen is not None and step.screen.sets_problem:
                assert talk.problem == step.problem
            finish(talk, step)
            assert bool(re.search("[一-鿿]", words(talk, "lesson-text"))) == (language == "zh")
            is_last = at == len(lesson.steps)
            if step.kind != "see" or is_last:
                assert at in talk.facts["lesson"]["done"], (name, at)
            assert ('data-text="' in talk.blocks["lesson-says"]) == (is_last and name != LAST)
            assert ("lab-lesson-end" in talk.blocks["lesson-says"]) == is_last
            do(talk, "next")
        assert talk.facts["lesson"]["name"] == ""
        assert talk.facts["lesson"]["page"] == "lessons"
        assert talk.problem == MINE


def test_the_end_of_a_lesson_leads_to_the_next_and_the_readers_screen_is_kept() -> None:
    names = list(own())
    with talking() as talk:
        talk.hello("lessons", f"?x={MINE.x_text}&y={MINE.y_text}&lang=en")
        for name, following in pairwise(names):
            do(talk, "start", f"{name}@{len(own()[name].steps)}")
            follow(talk)
            assert (
                "lab-lesson-end" not in talk.blocks["lesson-says"]
                or own()[name].steps[-1].kind == "see"
            )
            finish(talk, own()[name].steps[-1])
            end = talk.blocks["lesson-says"]
            assert f'data-lesson="start" data-text="{following}"' in end
            assert f"lesson={following}" in end
            assert 'href="./lessons?lang=en" data-lesson="next"' in end
            do(talk, "start", following)
            assert talk.facts["lesson"]["name"] == following
            assert talk.facts["lesson"]["at"] == 1
        do(talk, "leave")
        assert talk.problem == MINE


def test_screens_are_what_pages_allow() -> None:
    for lesson in own().values():
        check_screens(lesson, PAGES)


# --- the bar -------------------------------------------------------------------------------


@pytest.fixture
def lesson() -> Iterator[tuple[Talk, Lesson]]:
    """A teacher's lesson, opened: a step of every kind."""
    with talking() as talk:
        talk.hello("lessons", f"?x={MINE.x_text}&y={MINE.y_text}&lang=en&digits=all")
        do(talk, "open", TEXT)
        do(talk, "start", "own")
        follow(talk)
        yield talk, read_lesson(TEXT.encode(), "own")


def test_a_task_is_done_the_moment_the_problem_fulfils_it_and_stays_so(
    lesson: tuple[Talk, Lesson],
) -> None:
    talk, _ = lesson
    assert talk.facts["lesson"] | {"moves": 0, "page": ""} == {
        "name": "own", "missing": False, "at": 1, "steps": 6, "done": [], "moves": 0, "page": "",
    }  # fmt: skip
    assert talk.facts["page"] == "gradient"
    assert "Not done yet" in words(talk, "lesson-says")
    assert "It is." not in words(talk, "lesson-says")  # a surprise is kept
    talk.send(kind="type", vector="x", entry=1, text="-3")  # not what may move
    assert "may differ from the start of this step" in words(talk, "lesson-says")
    assert talk.facts["lesson"]["done"] == []
    talk.send(kind="lesson", name="again", text="")
    assert talk.problem == Problem((1, 0), (1, 0))
    answer = talk.send(kind="bar", vector="x", entry=0, value=3, gesture=1)
    assert answer["lesson"]["done"] == [1]  # in the very answer that has the numbers
    assert answer["values"]
    assert "Done" in words(talk, "lesson-says")
    assert "It is." in words(talk, "lesson-says")
    talk.send(kind="type", vector="x", entry=0, text="0")
    assert talk.facts["lesson"]["done"] == [1]


def test_back_and_next_put_the_screen_of_a_step_there(lesson: tuple[Talk, Lesson]) -> None:
    talk, _ = lesson
    do(talk, "back")  # before the first there is none
    assert talk.facts["lesson"]["at"] == 1
    put(talk, Problem((7, 7), (1, 1)))
    do(talk, "next")
    assert talk.problem == Problem((7, 7), (1, 1))  # a step without a screen keeps what is there
    do(talk, "back")
    assert talk.problem == Problem((1, 0), (1, 0))
    assert talk.params["at"] == "1"
    do(talk, "next")
    do(talk, "back")
    for _ in range(5):
        do(talk, "next")
    assert talk.facts["lesson"]["at"] == 6
    do(talk, "back")
    assert talk.problem == Problem((3, 0), (1, 0))  # where the path has led


def test_the_readers_own_problem_and_settings_come_back(lesson: tuple[Talk, Lesson]) -> None:
    talk, _ = lesson
    put(talk, Problem((7, 7), (1, 1)))
    talk.send(kind="set", name="hide", text="tools")
    talk.send(kind="set", name="lock", text="presets")
    do(talk, "start", "softmax")  # another lesson from within: the reader's own is still known
    follow(talk)
    do(talk, "leave")
    assert talk.problem == MINE
    assert "lesson" not in talk.params
    assert "at" not in talk.params
    assert (talk.params["hide"], talk.params["lock"]) == ("tools", "presets")
    assert talk.facts["lesson"]["name"] == ""
    assert not talk.blocks["lesson-text"]
    talk.hello("", token=talk.token)
    assert talk.params["digits"] == "all"


def test_an_answer_is_marked_and_a_wrong_choice_says_why(lesson: tuple[Talk, Lesson]) -> None:
    talk, _ = lesson
    do(talk, "next")
    for hostile in ("0", "3", "x", "", "9" * 500):
        do(talk, "answer", hostile)
        assert not words(talk, "lesson-says").strip()
    do(talk, "answer", "2")
    assert "Not right" in words(talk, "lesson-says")
    assert "No." in words(talk, "lesson-says")
    assert talk.facts["lesson"]["done"] == []
    do(talk, "answer", "1")
    assert "Right" in words(talk, "lesson-says")
    assert 'data-tag="right" data-said="1"' in talk.blocks["lesson-says"]  # for a course page
    assert talk.facts["lesson"]["done"] == [2]


def test_a_guess_is_made_once_and_then_it_happens(lesson: tuple[Talk, Lesson]) -> None:
    talk, _ = lesson
    for _ in range(4):
        do(talk, "next")
    before = talk.problem
    assert "It is" not in words(talk, "lesson-says")
    assert talk.problem == before
    do(talk, "answer", "0.25")
    assert talk.problem == Problem((9, 0), (0, 1))
    assert "Not what you guessed" in words(talk, "lesson-says")
    assert 'data-tag="wrong" data-said="0.25"' in talk.blocks["lesson-says"]
    assert "It is 0.9999; your guess was 0.25" in words(talk, "lesson-says")
    assert talk.facts["lesson"]["done"] == [5]
    do(talk, "answer", "0.9999")
    assert "your guess was 0.25" in words(talk, "lesson-says")


def test_what_happened_is_no_number_where_numbers_are_hidden(
    lesson: tuple[Talk, Lesson],
) -> None:
    talk, _ = lesson
    talk.send(kind="set", name="hide", text="numbers")
    for _ in range(4):
        do(talk, "next")
    do(talk, "answer", "0.25")
    assert "0.9999" not in words(talk, "lesson-says")


def test_a_hint_is_shown_when_it_is_wanted(lesson: tuple[Talk, Lesson]) -> None:
    talk, _ = lesson
    assert "To the right." not in words(talk, "lesson-says")
    do(talk, "hint")
    assert "To the right." in words(talk, "lesson-says")
    assert 'aria-expanded="true"' in talk.blocks["lesson-ways"]
    do(talk, "next")
    assert "To the right." not in words(talk, "lesson-says")


def test_a_lesson_is_gone_through_by_its_own_messages_alone(lesson: tuple[Talk, Lesson]) -> None:
    talk, _ = lesson
    talk.send(kind="set", name="at", text="5")
    talk.send(kind="set", name="lesson", text="softmax")
    assert (talk.params["lesson"], talk.params["at"]) == ("own", "1")
    for name, text in [("start", "nothing"), ("start", "own@99"), ("start", "own@x")]:
        do(talk, name, text)
        assert 1 <= talk.facts["lesson"]["at"] <= 6


# --- links ---------------------------------------------------------------------------------


def test_a_link_to_a_step_brings_its_screen() -> None:
    name, lesson = list(own().items())[4]
    for at in range(1, len(lesson.steps) + 1):
        with talking() as talk:
            talk.hello("", f"?lesson={name}&at={at}&lang=en")
            assert talk.facts["lesson"]["at"] == at
            assert talk.problem == lesson.steps[at - 1].problem
            assert talk.facts["lesson"]["page"] == lesson.screen(at).page
            assert talk.facts["lesson"]["moves"] == 1


def test_what_the_address_bar_says_is_opened_as_it_is() -> None:
    with talking() as talk:
        talk.hello("product", "?x=5,6&y=1,1&lesson=softmax&at=2&lang=en")
        assert talk.problem == Problem((5, 6), (1, 1))
        assert talk.facts["lesson"]["moves"] == 0  # it stays on its page
        assert talk.facts["lesson"]["at"] == 2
        do(talk, "leave")
        assert talk.problem == Problem((5, 6), (1, 1))


@pytest.mark.parametrize(
    ("query", "message"),
    [("lesson=none", "lesson=none"), ("lesson=softmax&at=99", "at=99"), ("at=x", "at=x")],
)
def test_a_wrong_link_says_what_is_allowed(query: str, message: str) -> None:
    with talking() as talk:
        talk.hello("", f"?{query}&lang=en")
        assert message in words(talk, "url-errors")
        assert "allowed:" in words(talk, "url-errors")


def test_after_a_restart_the_lesson_goes_on() -> None:
    with talking() as talk:
        talk.hello("", "?lesson=softmax&at=2&lang=en")
        put(talk, Problem((1, 5), (1, 0)))
        query = "?" + "&".join(f"{name}={text}" for name, text in talk.params.items())
    with talking("other") as talk:
        talk.hello("", query, previous="gone")
        assert talk.problem == Problem((1, 5), (1, 0))
        assert talk.facts["lesson"]["at"] == 2


def test_a_teachers_lesson_whose_file_is_not_there_says_so() -> None:
    with talking() as talk:
        talk.hello("", "?lesson=own&at=2&lang=en")
        assert talk.facts["lesson"]["missing"]
        assert "not here" in words(talk, "lesson-text")
        do(talk, "next")
        do(talk, "open", TEXT)  # as the browser does, which has kept it
        talk.hello("", token=talk.token)
        assert not talk.facts["lesson"]["missing"]
        assert talk.facts["lesson"]["at"] == 2
        do(talk, "leave")
        assert talk.facts["lesson"]["name"] == ""


def test_a_link_to_a_step_of_a_teachers_lesson_brings_its_screen() -> None:
    with talking() as talk:
        talk.hello("", "?lesson=own&at=2&lang=en")
        do(talk, "open", "title =")  # a file that is none changes nothing
        do(talk, "open", TEXT)
        assert talk.problem == Problem((3, 0), (1, 0))  # where the first step's path has led
        assert talk.facts["lesson"]["page"] == "gradient"
        assert talk.facts["lesson"]["moves"] == 1
    with talking("other") as talk:
        talk.hello("", "?lesson=own&at=2&lang=en")
        put(talk, MINE)  # the reader was quicker than the file: what is typed stays
        do(talk, "open", TEXT)
        assert talk.problem == MINE
        assert talk.facts["lesson"]["at"] == 2


# --- what a step hides ------------------------------------------------------------------------

HIDING = TEXT.replace("view=line", "view=line&hide=numbers", 1).replace(
    """kind = "see"\n""", """kind = "see"\nscreen = "?"\n"""
)


@pytest.mark.parametrize("own_hide", ["", "tools"])
def test_what_a_step_hides_is_shown_after_it(own_hide: str) -> None:
    both = {"": "numbers", "tools": "tools,numbers"}[own_hide]
    with talking() as talk:
        query = f"&hide={own_hide}" if own_hide else ""
        talk.hello("lessons", f"?x={MINE.x_text}&y={MINE.y_text}&lang=en{query}")
        do(talk, "open", HIDING)
        do(talk, "start", "own")
        assert talk.params["hide"] == both
        do(talk, "next")  # it keeps the screen
        assert talk.params["hide"] == both
        do(talk, "start", "own@6")
        assert talk.params.get("hide", "") == own_hide
        do(talk, "back")
        do(talk, "start", "own@1")
        assert talk.params["hide"] == both
        do(talk, "leave")
        assert talk.params.get("hide", "") == own_hide


def test_what_the_reader_hides_or_shows_during_a_step_stays() -> None:
    with talking() as talk:
        talk.hello("lessons", f"?x={MINE.x_text}&y={MINE.y_text}&lang=en")
        do(talk, "open", HIDING)
        do(talk, "start", "own")
        talk.send(kind="set", name="hide", text="editor")
        do(talk, "leave")
        assert talk.params["hide"] == "editor"


# --- a file that is refused -------------------------------------------------------------------


def test_a_refused_file_leaves_the_lesson_that_is_open(lesson: tuple[Talk, Lesson]) -> None:
    talk, _ = lesson
    do(talk, "next")
    do(talk, "answer", "1")
    do(talk, "open", TEXT.replace("view=line", "view=circle"))
    assert not talk.facts["lesson"]["missing"]
    assert (talk.facts["lesson"]["at"], talk.facts["lesson"]["done"]) == (2, [2])
    assert "Which?" in words(talk, "lesson-answer")
    talk.hello("lessons", token=talk.token)
    assert "Line 8, step 1, screen, view" in words(talk, "lessons-own")
    assert "Title" in words(talk, "lessons-tried")  # and the good one is still to be had
    do(talk, "open", TEXT)
    assert not words(talk, "lessons-own").strip()
    assert talk.facts["lesson"]["done"] == [2]  # it is the same one
    do(talk, "open", TEXT.replace("Which?", "Which one?"))
    assert talk.facts["lesson"]["done"] == []


def test_a_formula_has_a_wide_field_and_a_number_a_narrow_one() -> None:
    seen = set()
    for lesson in own().values():
        for n, step in enumerate(lesson.steps, 1):
            answer = getattr(step.task, "answer", None)
            if not isinstance(answer, FormulaAsked | NumberAsked) or type(answer) in seen:
                continue
            seen.add(type(answer))
            with talking() as talk:
                talk.hello(step.screen.page, f"?lesson={lesson.name}&at={n}")
                is_wide = "lab-lesson-field wide" in "".join(talk.blocks.values())
                assert is_wide == isinstance(answer, FormulaAsked)
    assert seen == {FormulaAsked, NumberAsked}
