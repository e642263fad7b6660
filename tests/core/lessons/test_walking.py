"""Every lesson is finished by its recorded path; one that cannot be is told apart."""

from __future__ import annotations

from textwrap import dedent

import pytest

from core.lessons.lesson import Do, Predict, Say
from core.lessons.library import own
from core.lessons.marking import is_done, mark_said, strays
from core.lessons.names import FOLDER
from core.lessons.reading import read_lesson
from core.lessons.walking import right_answer, walk
from core.problem import Problem
from tests.core.lessons.example import TEXT


def faults(text: str) -> list[str]:
    return [walked.fault for walked in walk(read_lesson(text.encode(), "own"))]


@pytest.mark.parametrize("name", own())
def test_every_lesson_can_be_finished(name: str) -> None:
    assert [walked.fault for walked in walk(own()[name])] == [""] * len(own()[name].steps)


@pytest.mark.parametrize("name", own())
def test_wrong_choices_are_not_taken_for_right(name: str) -> None:
    for step in own()[name].steps:
        if isinstance(step.task, Say | Predict) and right_answer(step).isdigit():
            problem = step.task.problem if isinstance(step.task, Predict) else step.problem
            options = getattr(step.task.answer, "options", ())
            right = [
                mark_said(step, str(n), problem, "zh").is_right for n in range(1, len(options) + 1)
            ]
            assert not options or right.count(True) == 1


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("s_1 > 0.9", "s_1 > 0.5", "at-start"),
        ("s_1 > 0.9", "s_1 > 0.8", "too-early"),
        ("s_1 > 0.9", "s_1 > 0.99", "not-reached"),
        ('["x_1"]', '["x_2"]', "strays"),
    ],
)
def test_a_goal_that_its_path_does_not_reach_as_it_should(old: str, new: str, fault: str) -> None:
    assert faults(TEXT) == [""] * 6
    assert faults(TEXT.replace(old, new, 1))[0] == fault


def test_a_number_without_a_value_cannot_be_answered() -> None:
    assert faults(TEXT.replace('"s_1 + y_1"', '"s_3"'))[2] == "no-value"
    assert faults(TEXT.replace('"s_1 + y_1"', '"log(y_2)"'))[2] == "no-value"


def test_the_example_of_the_readme_can_be_finished() -> None:
    readme = (FOLDER.parents[2] / "README.md").read_text("utf-8")
    example = readme[readme.index("    [[step]]") : readme.index("`say` asks a")]
    head = 'title = "T"\nsummary = "S"\nminutes = 5\n'
    assert faults(head + dedent(example)) == ["", ""]


def test_only_what_may_move_may_move() -> None:
    task = read_lesson(TEXT.encode(), "own").steps[0].task
    assert isinstance(task, Do)
    start = Problem((1, 0), (1, 0))
    assert is_done(task, start, Problem((4, 0), (1, 0)))
    assert strays(task, start, Problem((4, 1), (1, 0)))
    assert not is_done(task, start, Problem((4, 1), (1, 0)))
    assert not is_done(task, start, Problem((4, 0), (1, 1)))
    assert not is_done(task, start, Problem((9, 0, 0), (1, 0, 0)))


@pytest.mark.parametrize(
    ("said", "tag"),
    [("1.953", "right"), ("1.95", "few-digits"), ("2", "few-digits"), ("0.3", "wrong"),
     ("", "unreadable"), ("abc", "unreadable"), ("9" * 500, "unreadable"),
     ("s_1+y_1", "unfinished")],
)  # fmt: skip
def test_a_number_is_marked_as_in_practice(said: str, tag: str) -> None:
    step = read_lesson(TEXT.encode(), "own").steps[2]
    assert mark_said(step, said, step.problem, "en").tag == tag


def test_a_known_mistake_is_named() -> None:
    text = (
        TEXT.replace('"s_1 + y_1"', '"g_1"')
        .replace("digits   = 3", "")
        .replace("x=1,0&y=1,0", "x=1,0&y=2,1")
    )
    step = read_lesson(text.encode(), "own").steps[2]
    marked = mark_said(step, f"{0.9525741268224334 - 2:.4f}", step.problem, "en")
    assert (marked.tag, marked.name) == ("mistake", "sum-of-targets-forgotten")


def test_a_formula_may_have_any_form_where_the_lesson_says_so() -> None:
    short = read_lesson(TEXT.encode(), "own").steps[3]
    free = read_lesson(TEXT.replace('"short"', '"any"').encode(), "own").steps[3]
    unfinished = "-sum_i y_i (delta_ij - s_j)"
    assert mark_said(short, unfinished, short.problem, "en").tag == "unfinished"
    assert mark_said(free, unfinished, free.problem, "en").is_right
    for step in (short, free):
        assert mark_said(step, "s_j sum(y) - y_j", step.problem, "en").is_right
        assert mark_said(step, "s - y", step.problem, "en").tag == "right-if"
