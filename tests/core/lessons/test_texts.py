"""The lab's own lessons: each can be finished in both languages, and its numbers are true."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from core.lessons.conditions import read_value, value
from core.lessons.lesson import Choices, FormulaAsked, Lesson, Predict, Say, Words
from core.lessons.names import FOLDER
from core.lessons.reading import read_lesson
from core.lessons.walking import walk
from core.problem import Problem
from core.worked.speech import speech
from core.worked.written_latex import as_printed

LESSONS = {
    path.stem[3:]: read_lesson(path.read_bytes(), path.stem[3:])
    for path in sorted(FOLDER.glob("*.toml"))
}
every_lesson = pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS)

NAMES = re.compile("delta_ij|grad_x|log_softmax")  # what is typed, or stands in a program
FORMULA = re.compile(r"\$[^$]*\$")
HALF_WIDTH = re.compile("[\u4e00-\u9fff] ?[,;:?!.]|[,;:?!] ?[\u4e00-\u9fff]")
SPACED = re.compile(" [\uff0c\u3002\uff1a\uff1b\uff1f]|[\uff0c\u3002\uff1a\uff1b\uff1f] ")

FACTS = (  # lesson, what it tells, its value as a formula, at x and y
    ("softmax", "2.72", "s_1 / s_2", "1,0", "1,0"),
    ("softmax", "7.39", "s_1 / s_2", "2,0", "1,0"),
    ("softmax", "22 000", "s_1 / s_2", "10,0", "1,0"),
    ("softmax", "0.69", "log(2)", "0,0", "1,0"),
    ("softmax", "1.9", "log(7)", "0,0", "1,0"),
    ("loss", "0.693", "e", "0,0", "1,0"),
    ("loss", "1.386", "e", "0,0,0,0", "1,0,0,0"),
    ("loss", "6.9", "log(1000)", "0,0", "1,0"),
    ("loss", "0.00002", "s_2", "0,-10,0", "0,1,0"),
    ("loss", "10.7", "e", "0,-10,0", "0,1,0"),
    ("loss", "44 000", "1 / s_2", "0,-10,0", "0,1,0"),
    ("loss", "2.3", "-log(0.1)", "0,0", "1,0"),
    ("loss", "4.6", "-log(0.01)", "0,0", "1,0"),
    ("loss", "0.802", "e", "1.9,0.7,0", "0.7,0.2,0.1"),
    ("loss", "3.0", "e", "10,0,0", "0.7,0.2,0.1"),
    ("loss", "2.77", "e", "0.6931,0,0", "2,1,0"),
    ("softmax-gradient", "0.21", "J_11", "1.9459,0.6931,0", "1,0,0"),
    ("softmax-gradient", "−0.14", "J_12", "1.9459,0.6931,0", "1,0,0"),
    ("softmax-gradient", "−0.25", "J_12", "0,0,-10", "1,0,0"),
    ("cross-entropy-gradient", "4.6", "e", "0,-3.902,0", "0,1,0"),
    ("cross-entropy-gradient", "0.000000001", "s_3", "0,0,-20", "0,1,0"),
    ("chain", "−1.5", "-y_1 / s_1", "0,0,0", "0.5,0.25,0.25"),
    ("chain", "0.125", "-y_2 / s_2 * J_21", "0.6931,0,0", "0.5,0.25,0.25"),
    ("chain", "−44 000", "-y_2 / s_2", "0,-10,0", "0,1,0"),
    ("product", "−0.255", "g_2", "1,0,-1", "0.5,0.5,0"),
    ("product", "0.576", "s_1", "1,0,0", "1,0,0"),
    ("closed-form", "−0.15", "g_1", "0,0,0,0", "0.4,0.3,0.2,0.1"),
    ("labels", "0.41", "-log(s_1)", "1,0,-1", "1,0,0"),
    ("labels", "−2.67", "s_1 - y_1", "0,0,0", "3,0,0"),
    ("saturation", "2.3", "log(10)", "0,0", "1,0"),
    ("saturation", "−0.99", "g_1", "-5,0", "1,0"),
    ("saturation", "0.0067", "s_1", "-5,0", "1,0"),
    ("saturation", "−0.013", "s_1*s_2*(s_1 - s_2 - 1)", "-5,0", "1,0"),
    ("saturation", "−0.25", "s_1*s_2*(s_1 - s_2 - 1)", "0,0", "1,0"),
    ("descent", "0.693", "e", "0,0", "1,0"),
    ("descent", "0.313", "e", "0.5,-0.5", "1,0"),
    ("descent", "0.31", "e", "1,0", "1,0"),
    ("descent", "0.00005", "e", "10,0", "1,0"),
)


def words(lesson: Lesson) -> Iterator[Words]:
    """All that a reader is told."""
    yield from (lesson.title, lesson.summary)
    for step in lesson.steps:
        yield from (said for said in (step.text, step.hint, step.after) if said)
        if isinstance(step.task, Say | Predict):
            yield step.task.question
            if isinstance(step.task.answer, Choices):
                for option in step.task.answer.options:
                    yield from (said for said in (option.text, option.why) if said)


def test_there_are_ten_and_each_needs_those_before_it() -> None:
    names = list(LESSONS)
    assert len(names) == 10
    assert not LESSONS[names[0]].needs
    for n, lesson in enumerate(LESSONS.values()):
        assert set(lesson.needs) <= set(names[:n])


@every_lesson
def test_it_can_be_finished(lesson: Lesson) -> None:
    assert [walked.fault for walked in walk(lesson)] == [""] * len(lesson.steps)


@every_lesson
def test_it_is_short_and_mixed(lesson: Lesson) -> None:
    kinds = [step.kind for step in lesson.steps]
    assert 5 <= len(kinds) <= 9
    assert 6 <= lesson.minutes <= 12
    assert kinds.count("see") <= 2
    assert kinds.count("do") >= 2
    assert len(set(kinds) - {"see"}) == 3


@every_lesson
def test_it_helps_and_explains(lesson: Lesson) -> None:
    for step in lesson.steps:
        assert step.after is not None
        assert step.screen is not None  # what it says is about numbers that it names
        assert step.screen.sets_problem or step.screen.page == "cost"
        assert step.kind == "see" or step.hint is not None
        if isinstance(step.task, Say | Predict) and isinstance(step.task.answer, Choices):
            for option in step.task.answer.options:
                assert option.right == (option.why is None)
        if isinstance(step.task, Say) and isinstance(step.task.answer, FormulaAsked):
            assert step.screen.page != "product"  # which shows the formulas


@every_lesson
def test_it_is_plain_text_in_two_languages(lesson: Lesson) -> None:
    for said in words(lesson):
        for text in (said.en, said.zh):
            assert text.count("$") % 2 == 0
            assert not re.search("[<>*`#_]", NAMES.sub("", FORMULA.sub("", text))), text
        plain = FORMULA.sub("F", said.zh)
        assert not HALF_WIDTH.search(plain), said.zh
        assert not SPACED.search(plain), said.zh
        assert not re.search(r"\d %", plain), said.zh
        assert not re.search(r"\blogits\b", plain), "Chinese has no plural, nor have the pages"
        assert not re.search("[\u3000-\u9fff\uff00-\uffef]", said.en), said.en
        if re.search("[a-z]{4} [a-z]{2}", FORMULA.sub("", said.en)):  # words, not a formula
            assert re.search("[\u4e00-\u9fff]", said.zh), said.en


@every_lesson
def test_its_formulas_can_be_read_out(lesson: Lesson) -> None:
    for said in words(lesson):
        for formula in FORMULA.findall(said.en + said.zh):
            assert speech(as_printed(formula.strip("$")), str)


@pytest.mark.parametrize(("name", "told_number", "formula", "x", "y"), FACTS)
def test_numbers_are_so(name: str, told_number: str, formula: str, x: str, y: str) -> None:
    lesson = LESSONS[name]
    assert any(told_number in said.en for said in words(lesson))
    assert any(told_number in said.zh for said in words(lesson))
    number = told_number.replace("−", "-").replace(" ", "")
    decimals = len(number.partition(".")[2])
    unit = 10.0**-decimals if decimals else 1000.0
    true = value(read_value(formula), Problem.parse(x, y))
    assert abs(float(number) - true) <= 0.55 * unit


@every_lesson
def test_euler_is_upright_and_the_loss_is_not(lesson: Lesson) -> None:
    for text in words(lesson):
        for formula in FORMULA.findall(f"{text.en} {text.zh}"):
            assert not re.search(r"(?<![\\A-Za-z])e\s*(\^|\\approx 2)", formula), formula
