"""The check page over the live channel: a formula, what was understood, and what is said of it."""

from __future__ import annotations

from typing import get_args

import pytest

from core.answers import MISTAKES, TARGETS, mark
from core.answers.words import TARGET_NAMES, VERDICTS, explanation
from core.limits import ANSWER_TEXT_MAX
from core.symbolic import derive
from pages.check.lines import LINE_NUMBERS
from pages.check.settings import Target
from pages.derivation.settings import LINES
from tests.pages.ui.channel.talk import talking


def test_targets_are_those_of_the_core() -> None:
    assert set(get_args(Target)) == set(TARGETS)
    assert set(TARGET_NAMES) == set(TARGETS)


def test_lines_are_those_of_the_derivation() -> None:
    ids = [step.id for step in derive(None).steps]
    for name, number in LINE_NUMBERS.items():
        assert number == min(ids.index(name) + 1, LINES)
    assert {mistake.contradicts for mistake in MISTAKES.values()} <= LINE_NUMBERS.keys()


@pytest.mark.parametrize("name", MISTAKES)
def test_every_mistake_is_named_on_the_page(name: str) -> None:
    mistake = MISTAKES[name]
    with talking() as talk:
        talk.hello("check", f"?target={mistake.target}&x=1,2&y=0,1")
        talk.send(kind="set", name="said", text=mistake.formula)
        shown = talk.blocks["check-outcome"]
        assert mistake.words.split(":")[0] in shown
        assert 'data-tag="mistake"' in shown or 'data-tag="right-if"' in shown
        assert f"step={LINE_NUMBERS[mistake.contradicts]}" in shown
        assert "data-live" in shown  # the counterexample's numbers
        params = dict(talk.facts["address"]["params"])
        assert params["said"] == mistake.formula


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("s_j sum(y) - y_j", "right"),
        ("e^{x_j}/sum_l e^{x_l} Y - y_j", "other-form"),
        ("s - y", "right-if"),
        ("2 s Y - 2 y", "off-by"),
        ("s_j - δ_jc", "right-if"),
        ("s_i Y - y_j", "unreadable"),
        ("s_j^2", "wrong"),
        ("", "unreadable"),
        ("s_j <script>", "unreadable"),
        ("(" * 200, "unreadable"),
    ],
)
def test_outcomes(said: str, tag: str) -> None:
    with talking() as talk:
        talk.hello("check")
        talk.send(kind="set", name="said", text=said)
        assert f'data-tag="{tag}"' in talk.blocks["check-outcome"]
        assert "<script>" not in "".join(talk.blocks.values())


def test_the_first_line_and_the_closed_form_are_linked_where_it_shows() -> None:
    with talking() as talk:
        talk.hello("check", "?target=gradient&x=0,0&y=0,1")
        talk.send(kind="set", name="said", text="s_j (1 - y_j)")
        shown = talk.blocks["check-outcome"]
        assert "it gives the right value" not in shown
        for number in (11, 17):  # at the logit whose value differs
            assert f"step={number}&amp;j=2" in shown
        talk.send(kind="set", name="target", text="jacobian")
        talk.send(kind="set", name="said", text="s_i/2")
        shown = talk.blocks["check-outcome"]
        # right on the diagonal here: the line is opened at the problem that shows it
        assert "it gives the right value" not in shown
        assert "x=0%2C1&amp;" in shown
        assert "step=3&amp;i=1&amp;j=1" in shown


def test_a_formula_that_is_too_long_is_refused_with_what_is_allowed() -> None:
    with talking() as talk:
        talk.hello("check", "?said=s_j")
        talk.send(kind="set", name="said", text="s" * (ANSWER_TEXT_MAX + 1))
        assert str(ANSWER_TEXT_MAX) in "".join(talk.blocks.values())


def test_a_problem_on_screen_does_not_change_the_outcome() -> None:
    with talking() as talk:
        talk.hello("check", "?said=s_j-y_j&x=1,2&y=1,1")
        before = talk.blocks["check-outcome"]
        talk.send(kind="type", vector="x", entry=0, text="7")
        assert 'data-tag="right-if"' in before
        assert dict(talk.facts["address"]["params"])["x"] == "7,2"


def test_every_outcome_has_words() -> None:
    texts = ["", "?", "s_j (", "s_i + s_j", "s^9", "J", "9" * 12, "s - y", "-(s Y - y)", "s^2"]
    for text in texts:
        for target in TARGETS:
            outcome = mark(text, target)
            assert VERDICTS[outcome.tag]
            for sentence in explanation(outcome, text, str):
                assert sentence
                assert "{" not in sentence
