"""Checks of the lines: told as they come, kept by the process, and wrong lines shown as wrong."""

from __future__ import annotations

import dataclasses
import html

import pytest

from core.symbolic import Derivation, derive, derive_at
from pages.derivation import checks, walkthrough
from pages.derivation.settings import LINES
from tests.pages.derivation.reader import Reader

pytestmark = pytest.mark.usefixtures("fresh")


def test_every_check_runs_and_says_what_it_is() -> None:
    reader = Reader(step="all")
    assert reader.block("derivation").count("checking …") == LINES
    assert f"Checked 0 of {LINES} lines" in reader.shown
    outcomes = reader.check()
    assert outcomes[-1]["progress"] == f"All {LINES} lines are checked"
    kinds = {text for _style, text, _more in outcomes[-1]["checks"].values()}
    assert "✓ checked exactly for k = 1 to 3" in kinds
    assert "not a proof" in "".join(more for *_, more in outcomes[-1]["checks"].values())
    assert "✓ definition" in kinds
    own = Reader(step="all", k="own")
    own.check()
    assert "proved by SymPy" in html.unescape(own.shown)


def test_outcomes_are_given_one_after_the_other_those_on_screen_first() -> None:
    reader = Reader(step="13", entry="open")
    outcomes = reader.check()
    assert list(outcomes[0]["checks"]) == ["entry-quotient-diagonal"]
    assert list(outcomes[2]["checks"])[-1] == "substitute"
    assert [len(answer["checks"]) for answer in outcomes[: LINES + 2]] == [*range(1, LINES + 3)]
    assert outcomes[0]["progress"] == f"Checked 0 of {LINES} lines"
    assert outcomes[2]["progress"] == f"Checked 1 of {LINES} lines"


def test_known_outcomes_are_in_the_block_and_nothing_runs_again() -> None:
    reader = Reader(step="all", entry="open")
    reader.check()
    template = Reader(step="all", entry="open").template
    assert template.checks is None
    assert "checking …" not in template.html("derivation") + template.html("entry-lines")
    assert f"All {LINES} lines are checked" in template.html("derivation")
    reader.paste("3,1,2", "0,0,1")  # a derivation does not depend on the numbers
    assert reader.template.checks is None


def test_equal_lines_of_two_derivations_are_checked_once() -> None:
    first, second = (Reader(step="all", k="own", j=j) for j in ("1", "2"))
    outcomes = first.check()
    assert len(outcomes) == LINES + 1
    assert 1 < len(second.check()) < LINES


@pytest.mark.parametrize("k", ["general", "own"])
@pytest.mark.parametrize("broken", ["partial-off-diagonal", "split", "direct-result"])
def test_a_wrong_line_is_shown_as_wrong(
    monkeypatch: pytest.MonkeyPatch, broken: str, k: str
) -> None:
    def damaged(derivation: Derivation) -> Derivation:
        steps = tuple(
            dataclasses.replace(step, rhs=2 * step.rhs) if step.id == broken else step
            for step in derivation.steps
        )
        return dataclasses.replace(derivation, steps=steps)

    monkeypatch.setattr(walkthrough, "derive", lambda size: damaged(derive(size)))
    monkeypatch.setattr(walkthrough, "derive_at", lambda *at: damaged(derive_at(*at)))
    reader = Reader(k=k, step="all")
    outcomes = reader.check()[-1]
    assert outcomes["progress"] == "Checked 24 of 24 lines; 1 wrong"
    wrong = {name for name, (style, *_) in outcomes["checks"].items() if style == "bad"}
    assert wrong == {broken}
    shown = html.unescape(reader.shown)
    assert "Checked 24 of 24 lines; 1 wrong" in shown
    assert shown.count("wrong: the check fails") == 1
    assert ("says the same" in shown) == (broken != "direct-result")


def test_outcomes_are_kept_within_a_bound() -> None:
    step = derive(None).steps[0]
    for number in range(checks.CHECKS_CACHED + 5):
        checks.outcome(dataclasses.replace(step, note=str(number)))
    assert len(checks.outcome) == checks.CHECKS_CACHED
    assert checks.known(dataclasses.replace(step, note="0")) is None
    assert checks.known(dataclasses.replace(step, note="5")) is not None
