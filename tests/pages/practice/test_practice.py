"""The practice page over the live channel: tasks, answers, hints, what counts, links."""

from __future__ import annotations

import html
import json
import re
from typing import get_args
from urllib.parse import quote

import pytest

from core.limits import ANSWER_TEXT_MAX, SEED_MAX
from core.practice import LEVELS, SKILLS, Level, Skill, Task, make_task
from core.practice.given import typed
from core.practice.task import (
    BarsAnswer,
    ChoiceAnswer,
    FormulaAnswer,
    GuessAnswer,
    NumberAnswer,
)
from core.problem import Problem
from core.sheets.worked import number_of
from core.symbolic import derive
from pages.derivation.settings import LINES
from pages.practice import settings
from tests.pages.ui.channel.talk import Talk, talking


def named(skill: Skill, level: Level, name: str) -> Task:
    """The first task of a kind."""
    tasks = (make_task(skill, level, seed) for seed in range(500))
    return next(task for task in tasks if task.name == name)


def begin(talk: Talk, task: Task, **more: str) -> None:
    talk.hello("practice", "?" + "&".join(f"{k}={v}" for k, v in more.items()))
    talk.send(kind="page", name="task", text=task.key)


def words(talk: Talk, key: str) -> str:
    """What a block says."""
    block = re.sub(r"<(?:button|p|h2|li)[ >]", " <i >", talk.blocks.get(key, ""))
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", block)).split())


def tag(talk: Talk) -> str:
    match = re.search('data-tag="([^"]*)"', talk.blocks["practice-outcome"])
    assert match
    return match[1]


def attempt(talk: Talk) -> dict[str, object] | None:
    match = re.search('data-attempt="([^"]*)"', talk.blocks["practice-outcome"])
    return json.loads(html.unescape(match[1])) if match else None


def answer(talk: Talk, text: str, name: str = "said") -> None:
    """Type an answer and submit it."""
    talk.send(kind="set", name=name, text=text)
    talk.send(kind="page", name="answer", text="")


def answer_right(talk: Talk, task: Task) -> None:
    for n, part in enumerate(task.parts):
        name = settings.SAID[n]
        match part.answer:
            case NumberAnswer(value=value) | GuessAnswer(value=value):
                answer(talk, typed(value), name)
            case FormulaAnswer(model=model):
                answer(talk, model, name)
            case ChoiceAnswer(right=place):
                talk.send(kind="page", name="answer", text=str(place + 1))
            case BarsAnswer(solution=solution):
                talk.send(kind="paste", vector="x", text=solution.x_text)
                talk.send(kind="paste", vector="y", text=solution.y_text)
                talk.send(kind="page", name="answer", text="")


def of_name(skill: Skill, level: Level, name: str) -> Task:
    tasks = (make_task(skill, level, seed) for seed in range(99))
    return next(task for task in tasks if task.name == name)


@pytest.mark.parametrize(
    ("skill", "level", "name"),
    [("diagonal", 1, "mark-of-its-own"), ("sum-y", 2, "where-a-sign-changes")],
)
def test_a_mark_shows_what_there_is_only_once_it_was_put(
    skill: Skill, level: Level, name: str
) -> None:
    task = of_name(skill, level, name)
    guessed = task.parts[0].answer
    assert isinstance(guessed, GuessAnswer)
    with talking() as talk:
        talk.hello("practice", f"?skill={skill}&level={level}&seed={task.seed}")
        before = talk.blocks["practice-answer"]
        assert f'data-guess="{guessed.name}"' in before
        assert f'data-low="{guessed.low}" data-high="{guessed.high}"' in before
        assert "data-over" not in before
        assert "<polyline" not in before
        answer(talk, f"{guessed.high:g}")
        assert 'data-tag="wrong"' in talk.blocks["practice-outcome"]
        assert "too far right" in words(talk, "practice-outcome")
        assert "data-over" not in talk.blocks["practice-answer"]
        answer(talk, typed(guessed.value))
        after = talk.blocks["practice-answer"]
        assert "data-over=" in after
        assert ("<polyline" in after) == bool(guessed.curves)
        assert 'data-text="practice-check"' not in after
        answer(talk, "<b>")
        assert 'data-tag="unreadable"' in talk.blocks["practice-outcome"]


def test_names_are_those_of_the_core() -> None:
    assert get_args(settings.Skill) == SKILLS


def test_line_numbers_are_those_of_the_derivation_page() -> None:
    ids = [step.id for step in derive(None).steps]
    assert [number_of(name) for name in ids] == [min(n + 1, LINES) for n in range(len(ids))]


def test_the_first_task_comes_by_itself_and_keeps_numbers_of_the_readers_own() -> None:
    with talking() as talk:
        talk.hello("practice", "")
        assert "data-begins" in talk.blocks["practice-task"]
        talk.send(kind="page", name="first", text="diagonal.1.5")
        assert talk.problem == make_task("diagonal", 1, 5).problem
        assert talk.params["seed"] == "5"
        talk.send(kind="page", name="first", text="diagonal.1.6")  # a second page has asked too
        assert talk.params["seed"] == "5"
    bars = next(n for n in range(99) if make_task("softmax", 2, n).parts[0].kind == "bars")
    for text in ("softmax.1.3", f"softmax.2.{bars}"):
        with talking() as talk:
            talk.hello("practice", "?x=1,2&y=1,1")
            talk.send(kind="page", name="first", text=text)
            assert talk.problem == Problem((1, 2), (1, 1))
            assert "data-task" in talk.blocks["practice-task"]
            assert "Your answer is what the bars show" not in words(talk, "practice-answer")
            talk.send(kind="page", name="numbers", text="")
            key = "softmax", int(talk.params["level"]), int(talk.params["seed"])
            assert talk.problem == make_task(*key).problem  # type: ignore[arg-type]
    with talking() as talk:  # and what is wrong with the link is still said
        talk.hello("practice", "?skill=abc&seed=-1&lang=en")
        talk.send(kind="page", name="first", text="diagonal.1.5")
        assert talk.problem == make_task("diagonal", 1, 5).problem
        assert "skill=abc" in words(talk, "url-errors")
        assert "seed=-1" in words(talk, "url-errors")
        talk.send(kind="page", name="task", text="diagonal.1.7")
        assert words(talk, "url-errors") == ""
    for text in ("softmax.9.1", "softmax.1.x", "none.1.1", ""):
        with talking() as talk:
            talk.hello("practice", "")
            talk.send(kind="page", name="first", text=text)
            assert "data-begins" in talk.blocks["practice-task"]


def test_before_the_first_task_the_rule_is_said_and_the_problem_stays() -> None:
    with talking() as talk:
        talk.hello("practice", "?x=1,2&y=1,1")
        assert "three right answers in a row" in words(talk, "practice-task")
        assert 'data-next="progress"' in talk.blocks["practice-task"]
        assert talk.problem == Problem((1, 2), (1, 1))
        talk.send(kind="page", name="answer", text="")
        talk.send(kind="page", name="hint", text="")
        assert talk.blocks.get("practice-answer", "") == ""


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("skill", SKILLS)
def test_a_right_answer_to_every_kind_of_task_counts(skill: Skill, language: str) -> None:
    for level in LEVELS:
        kinds = {task.name: task for task in (make_task(skill, level, n) for n in range(40))}
        for task in kinds.values():
            with talking() as talk:
                begin(talk, task, lang=language)
                shown = words(talk, "practice-task") + words(talk, "practice-answer")
                assert bool(re.search("[一-鿿]", shown)) == (language == "zh"), shown
                answer_right(talk, task)
                assert tag(talk) == "right", (task.key, task.name)
                assert attempt(talk) == {
                    "task": task.key, "right": True, "helped": False, "weak": "",
                }  # fmt: skip


def test_a_task_puts_its_problem_on_the_bars_and_undo_brings_the_readers_back() -> None:
    task = make_task("softmax", 1, 1)
    with talking() as talk:
        begin(talk, task, x="1,2", y="0,1")
        assert talk.problem == task.problem
        assert talk.params["skill"] == "softmax"
        assert (talk.params["level"], talk.params["seed"]) == ("1", "1")
        talk.send(kind="history", name="undo")
        assert talk.problem == Problem((1, 2), (0, 1))
        if task.has_numbers:
            assert "not the numbers of this task" in words(talk, "practice-bars")
            talk.send(kind="page", name="numbers", text="")
            assert talk.problem == task.problem
            assert "The numbers of this task" in words(talk, "practice-bars")


def test_a_link_names_the_task_and_its_problem() -> None:
    task = named("diagonal", 1, "own-entry")
    with talking() as talk:
        talk.hello("practice", f"?skill=diagonal&level=1&seed={task.seed}")
        assert talk.problem == task.problem
        assert "∂s" in words(talk, "practice-task")


def test_a_link_with_an_answer_shows_its_outcome_and_counts_for_nobody() -> None:
    task = named("diagonal", 2, "share-then-entry")
    with talking() as talk:
        link = f"?skill=diagonal&level=2&seed={task.seed}&said=0.4&said2=0.24"
        talk.hello("practice", link)
        assert tag(talk) == "wrong"  # the first part is the one that is asked again
        assert attempt(talk) is None
        share, entry = (typed(part.answer.value) for part in task.parts)  # type: ignore[union-attr]
        link = f"?skill=diagonal&level=2&seed={task.seed}&said={share}&said2={entry}"
    with talking() as talk:
        talk.hello("practice", link)
        assert tag(talk) == "right"
        assert attempt(talk) is None


def test_typing_is_no_attempt() -> None:
    task = named("softmax", 1, "share-of-whole-powers")
    with talking() as talk:
        begin(talk, task)
        for text in ("9", "9/", "9/8"):
            talk.send(kind="set", name="said", text=text)
            assert tag(talk) == ""
            assert attempt(talk) is None
        assert talk.params["said"] == "9/8"
        assert "lab-formula" in talk.blocks["practice-preview"]
        talk.send(kind="page", name="answer", text="")
        assert tag(talk) in ("wrong", "mistake")
        assert attempt(talk)["right"] is False  # type: ignore[index]
        talk.send(kind="set", name="said", text="0.95")
        assert tag(talk) == ""


def test_a_line_that_follows_from_a_wrong_one_is_listed_as_such() -> None:
    task = named("collapse", 3, "last-4")
    with talking() as talk:
        begin(talk, task)
        answer(talk, "sum_i (-y_i/s_i) s_i (δ_ij - s_j)")
        answer(talk, "sum_i y_i (δ_ij - s_j)", "said2")  # the sign is lost
        talk.send(kind="page", name="on", text="")
        answer(talk, "sum_i y_i δ_ij - s_j sum(y)", "said3")
        assert tag(talk) == "carried"
        listed = re.findall('class="lab-task-done".*?</p>', talk.blocks["practice-task"])
        signs = [re.search(r"[✓✗~]", line) for line in listed]
        assert [sign[0] for sign in signs if sign] == ["✓", "✗", "~"]
        assert "Follows from your earlier answer" in listed[2]


def test_what_cannot_be_read_is_no_attempt() -> None:
    task = named("off-diagonal", 3, "both-cases-in-one")
    with talking() as talk:
        begin(talk, task)
        for text in ("s_i (", "?", "s_j <script>alert(1)</script>"):
            answer(talk, text)
            assert tag(talk) == "unreadable"
            assert attempt(talk) is None
            assert "<script>" not in "".join(talk.blocks.values())
        answer(talk, "")
        assert tag(talk) == ""


def test_a_check_of_nothing_says_so_and_is_no_attempt() -> None:
    with talking() as talk:
        begin(talk, named("off-diagonal", 3, "both-cases-in-one"))
        talk.send(kind="page", name="answer", text="")
        assert "Type an answer first." in words(talk, "practice-answer")
        assert attempt(talk) is None
        talk.send(kind="set", name="said", text="1")
        assert "Type an answer first." not in words(talk, "practice-answer")


def test_a_wrong_answer_names_the_mistake_and_the_missing_skill() -> None:
    task = named("sum-y", 3, "the-result")
    with talking() as talk:
        begin(talk, task)
        answer(talk, "s_j - y_j")
        assert tag(talk) == "right-if"
        assert "sum(y)" in words(talk, "practice-outcome")
        assert attempt(talk) == {
            "task": task.key, "right": False, "helped": False, "weak": "sum-y",
        }  # fmt: skip
        assert "step=17" in talk.blocks["practice-outcome"]
        answer(talk, "s_j sum(y) - y_j")
        assert tag(talk) == "right"
        assert attempt(talk)["right"] is True  # type: ignore[index]


def test_hints_come_one_by_one_and_then_the_worked_line() -> None:
    task = named("diagonal", 1, "own-entry")
    hints = [hint.said(str) for hint in task.parts[0].hints]
    with talking() as talk:
        begin(talk, task)
        for count in range(4):
            shown = words(talk, "practice-help")
            assert [hint in shown for hint in hints] == [n < count for n in range(3)]
            talk.send(kind="page", name="hint", text="")
        assert "Show the worked line" in words(talk, "practice-help")
        assert talk.blocks.get("practice-worked", "") == ""
        talk.send(kind="page", name="worked", text="")
        assert attempt(talk)["right"] is False  # type: ignore[index]
        while not talk.blocks.get("practice-worked"):
            talk.hear()
        assert "Worked: line 4" in words(talk, "practice-worked")
        assert "step=4" in talk.blocks["practice-worked"]


def test_help_is_said_with_the_attempt() -> None:
    task = named("diagonal", 1, "own-entry")
    with talking() as talk:
        begin(talk, task)
        talk.send(kind="page", name="hint", text="")
        answer_right(talk, task)
        assert attempt(talk) == {
            "task": task.key, "right": True, "helped": True, "weak": "",
        }  # fmt: skip


def test_a_wrong_part_can_be_left_and_what_follows_from_it_counts() -> None:
    task = named("diagonal", 2, "share-then-entry")
    with talking() as talk:
        begin(talk, task)
        answer(talk, "0.4")
        assert "Continue with my value" in words(talk, "practice-outcome")
        talk.send(kind="page", name="on", text="")
        assert "Part 2 of 2" in words(talk, "practice-task")
        answer(talk, "0.24", "said2")
        assert tag(talk) == "carried"
        assert attempt(talk)["right"] is False  # type: ignore[index]
        talk.send(kind="set", name="said", text="0.5")  # the first part again
        assert "Part 1 of 2" in words(talk, "practice-task")
        assert "said2" not in talk.params


def test_bars_that_move_after_the_check_are_open_again() -> None:
    task = named("softmax", 2, "reach-a-half")
    with talking() as talk:
        begin(talk, task)
        talk.send(kind="page", name="answer", text="")
        assert tag(talk) == "unreadable"
        solution = task.parts[0].answer.solution  # type: ignore[union-attr]
        talk.send(kind="paste", vector="x", text=solution.x_text)
        assert tag(talk) == ""
        talk.send(kind="page", name="answer", text="")
        assert tag(talk) == "right"
        link = "&".join(f"{name}={quote(text)}" for name, text in talk.params.items())
        talk.send(kind="bar", vector="x", entry=task.i - 1, value=9, gesture=1)
        assert tag(talk) == ""
    with talking() as talk:
        talk.hello("practice", f"?{link}")
        assert tag(talk) == "right"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("task", ""),
        ("task", "softmax"),
        ("task", "softmax.4.1"),
        ("task", "magic.1.1"),
        ("task", f"softmax.1.{SEED_MAX + 1}"),
        ("task", "softmax.1.-1"),
        ("task", "softmax.1.²"),
        ("task", "softmax.1.1.1"),
        ("answer", "99"),
        ("answer", "<b>"),
        ("on", ""),
        ("explode", ""),
    ],
)
def test_hostile_actions_change_nothing(name: str, text: str) -> None:
    task = named("softmax", 1, "shift-changes-nothing")
    with talking() as talk:
        begin(talk, task)
        before = dict(talk.blocks), dict(talk.params)
        talk.send(kind="page", name=name, text=text)
        assert (talk.blocks, talk.params) == before


@pytest.mark.parametrize(
    "query",
    [
        "skill=magic",
        "skill=softmax&level=4",
        "skill=softmax&seed=-1",
        "skill=softmax&seed=1234567",
        "skill=softmax&seed=1&said=" + "s" * 450,
        "said=1%2F3",
        "skill=collapse&level=3&seed=1&said4=s&said=((((",
    ],
)
def test_hostile_links_open(query: str) -> None:
    with talking() as talk:
        talk.hello("practice", f"?{query}")
        assert talk.blocks["practice-task"]


def test_an_answer_that_is_too_long_is_refused_with_what_is_allowed() -> None:
    task = named("row-vector", 3, "the-line-itself")
    with talking() as talk:
        begin(talk, task)
        talk.send(kind="set", name="said", text="s_j")
        talk.send(kind="set", name="said", text="s" * (ANSWER_TEXT_MAX + 1))
        assert str(ANSWER_TEXT_MAX) in talk.blocks["practice-answer"]
        assert talk.params["said"] == "s_j"
        talk.send(kind="set", name="said4", text="x")
        assert "said4" not in talk.params


def test_a_remembered_state_that_is_not_ours_is_forgotten() -> None:
    from pages.practice.sitting import State, read_state

    assert read_state(State("softmax.1.1", 1, 0, 2).text, "softmax.1.1") is not None
    for text in ("", "softmax.1.2|1|0|0|0|0|", "softmax.1.1|1", "softmax.1.1|a|b|c|d|e|"):
        assert read_state(text, "softmax.1.1") is None


def test_what_was_said_on_another_page_is_no_answer_here() -> None:
    task = named("sum-y", 3, "the-result")
    with talking() as talk:
        begin(talk, task)
        answer(talk, "s_j - y_j")
        talk.hello("derivation", token=talk.token)
        talk.hello("practice", token=talk.token)
        assert tag(talk) == "right-if"  # what was said here stays
        talk.hello("check", token=talk.token)
        assert "said" not in talk.params
        talk.send(kind="set", name="said", text="s_j")
        talk.hello("practice", token=talk.token)
        assert tag(talk) == ""
        assert "said" not in talk.params
