"""Numbers on the check page over the live channel, and the programs that it offers."""

from __future__ import annotations

import re
from html import unescape

import numpy as np
import pytest

from core.answers import MISTAKES
from core.limits import PASTED_QUERY_MAX, PASTED_TEXT_MAX, QUERY_MAX
from core.programs import TOOLS
from pages.check import PAGE, settings
from pages.ui.text import _, speaking
from tests.core.answers.test_diagnosis import PROBLEM, by_program
from tests.pages.ui.channel.talk import Talk, talking

X, Y = np.array([1.0, 2.0, -0.5]), np.array([1.0, 1.0, 0.0])
S = np.exp(X) / np.exp(X).sum()
LINK = "?x=1,2,-0.5&y=1,1,0&input=numbers"


def shown(talk: Talk, block: str) -> str:
    """The block's text and its live texts."""
    text = re.sub("<[^>]*>", "", talk.blocks[block])
    return " ".join([unescape(text), *talk.texts()])


def test_tools_are_those_of_the_core() -> None:
    assert settings.SETTINGS[-1].name == "tool"
    assert {f"check_{tool}.py" for tool in TOOLS} == set(PAGE.files)


@pytest.mark.parametrize(
    ("pasted", "tag", "words"),
    [
        (str(2 * S - Y), "right", "to the last digit"),
        (str(S - Y), "right-if mistake", "multiplied by sum(y)"),
        (str((2 * S - Y) / 32), "off-by mistake", "divided by N"),
        (str((2 * S - Y) / 32), "off-by mistake", "Here N = 32."),
        (str((2 * S - Y) * 7), "off-by mistake", "Here N = 7."),
        (str(np.stack([2 * S - Y] * 4) / 4), "off-by", "each divided by 4"),
        (str(S), "wrong", "of something else: the softmax"),
        ("1 2", "unreadable", "3 numbers, one for each class"),
        ("nan nan nan", "wrong", "nan"),
        ("<img src=x>", "unreadable", "<img"),
        ("1, two, 3", "unreadable", "numbers as a program prints them"),  # no range of logits
        ("1e9, 2, 3", "wrong", "add up to"),
        ("", "unreadable", "Paste what was printed"),
    ],
)
def test_outcomes(pasted: str, tag: str, words: str) -> None:
    with talking() as talk:
        talk.hello("check", LINK)
        talk.send(kind="set", name="pasted", text=pasted)
        block = talk.blocks["check-outcome"]
        assert any(f'data-tag="{name}"' in block for name in tag.split())
        assert words in shown(talk, "check-outcome")
        assert "<img" not in block


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_known_mistake_is_named_by_what_a_program_of_its_own_prints(language: str) -> None:
    for name, mistake in MISTAKES.items():
        with talking() as talk:
            x, y = PROBLEM.x_text, PROBLEM.y_text
            target = f"target={mistake.target}&lang={language}"
            talk.hello("check", f"?input=numbers&x={x}&y={y}&{target}")
            talk.send(kind="set", name="pasted", text=str(np.atleast_1d(by_program(name))))
            assert 'data-tag="mistake"' in talk.blocks["check-outcome"], name
            with speaking(language):
                assert _(mistake.words) in shown(talk, "check-outcome"), name


def test_the_problem_moves_and_the_numbers_are_compared_anew() -> None:
    with talking() as talk:
        talk.hello("check", LINK)
        talk.send(kind="set", name="pasted", text=str(2 * S - Y))
        assert 'data-tag="right"' in talk.blocks["check-outcome"]
        talk.send(kind="tool", name="add-class", text="")
        assert "4 numbers, one for each class" in shown(talk, "check-outcome")


def test_a_text_that_is_too_long_is_refused_and_the_link_stays_short() -> None:
    assert PASTED_QUERY_MAX < QUERY_MAX
    with talking() as talk:
        talk.hello("check", LINK)
        talk.send(kind="set", name="pasted", text="1" * (PASTED_TEXT_MAX + 1))
        assert str(PASTED_TEXT_MAX) in talk.blocks["check-field"]
        matrix = np.eye(10) * 0.1234567890123456
        talk.send(kind="set", name="pasted", text=str(matrix.tolist()))
        assert 'aria-invalid="false"' in talk.blocks["check-field"]


@pytest.mark.parametrize("tool", TOOLS)
def test_the_program_has_the_problem_in_it(tool: str) -> None:
    with talking() as talk:
        talk.hello("check", f"{LINK}&tool={tool}".replace("numbers", "program"))
        assert "[1.0, 2.0, -0.5]" in shown(talk, "check-outcome")
        assert f"files/check_{tool}.py" in talk.blocks["check-outcome"]


@pytest.mark.filterwarnings("error")
def test_what_single_precision_does_not_hold_is_infinite_in_the_example() -> None:
    with talking() as talk:
        talk.hello("check", "?x=0,89,0&y=0,0,1&input=numbers&target=grad-s")
        assert "-inf]" in unescape(talk.blocks["check-field"])
