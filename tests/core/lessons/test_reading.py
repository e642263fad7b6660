"""A file is a lesson, or is refused at a line and a key; whatever its bytes."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.lessons.error import LessonError
from core.lessons.lesson import Choices, Do, NumberAsked, Predict, Say, Screen, See, Words
from core.lessons.library import own
from core.lessons.limits import FILE_BYTES_MAX, TEXT_MAX
from core.lessons.names import FOLDER
from core.lessons.reading import read_lesson
from core.lessons.toml_lines import lines_of
from core.lessons.words import place, refusal
from core.problem import Problem
from tests.core.lessons.example import BARS, TEXT


def same(text: str) -> str:
    return text


def refusal_of(text: str) -> LessonError | None:
    try:
        read_lesson(text.encode("utf-8", "replace"), "own")
    except LessonError as error:
        return error
    return None


def refused(text: str) -> LessonError:
    with pytest.raises(LessonError) as error:
        read_lesson(text.encode(), "own")
    return error.value


def test_a_file_is_a_lesson() -> None:
    lesson = read_lesson(TEXT.encode(), "own")
    assert (lesson.name, lesson.minutes, lesson.needs) == ("own", 6, ("softmax",))
    assert lesson.title == Words("Title", "标题")
    do, which, number, _formula, predict, see = lesson.steps
    assert [step.kind for step in lesson.steps] == ["do", "say", "say", "say", "predict", "see"]
    assert isinstance(do.task, Do)
    assert do.task.moves == {("x", 1)}
    assert do.task.path == (Problem((2, 0), (1, 0)), Problem((3, 0), (1, 0)))
    assert do.screen == Screen("gradient", (("view", "line"),), sets_problem=True)
    assert do.hint
    assert do.after
    assert do.line == 6
    assert isinstance(which.task, Say)
    assert isinstance(which.task.answer, Choices)
    assert which.task.answer.right == 0
    assert which.problem == Problem((3, 0), (1, 0))  # what the path leads to
    assert isinstance(number.task, Say)
    assert isinstance(number.task.answer, NumberAsked)
    assert number.task.answer.digits == 3
    assert isinstance(predict.task, Predict)
    assert predict.task.problem == Problem((9, 0), (0, 1))
    assert isinstance(see.task, See)
    assert see.problem == Problem((9, 0), (0, 1))
    assert lesson.screen(5).page == "gradient"
    assert lesson.screen(6).page == ""


def test_one_language_is_enough_for_a_teacher() -> None:
    plain = TEXT.replace('{ en = "Title", zh = "标题" }', '"Mine"').replace(
        '{ en = "Summary", zh = "摘要" }', '{ zh = "我的" }'
    )
    lesson = read_lesson(plain.encode(), "own")
    assert lesson.title == Words("Mine", "Mine")
    assert lesson.summary == Words("我的", "我的")


def test_a_file_of_notepad_is_read() -> None:
    content = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    assert len(read_lesson(content, "own").steps) == 6
    assert refused("\ufeff" + TEXT.replace("minutes = 6", "minutes = 0")).line == 3


@pytest.mark.parametrize(
    ("old", "new", "reason", "line", "key", "allowed"),
    [
        ("minutes = 6", "minutes = six", "syntax", 3, "", ""),
        ("minutes = 6", "minutes = 6.5", "whole", 3, "minutes", "1 … 90"),
        ("minutes = 6", "minutes = true", "whole", 3, "minutes", "1 … 90"),
        ("minutes = 6", "minutes = 0", "whole", 3, "minutes", "1 … 90"),
        ("minutes = 6", "hours = 6", "missing", 1, "minutes", ""),
        ("minutes = 6", "minutes = 6\nlevel = 1", "unknown-key", 4, "level", "title, summary"),
        ('needs   = ["softmax"]', 'needs = "softmax"', "list", 4, "needs", "0 … 9"),
        ('needs   = ["softmax"]', "needs = [1]", "text", 4, "needs 1", ""),
        ('"Title"', '" "', "empty", 1, "title, en", ""),
        ('"Title"', f'"{"a" * 61}"', "too-long", 1, "title, en", "60"),
        ('{ en = "Title", zh = "标题" }', "{}", "needs-one", 1, "title", "en, zh"),
        ('{ en = "Title", zh = "标题" }', "5", "table", 1, "title", ""),
        ('zh = "标题" }', 'fr = "Titre" }', "unknown-key", 1, "title, fr", "en, zh"),
        ('kind   = "do"', 'kind = "act"', "one-of", 9, "step 1, kind", "do, say, predict, see"),
        ('"s_1 > 0.9"', '"s_1 >"', "condition", 10, "step 1, goal", ""),
        ('"s_1 > 0.9"', "0.9", "text", 10, "step 1, goal", ""),
        ('["x_1"]', '["x_3"]', "one-of", 11, "step 1, moves", "x_1 … x_2, y_1 … y_2"),
        ('["x_1"]', "[]", "list", 11, "step 1, moves", "1 … 20"),
        ('{ x = "3,0" }', '{ x = "3,0,1" }', "vector", 12, "step 1, path 2", ""),
        ('{ x = "3,0" }', '{ x = "3,zwei" }', "vector", 12, "step 1, path 2, x", ""),
        ('{ x = "3,0" }', '{ z = "3,0" }', "unknown-key", 12, "step 1, path 2, z", "x, y"),
        ('{ x = "3,0" }', '"3,0"', "table", 12, "step 1, path 2", ""),
        ("gradient?x=1,0&y=1,0", "gradient?x=1,0", "no-problem", 8, "step 1, screen", "?x="),
        ("gradient?x=1,0&y=1,0", "gradient?x=1;0,5&y=1,0", "vector", 8, "step 1, screen", ""),
        ("gradient?", "Gradient !?", "screen", 8, "step 1, screen", "gradient?x="),
        ("&view=line", "&lang=en", "screen", 8, "step 1, screen", ""),
        ("&view=line", "&kept=1,2", "screen", 8, "step 1, screen", ""),
        (", right = true", "", "right", 20, "step 2, choices", ""),
        (", right = true", ", right = 1", "yes", 21, "step 2, choices 1, right", ""),
        ('right = true },', 'right = true, weight = 1 },', "unknown-key", 21,
         "step 2, choices 1, weight", "right, why, en, zh"),
        ('why = { en = "No."', 'why = { en = ""', "empty", 22, "step 2, choices 2, why, en", ""),
        ('number   = "s_1 + y_1"', 'number = "s"', "condition", 29, "step 3, number", ""),
        ('number   = "s_1 + y_1"', 'formula = "loss"\nnumber = "s_1"', "needs-one", 29,
         "step 3, formula", "choices, number, formula"),
        ("digits   = 3", "digits = 9", "whole", 30, "step 3, digits", "0 … 6"),
        ('formula  = "gradient"', 'formula = "grad"', "one-of", 36, "step 4, formula", "softmax"),
        ('answer   = "s*sum(y) - y"', 'answer = "s - y"', "wrong-answer", 38,
         "step 4, answer", ""),
        ('form     = "short"', 'form = "long"', "one-of", 37, "step 4, form", "any, short"),
        ('then     = { x = "9,0", screen = "?y=0,1" }', "then = {}", "needs-one", 45,
         "step 5, then", "x, y, screen"),
        ('kind = "see"', 'kind = "see"\nhint = "x"', "unknown-key", 50, "step 6, hint", "kind"),
        ('kind = "see"', 'kind = "see"\na.b.c.d.e = 1', "too-deep", 50, "a.b.c.d", "4"),
        ('kind = "see"', "kind = [[[[[[[1]]]]]]]", "too-deep", 49, "", "5"),
    ],
)  # fmt: skip
def test_a_refusal_names_line_and_key(
    old: str, new: str, reason: str, line: int, key: str, allowed: str
) -> None:
    assert TEXT.count(old) >= 1
    error = refused(TEXT.replace(old, new, 1))
    assert (error.reason, error.line, error.key) == (reason, line, key)
    assert allowed in error.allowed
    assert refusal(error, same)
    assert str(line) in place(error, same)
    assert key in place(error, same)


def test_what_is_no_text_at_all_is_refused() -> None:
    with pytest.raises(LessonError) as error:
        read_lesson(b"title = 1\n\xff\xfe", "own")
    assert (error.value.reason, error.value.line) == ("encoding", 2)
    with pytest.raises(LessonError) as error:
        read_lesson(b"#" * (FILE_BYTES_MAX + 1), "own")
    assert error.value.reason == "too-large"
    assert refused("").key == "title"
    assert refused("x = " + "1" * 60_000).reason == "syntax"
    assert refused("a" + ".a" * 30_000 + " = 1").reason == "too-deep"
    assert refused("a = " + "[" * 60_000).reason == "too-deep"
    assert refused(TEXT + '[[step]]\nkind = "see"\ntext = "a"\n' * 20).reason == "list"
    assert refused(TEXT.replace('"Six."', f'"{"a" * (TEXT_MAX + 1)}"')).line == 48


def test_the_line_of_each_key_is_that_of_its_name() -> None:
    """Against a search for what stands there, over the lab's own lessons."""
    for path in FOLDER.glob("*.toml"):
        text = path.read_text("utf-8")
        rows = text.split("\n")
        lines = lines_of(text)
        named = [keys for keys in lines if isinstance(keys[-1], str)]
        assert len(named) > 30
        for keys in named:
            assert re.search(rf"\b{keys[-1]}\b", rows[lines[keys] - 1]), (path.name, keys)


def test_ten_thousand_spoilt_files_are_read_or_refused() -> None:
    sources = [path.read_text("utf-8") for path in sorted(FOLDER.glob("*.toml"))[:3]]
    # Short ones, so that many can be tried: the first lines and one step.
    starts = [TEXT, BARS, *(source[: source.find("[[step]]", source.find("[[step]]") + 1)]
                      for source in sources)]  # fmt: skip
    draw = random.Random(3)
    signs = "\"'[]{}=.,#\n\\ \0é\u202e0x-_$%"
    reasons: set[str] = set()
    for n in range(10_000):
        text = starts[n % len(starts)] if n % 10 == 0 else starts[n % len(starts)][:700]
        for _ in range(draw.randint(1, 4)):
            at = draw.randrange(len(text))
            match draw.randrange(4):
                case 0:
                    text = text[:at] + draw.choice(signs) + text[at:]
                case 1:
                    text = text[:at] + text[at + draw.randint(1, 9) :] + " "
                case 2:
                    text = text[:at] + text[at:][::-1][: draw.randint(1, 40)] + text[at:]
                case _:
                    text = text[:at] + draw.choice(signs) * draw.randint(1, 50) + text[at + 1 :]
        error = refusal_of(text)
        if error is not None:
            reasons.add(error.reason)
            assert 1 <= error.line <= text.count("\n") + 1
            assert refusal(error, same)
    assert {"syntax", "unknown-key", "missing", "condition"} <= reasons


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with pytest.raises(LessonError):
        read_lesson(content, "own")


def test_the_labs_own_lessons_are_as_they_should_be() -> None:
    lessons = own()
    assert next(iter(lessons)) == "softmax"
    known: set[str] = set()
    for name, lesson in lessons.items():
        assert 5 <= len(lesson.steps) <= 9, name
        assert 6 <= lesson.minutes <= 12, name
        assert set(lesson.needs) <= known, name  # what it needs comes before it
        known.add(name)
        for step in lesson.steps:
            assert step.text.en != step.text.zh, name
            assert re.search("[一-鿿]", step.text.zh), name
            assert not re.search("[一-鿿]", step.text.en), name
