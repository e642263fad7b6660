"""A guess on a bar: which bars there are, and how near is near."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.lessons.bars import ends, is_near, read_bar
from core.lessons.error import LessonError
from core.lessons.lesson import BarAsked, Predict, Step
from core.lessons.library import own
from core.lessons.marking import mark_said
from core.lessons.reading import read_lesson
from core.lessons.walking import right_answer, walk
from core.limits import BAR_NEAR
from core.problem import Problem
from tests.core.lessons.example import BARS as TEXT


def step_of(text: str) -> Step:
    return read_lesson(text.encode(), "own").steps[0]


def test_a_bar_is_named_as_in_conditions() -> None:
    for text, symbol, index in (("s_1", "s", 1), ("g_10", "g", 10), ("s3", "s", 3)):
        asked = read_bar(text)
        assert asked is not None
        assert (asked.symbol, asked.index) == (symbol, index)
    for text in ("", "s", "s_0", "s_11", "x_1", "y_1", "s_1 + s_2", "S_1", "J_12"):
        assert read_bar(text) is None


def test_a_guess_near_what_happens_is_right() -> None:
    step = step_of(TEXT)
    assert isinstance(step.task, Predict)
    after = step.task.problem
    assert after == Problem((1, 0, 0), (1, 1, 0))
    assert isinstance(step.task.answer, BarAsked)
    assert ends(step.task.answer, after) == (-2, 2)
    assert right_answer(step) == f"{2 * 0.21194155761708547 - 1:.8g}"
    assert [walked.fault for walked in walk(read_lesson(TEXT.encode(), "own"))] == [""]
    for said, tag in (
        ("-0.58", "right"), ("-0,5", "right"), ("-1/2", "right"), ("-0.66", "right"),
        ("0.58", "wrong"), ("-0.4", "wrong"), ("-7", "wrong"),
        ("", "unreadable"), ("abc", "unreadable"), ("1e999", "unreadable"), ("nan", "unreadable"),
    ):  # fmt: skip
        assert mark_said(step, said, after, "en").tag == tag, said


@settings(deadline=None)
@given(st.floats(-9, 9), st.floats(-1, 2))
def test_near_is_a_twentieth_of_the_whole(lead: float, guess: float) -> None:
    asked = read_bar("s_1")
    assert asked is not None
    off = abs(guess - 1 / (1 + math.exp(-lead)))
    if abs(off - BAR_NEAR) > 1e-6:
        assert is_near(asked, guess, Problem((lead, 0), (1, 0))) == (off < BAR_NEAR)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"g_2"', '"g_4"'),  # there is no class 4
        ('"g_2"', '"x_2"'),
        ('{ x = "1,0,0" }', '{ y = "1,0,0" }'),  # another sum(y), another scale
        ('{ x = "1,0,0" }', '{ x = "1,0", y = "2,0" }'),  # fewer classes are there, with g_2 too
        ('"?x=0,0,0&y=1,1,0"', '"product?x=0,0,0&y=1,1,0"'),  # which has no bars of it
        ('"?x=0,0,0&y=1,1,0"', '"?x=0,0,0&y=1,1,0&magnify=on"'),
        ('"?x=0,0,0&y=1,1,0"', '"?x=0,0,0&y=0,0,0"'),
        ('{ x = "1,0,0" }', '{ screen = "gradient?x=1,0,0" }'),
    ],
)
def test_a_bar_is_on_the_screen_before_and_after_on_one_scale(old: str, new: str) -> None:
    text = TEXT.replace(old, new)
    if new == '{ x = "1,0", y = "2,0" }':
        step_of(text)  # both have it, and sum(y) is the same
        step_of(text.replace('"g_2"', '"s_2"'))
        text = text.replace('"g_2"', '"g_3"')
    with pytest.raises(LessonError) as error:
        step_of(text)
    assert (error.value.reason, error.value.line) == ("bar", 9)
    assert error.value.key == "step 1, bar"


def test_a_share_keeps_its_scale_whatever_the_targets_sum_to() -> None:
    step_of(TEXT.replace('"g_2"', '"s_2"').replace('{ x = "1,0,0" }', '{ y = "1,0,0" }'))


def test_two_of_the_labs_own_lessons_have_such_a_guess() -> None:
    asked = [
        (lesson.name, step.task.answer.text)
        for lesson in own().values()
        for step in lesson.steps
        if isinstance(step.task, Predict) and isinstance(step.task.answer, BarAsked)
    ]
    assert len({name for name, _ in asked}) >= 2
    assert {text[0] for _, text in asked} == {"s", "g"}
