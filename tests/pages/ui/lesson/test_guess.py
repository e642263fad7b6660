"""A guess on a bar over the live channel: the mark's place, the guess, and what happened."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.problem import Problem
from pages import ui
from tests.core.lessons.example import BARS
from tests.pages.ui.channel.talk import Talk, talking


@pytest.fixture
def talk() -> Iterator[Talk]:
    """In the step, on its page."""
    with talking() as talk:
        talk.hello("lessons", "?lang=en")
        talk.send(kind="lesson", name="open", text=BARS)
        talk.send(kind="lesson", name="start", text="own")
        talk.hello("", token=talk.token)
        yield talk


def mark(talk: Talk) -> dict[str, str]:
    """What the browser is told of the mark."""
    element = re.search(r"<\w+[^>]*data-guess[^>]*>", talk.blocks["lesson-answer"])
    assert element is not None
    return dict(re.findall(r'data-(\w+)="([^"]*)"', html.unescape(element[0])))


def answer(talk: Talk, text: str) -> str:
    talk.send(kind="lesson", name="answer", text=text)
    return html.unescape(re.sub("<[^>]*>", " ", talk.blocks["lesson-says"]))


def test_the_bar_that_is_meant_is_on_the_page(talk: Talk) -> None:
    assert mark(talk) == {
        "guess": "g_2", "low": "-2.0", "high": "2.0", "label": "Your guess for ∂e/∂x₂",
    }  # fmt: skip
    assert 'data-bar="g_2"' in talk.blocks["grad-x"]
    assert 'data-bar="s_3"' in talk.blocks["softmax"]
    assert 'type="range"' in talk.blocks["lesson-answer"]


def test_what_happens_is_set_beside_the_guess(talk: Talk) -> None:
    says = answer(talk, "0.5")
    assert talk.problem == Problem((1, 0, 0), (1, 1, 0))
    assert "Not what you guessed" in says
    assert "It is −0.5761; your guess, the dashed line, was 0.5." in says
    assert mark(talk)["over"] == "0.5"
    assert talk.facts["lesson"]["done"] == [1]
    assert answer(talk, "-0.57") == says  # a guess is made once
    talk.send(kind="lesson", name="again", text="")
    assert "over" not in mark(talk)
    assert "As you guessed" in answer(talk, "-3/5")
    assert mark(talk)["over"] == "-0.6"


@pytest.mark.parametrize("text", ["", "abc", "1e999", "s_9", "−", "9" * 500, "<b>"])
def test_what_is_no_number_is_no_guess(talk: Talk, text: str) -> None:
    says = answer(talk, text)
    assert talk.problem == Problem((0, 0, 0), (1, 1, 0))
    assert talk.facts["lesson"]["done"] == []
    assert "over" not in mark(talk)
    assert "guess" not in says
    assert bool(says.strip()) == (0 < len(text) < 100)


def test_hidden_numbers_stay_hidden(talk: Talk) -> None:
    talk.send(kind="set", name="hide", text="numbers")
    assert "0.5761" not in answer(talk, "0.5")
    assert mark(talk)["over"] == "0.5"


def test_keys_and_the_slider_go_by_the_same_steps(talk: Talk) -> None:
    slider = re.search(r'<input[^>]*type="range"[^>]*>', talk.blocks["lesson-answer"])
    assert slider is not None
    high, step = (re.search(f' {name}="(.*?)"', slider[0]) for name in ("max", "step"))
    assert high is not None
    assert step is not None
    source = (Path(ui.__file__).parent / "components/shared/guess_scale.js").read_text("utf-8")
    steps = re.search(r"^const STEPS = (\d+);", source, re.M)
    assert steps is not None
    assert float(high[1]) / float(step[1]) == pytest.approx(int(steps[1]))
