"""What is said of a text that is refused, or that may mean several things."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.errors import Field, ProblemError
from core.merged import Merged
from core.readings import Reading, read
from core.readings.examples import KINDS
from pages.ui.editor.editor_state import merged_note, rest_name
from pages.ui.editor.error_words import explain
from pages.ui.editor.reading_words import asked, describe, help_words
from pages.ui.text import use_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("en")


def refused(text: str, field: Field = "x") -> str:
    with pytest.raises(ProblemError) as error:
        read(text, field, 3)
    return explain(error.value, at=field)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("1, two, 3", "“two”"),
        ("1; 2 cats", "“cats”"),
        ("1, 2\u20623", "U+2062 INVISIBLE TIMES"),
        ("1, 2е3", "U+0435 CYRILLIC SMALL LETTER IE"),
        ("[1. 2. ... 3.]", "“...”"),
        ("(1, 2", "“(”"),
        ("1/0, 2", "“1/0”"),
        ("log([1, 2])", "“log”"),
        ("1.5(3), 2", "“1.5”"),
    ],
)
def test_the_sign_is_named_and_what_is_allowed(text: str, sign: str) -> None:
    message = refused(text)
    assert sign in message
    assert "from −10000 to 10000, or -inf" in message
    message = refused(text, "y")
    assert sign in message
    assert "from 0 to 1×10⁶" in message


@pytest.mark.parametrize(
    "text", ["1e-400, 1", "exp(-999), 1", "1e400, 1", "nan, 1", "inf, 1", "1,,2"]
)
def test_what_is_no_number_of_a_logit_says_what_is(text: str) -> None:
    assert "from −10000 to 10000, or -inf" in refused(text)


def test_functions_that_are_refused_say_which_ones_are_read() -> None:
    for text in ("np.log([1, 2])", "sqrt(x), 1", "exp(1 + 2), 3"):
        assert "sqrt(2), log(1/3), exp(-1)" in refused(text)
    assert "sqrt" not in refused("cat")


def test_a_negative_target_is_said_to_be_negative_first() -> None:
    for text in ("-1, 2, 0", "[3, -100, 1]"):
        message = refused(text, "y")
        assert message.index("is negative, and targets are not") < message.index("ignore_index")


NOTATIONS = ("plain", "decimal-comma", "thousands", "mixed", "bullets")


@pytest.mark.parametrize("notation", NOTATIONS)
def test_numbers_are_counted_in_words_that_fit(notation: str) -> None:
    words = describe(Reading((1.5,), notation))  # type: ignore[arg-type]
    assert words.startswith("1 number")
    assert "numbers" not in words
    words = describe(Reading((1.5, 2), notation))  # type: ignore[arg-type]
    assert words.startswith("2 numbers")
    use_language("zh")
    assert describe(Reading((1.5,), notation)).startswith("1 个数")  # type: ignore[arg-type]


def test_an_index_that_is_left_out_is_counted_too() -> None:
    assert describe(Reading((1.5,), "plain", "index-left-out")).startswith("1 number without")
    assert describe(Reading((1.5, 2), "plain", "index-left-out")).startswith("2 numbers without")


def test_the_question_has_the_words_of_each_reading() -> None:
    readings = read("0,5;1,5;-2", "x")
    state = asked("x", readings)
    assert state is not None
    assert state["readings"][0] == (
        "decimal-comma.list",
        "3 numbers with decimal commas: 0.5, 1.5, -2",
    )
    assert asked("x", ()) is None


@pytest.mark.parametrize("language", ["en", "zh"])
def test_help_has_every_kind_with_texts(language: str) -> None:
    use_language(language)
    rows = help_words()["rows"]
    assert len(rows) == len(KINDS) == len({name for name, _ in rows})
    assert all(texts for _, texts in rows)


def test_the_note_says_which_classes_have_rows() -> None:
    assert merged_note(None) == rest_name(None) == ""
    kept = (3, 16, 253, 400, 401, 402, 500, 700, 999)
    note = merged_note(Merged(991, kept=kept))
    assert "1000 classes in 10 rows: classes 4, 17, 254, 401, 402, 403, 501, 701, 1000" in note
    assert "the other 991" in note
    assert "rows:" not in merged_note(Merged(991))
