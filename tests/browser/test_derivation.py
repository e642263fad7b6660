"""The derivation: every line is drawn, is the core's, and has passed its check."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from core.numeric import forward_backward
from core.problem import Problem
from core.symbolic import derive
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

CHECKED = 90_000  # ms; SymPy proves ten classes for the first time
START = Problem((1, 2, -0.5), (0, 1, 0))


def expect_lines(lab: Lab, k: int | None) -> None:
    steps = derive(k).steps
    lines = lab.page.locator('[class*="st-key-step-"]')
    expect(lines).to_have_count(len(steps), timeout=CHECKED)
    expect(lines.locator(".lab-badge.good")).to_have_count(len(steps), timeout=CHECKED)
    expect(lines.locator(".lab-badge")).to_have_count(len(steps))
    expect(lines.locator(".katex-display")).to_have_count(len(steps))
    expect(lab.page.locator(".katex-error")).to_have_count(0)
    for kind, words in (("proved", "proved"), ("tested", "tested"), ("definition", "definition")):
        of_kind = [step for step in steps if step.check().kind == kind]
        expect(lines.locator(".lab-badge", has_text=words)).to_have_count(len(of_kind))
    sources = lines.locator('annotation[encoding="application/x-tex"]').all_text_contents()
    for source, step in zip(sources, steps, strict=True):
        assert source.strip().endswith(step.latex().strip())  # after settings of the layout


def test_every_line_for_general_k_is_drawn_and_checked(lab: Lab) -> None:
    lab.open_problem(START, "derivation")
    expect_lines(lab, None)


@pytest.mark.parametrize("k", [2, 3, 10])
def test_every_line_for_the_problems_own_k_is_drawn_and_checked(lab: Lab, k: int) -> None:
    x, y = ",".join(map(str, range(k))), ",".join("1" if i == 0 else "0" for i in range(k))
    lab.open("derivation", x=x, y=y, k="own")
    expect_lines(lab, k)


def test_general_and_own_k_can_be_switched(lab: Lab) -> None:
    lab.open_problem(START, "derivation")
    expect_lines(lab, None)
    lab.block("k").get_by_role("radio", name="k = 3").click()
    expect(lab.block("k").get_by_role("radio", checked=True)).to_have_text("k = 3")
    expect_lines(lab, 3)
    lab.expect_param("k", "own")
    lab.block("k").get_by_role("radio", name="any k").click()
    expect_lines(lab, None)
    lab.expect_param("k", "general")


def test_own_k_follows_the_problem(lab: Lab) -> None:
    lab.open_problem(START, "derivation", k="own")
    expect_lines(lab, 3)
    lab.whole("x").fill("1,2")
    lab.whole("y").fill("1,0")
    expect(lab.block("k").get_by_role("radio", checked=True)).to_have_text("k = 2")
    expect_lines(lab, 2)


def test_an_edit_changes_the_result_and_leaves_the_lines(lab: Lab) -> None:
    lab.open_problem(START, "derivation", k="own")
    expect_lines(lab, 3)
    lab.page.locator(".katex-display").first.evaluate("node => { node.mine = true; }")
    lab.field("x", 1).fill("3")
    edited = START.with_x((3, 2, -0.5))
    lab.expect_numbers("grad-x", forward_backward(edited.x, edited.y).grad_x.tolist())
    expect_lines(lab, 3)
    assert lab.page.locator(".katex-display").first.evaluate("node => node.mine") is True
