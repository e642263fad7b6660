"""The examples: each loads a problem of the kind that its name says."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from core.problem import Problem
from pages.ui.editor.presets import PRESETS
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

# The problem in the address; all of the address changes for other reasons too.
VECTORS = "['x', 'y'].map((name) => new URLSearchParams(location.search).get(name)).join(';')"

KINDS: dict[str, Callable[[Problem], bool]] = {
    "One-hot": lambda p: sorted(p.y) == [0.0] * (p.k - 1) + [1.0],
    "Distribution": lambda p: math.isclose(p.Y, 1) and max(p.y) < 1,
    "Multiple labels": lambda p: p.Y == 2 and set(p.y) == {0.0, 1.0},
    "Label smoothing": lambda p: math.isclose(p.Y, 1) and min(p.y) > 0 and max(p.y) > 0.9,
    "Class weight": lambda p: sum(y != 0 for y in p.y) == 1 and p.Y not in (0, 1),
    "y = 0": lambda p: set(p.y) == {0.0},
    "Saturated": lambda p: sorted(p.x)[-1] - sorted(p.x)[-2] >= 30,
    "Tied logits": lambda p: len(set(p.x)) == 1,
    "Masked class": lambda p: any(p.masked),
    "Huge logits": lambda p: max(map(abs, p.x)) >= 1000,
}


def test_every_example_shows_its_numbers(lab: Lab, subtests: pytest.Subtests) -> None:
    lab.open(x="0.25,0.75", y="3,4")
    lab.unfold("examples")
    examples = lab.block("problem-tools").locator("[data-preset]")
    expect(examples).to_have_text(list(KINDS))
    for name, is_of_its_kind in KINDS.items():
        with subtests.test(example=name):
            before = lab.page.evaluate(VECTORS)
            lab.block("problem-tools").get_by_role("button", name=name, exact=True).click()
            lab.page.wait_for_function(f"before => {VECTORS} !== before", arg=before)
            problem = lab.problem()
            assert is_of_its_kind(problem)
            lab.expect_problem(problem)


def test_an_example_can_be_loaded_again_after_an_edit(lab: Lab) -> None:
    lab.open(x="0.25,0.75", y="3,4")
    tie = lab.block("problem-tools").get_by_role("button", name="Tied logits")
    tie.click()
    loaded = PRESETS["tie"][1]
    lab.expect_problem(loaded)
    lab.field("x", 1).fill("-3")
    lab.expect_explore(loaded.with_x((-3, *loaded.x[1:])))
    tie.click()
    lab.expect_problem(loaded)


def test_an_example_clears_what_was_wrong(lab: Lab) -> None:
    lab.open(x="1,2", y="1,0")
    lab.field("x", 1).fill("abc")
    lab.whole("y").fill("1,2,3")
    expect(lab.message("x", 1)).to_contain_text("not a number")
    expect(lab.message("y")).to_contain_text("y has length 3, x has length 2")
    lab.block("problem-tools").get_by_role("button", name="One-hot", exact=True).click()
    lab.expect_problem(PRESETS["one-hot"][1])
    expect(lab.message("x", 1)).to_have_text("")
    expect(lab.message("y")).to_have_text("")
