"""The derivation: walked line by line, with numbers, guesses, layouts, and one entry beside."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from core.numeric import forward_backward
from core.problem import Problem
from core.symbolic import derive, derive_at
from core.symbolic.outline import IDS
from core.symbolic.rules import choices
from core.worked.lines import formula, shown_line
from core.worked.values import Numbers
from pages.derivation.settings import CASES
from pages.ui.formulas import in_rows
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

BADGES = {"proved": "proved by SymPy", "tested": "checked exactly", "definition": "definition"}
CHECKED = 90_000  # ms; SymPy proves ten classes for the first time
START = Problem((1, 2, -0.5), (0, 1, 1))
WALK = [step for step in IDS if step not in CASES[1:]]
PLACES = range(1, len(WALK) + 1)


def line(lab: Lab) -> Locator:
    """The lines on screen."""
    return lab.block("derivation").locator(".lab-line")


def drawn(where: Locator) -> Locator:
    """Formulas that KaTeX has drawn from what the server says now."""
    return where.locator(".lab-formula:has(.katex-display)")


def expect_step(lab: Lab, place: int, *, k: int | None = None, problem: Problem = START) -> None:
    """Wait for the line at a place, drawn, with its numbers, and for its address."""
    step = derive(k).step(WALK[place - 1])
    expect(line(lab)).to_have_count(1)
    expect(line(lab)).to_have_attribute("data-step", step.id)
    expect(lab.block("derivation")).to_contain_text(f"line {place} of {len(WALK)}")
    before = derive(k).step(step.after) if step.after else None
    main = line(lab).locator(".lab-main .lab-formula")
    expect(main).to_have_attribute("data-tex", in_rows(formula(step, before)))
    expect(drawn(line(lab).locator(".lab-main"))).to_have_count(1)
    expect_numbers(lab, step.id, k, problem)
    lab.expect_param("step", str(place))


def expect_numbers(lab: Lab, step_id: str, k: int | None, problem: Problem) -> None:
    own = derive_at(problem.k, 1, 1).step(step_id)
    here = own if k is None else None
    shown = shown_line(derive(k).step(step_id), 1, str, Numbers(problem), here=here)
    where = line(lab).locator(".lab-current .lab-formula")
    if not shown.current:
        expect(where).to_have_count(0)
        return
    expect(where).to_have_attribute("data-tex", in_rows(shown.current_rows))
    expect(drawn(line(lab).locator(".lab-current"))).to_have_count(1)


# --- walking ------------------------------------------------------------------------------


def test_keys_walk_through_every_line_and_back(lab: Lab) -> None:
    lab.open_problem(START, "derivation", step="1")
    lab.page.locator("h1").click()
    for place in PLACES:
        expect_step(lab, place, problem=START)
        lab.page.keyboard.press("ArrowRight")
    expect_step(lab, len(WALK))  # the way ends here
    lab.page.keyboard.press("ArrowLeft")
    expect_step(lab, len(WALK) - 1)


def test_buttons_walk_and_a_reload_keeps_the_line(lab: Lab) -> None:
    lab.open_problem(START, "derivation", step="12", k="own")
    expect_step(lab, 12, k=3)
    lab.button("step-next").click()
    expect_step(lab, 13, k=3)
    lab.page.reload()
    lab.settle()
    expect_step(lab, 13, k=3)
    lab.button("step-back").click()
    expect_step(lab, 12, k=3)
    lab.button("step-first").click()
    expect_step(lab, 1, k=3)


def test_arrow_keys_in_a_field_change_the_number_and_not_the_line(lab: Lab) -> None:
    lab.open_problem(START, "derivation", step="17")
    expect_step(lab, 17)
    lab.field("x", 1).focus()
    lab.page.keyboard.press("ArrowUp")
    edited = START.with_x((1.1, 2, -0.5))
    expect_step(lab, 17, problem=edited)
    lab.page.keyboard.press("ArrowRight")
    lab.page.keyboard.press("ArrowLeft")
    lab.expect_address(edited)
    expect_step(lab, 17, problem=edited)


def test_an_edit_changes_the_numbers_and_leaves_the_line(lab: Lab) -> None:
    lab.open_problem(START, "derivation", step="18", k="own")
    expect_step(lab, 18, k=3)
    main = line(lab).locator(".lab-main .katex-display").first
    main.evaluate("node => { node.mine = true; }")
    lab.field("y", 1).fill("2")
    edited = Problem(START.x, (2, 1, 1))
    expect_step(lab, 18, k=3, problem=edited)
    assert main.evaluate("node => node.mine") is True
    lab.expect_numbers("grad-x", forward_backward(edited.x, edited.y).grad_x.tolist())


@pytest.mark.parametrize("k", [None, 3, 10])
def test_all_lines_are_drawn_and_checked(lab: Lab, k: int | None) -> None:
    size = k or 3
    x, y = ",".join(map(str, range(size))), ",".join("1" if i == 0 else "0" for i in range(size))
    lab.open("derivation", x=x, y=y, k="own" if k else "general", step="all")
    expect(line(lab)).to_have_count(len(WALK), timeout=CHECKED)
    expect(line(lab).locator(".lab-badge.good")).to_have_count(len(WALK), timeout=CHECKED)
    expect(lab.block("derivation")).to_contain_text(f"All {len(WALK)} lines are checked")
    steps = [derive(k).step(name) for name in WALK]
    kinds = [step.check().kind for step in steps]
    for kind, words in BADGES.items():
        of_kind = line(lab).locator(".lab-badge", has_text=words)
        expect(of_kind).to_have_count(kinds.count(kind))
    expect(lab.page.locator(".lab-formula:empty")).to_have_count(0, timeout=CHECKED)
    expect(lab.page.locator(".katex-error")).to_have_count(0)
    lab.assert_not_sideways()


def test_style_and_script_of_katex_fit_together(lab: Lab) -> None:
    """Streamlit's style sheet has to know the classes that its script writes."""
    lab.open_problem(START, "derivation", step="4")
    expect_step(lab, 4)
    sizes = line(lab).evaluate(
        """node => {
          const size = one => parseFloat(getComputedStyle(one).fontSize);
          const small = node.querySelector('.lab-main .sizing.size3');
          return size(small) / size(node.querySelector('.lab-main .katex'));
        }"""
    )
    assert sizes == pytest.approx(0.7, abs=0.01)


def test_what_is_new_is_underlined_and_coloured(lab: Lab) -> None:
    lab.open_problem(START, "derivation", step="17")
    expect_step(lab, 17)
    new = line(lab).locator(".lab-main .lab-new")
    expect(new).to_have_count(1)
    expect(new.locator(".underline-line")).to_have_count(1)
    colours = new.evaluate(
        "node => [node, node.parentElement].map(one => getComputedStyle(one).color)"
    )
    assert colours[0] != colours[1]


# --- settings -----------------------------------------------------------------------------


def test_k_can_be_switched_and_the_line_keeps_its_place(lab: Lab) -> None:
    lab.open_problem(START, "derivation", step="16")
    expect_step(lab, 16)
    lab.block("k").get_by_role("button", name="k = 3").click()
    expect_step(lab, 16, k=3)
    lab.expect_param("k", "own")
    lab.whole("x").fill("1,2")
    lab.whole("y").fill("1,0")
    expect(lab.block("k").get_by_role("button", pressed=True)).to_have_text("k = 2")
    expect_step(lab, 16, k=2, problem=Problem((1, 2), (1, 0)))


def test_columns_turn_vectors_and_say_why_a_slip_is_invisible(lab: Lab) -> None:
    lab.open_problem(START, "derivation", step="12")
    expect(line(lab)).to_contain_text("1 × k rows")
    lab.block("view").locator("summary").click()
    lab.block("layout").get_by_role("button", name="columns").click()
    expect(line(lab)).to_contain_text("k × 1 columns")
    expect(line(lab)).to_contain_text("equals its own transpose")
    lab.expect_param("layout", "column")


def test_a_guess_is_answered_before_the_line_is_shown(lab: Lab) -> None:
    lab.open_problem(START, "derivation", step="15", mode="reveal")
    coming = derive(None).step("split")
    wrong = next(rule for rule in choices("split") if rule != coming.rule)
    guess = lab.block("guess")
    expect(lab.page.get_by_text(coming.note)).to_have_count(0)
    guess.get_by_text(wrong[:1].upper() + wrong[1:], exact=True).click()
    expect(guess.get_by_role("status")).to_contain_text("✗")
    guess.get_by_text(coming.rule.capitalize(), exact=True).click()
    expect(guess.get_by_role("status")).to_contain_text(f"Right. {coming.note}")
    lab.page.locator("h1").click()
    lab.page.keyboard.press("ArrowRight")
    expect_step(lab, 16)


def test_an_entry_of_the_jacobian_opens_below(lab: Lab) -> None:
    lab.open_problem(START, "derivation", step="8")
    lab.block("view").locator("summary").click()
    lab.block("view").get_by_text("One entry of the Jacobian").click()
    entry = lab.block("entry-lines")
    expect(entry.locator("h2")).to_have_text("Entry (1, 1) of the Jacobian, on the diagonal")
    lab.block("view").locator("summary").click()
    lab.block("j").get_by_role("button", name="x₃").click()
    expect(entry.locator("h2")).to_have_text("Entry (1, 3) of the Jacobian, off the diagonal")
    expect(drawn(entry)).to_have_count(4)
    expect(entry.locator(".lab-badge.good")).to_have_count(2)
    lab.expect_param("entry", "open")
    lab.expect_param("j", "3")
    lines, below = (lab.block(key).bounding_box() for key in ("derivation", "entry-lines"))
    assert lines is not None
    assert below is not None
    assert below["y"] >= lines["y"] + lines["height"]


def test_closing_lines_can_be_switched(lab: Lab) -> None:
    lab.open_problem(START, "derivation", step=str(len(WALK)))
    expect(line(lab)).to_contain_text("do not meet this condition")
    lab.block("case").get_by_role("button", name="code that returns s − y").click()
    expect(line(lab)).to_have_attribute("data-step", "library")
    expect(line(lab)).to_contain_text("takes the sum of the targets as 1")
    lab.expect_param("case", "library")


# --- words, copies, paper --------------------------------------------------------------------


@pytest.mark.parametrize(("language", "word"), [("en", "times"), ("zh", "乘以")])
def test_a_line_in_words_carries_the_live_values(lab: Lab, language: str, word: str) -> None:
    lab.open_problem(START, "derivation", step="17", lang=language)
    line(lab).locator("summary").click()
    said = line(lab).locator("details p")
    expect(said).to_contain_text(word)
    expect(said).to_contain_text("0.2537")
    lab.field("x", 1).fill("3")
    s = forward_backward((3, 2, -0.5), START.y).s[0]
    expect(said).to_contain_text(f"{s:.4f}")
    box = line(lab).locator(".lab-current .lab-formulas")
    expect(box).to_have_attribute("aria-label", re.compile(f"{s:.4f}.*{word}"))


def test_the_latex_of_a_line_is_copied(visit: Callable[..., Lab]) -> None:
    lab = visit(permissions=["clipboard-read", "clipboard-write"])
    lab.open_problem(START, "derivation", step="13")
    button = line(lab).get_by_role("button", name="Copy the LaTeX of line 13")
    button.press("Enter")
    expect(button).to_have_text("Copied")
    copied = lab.page.evaluate("navigator.clipboard.readText()")
    assert copied == derive(None).step("substitute").latex()


def test_paper_gets_all_lines_with_numbers_and_no_controls(lab: Lab) -> None:
    lab.page.add_init_script("window.print = () => { window.printed = true; }")
    lab.open_problem(START, "derivation", step="5")
    lab.block("files").locator("summary").click()
    lab.page.get_by_role("button", name="Print").click()
    lab.page.wait_for_function("() => window.printed")
    expect(line(lab)).to_have_count(len(WALK))
    lab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(lab.page.locator(".lab-formula:empty")).to_have_count(0)
    lab.page.emulate_media(media="print")
    for key in ("bar", "editors", "tools"):
        expect(lab.block(key)).to_be_hidden()
    expect(line(lab).first.get_by_role("button")).to_be_hidden()
    expect(lab.block("given")).to_contain_text("−0.5")
    expect(lab.page.get_by_text("Jupyter")).to_be_hidden()  # the menu that was asked
    lab.page.emulate_media(media="screen")


def test_a_phone_walks_without_sideways_scrolling(visit: Callable[..., Lab]) -> None:
    lab = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    lab.open_problem(START, "derivation", step="1", k="own")
    for place in PLACES:
        expect_step(lab, place, k=3)
        lab.assert_not_sideways()
        if place < len(WALK):
            lab.button("step-next").tap()


@pytest.mark.parametrize("url", ["step=99", "step=-1", "mode=x", "case=<b>", "layout=", "entry=2"])
def test_rubbish_in_the_url_leaves_a_working_page(lab: Lab, url: str) -> None:
    name, _, text = url.partition("=")
    lab.open_problem(START, "derivation", **{name: text})
    expect_step_one = derive(None).step("total").latex()
    expect(line(lab).locator(".lab-main .lab-formula")).to_have_attribute(
        "data-tex", expect_step_one
    )
    if text:
        expect(lab.block("url-errors")).to_contain_text(url)
