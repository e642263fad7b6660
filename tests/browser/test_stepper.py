"""One selection that lights up everywhere, and the product walked through term by term."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from core.numeric import forward_backward, running_sums
from core.problem import Problem
from pages.ui.numbers import number
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

START = Problem((1, 2, -0.5, 0.25), (0.5, 1, 0, 2))


def expect_lit(lab: Lab, i: int, j: int) -> None:
    """Wait until i and j are lit in all that the product page shows of them."""
    for place in (
        lab.block("grad-s").locator(f'[data-i="{i}"]'),
        lab.cell(i, j),
        lab.block("jacobian").locator(f'.weight[data-i="{i}"]'),
        lab.block("jacobian").locator(f'tbody th[data-i="{i}"]'),
        lab.block("jacobian").locator(f'thead th[data-j="{j}"]'),
        lab.block("jacobian").locator(f'tfoot td[data-j="{j}"]'),
        lab.block("grad-x").locator(f'[data-j="{j}"]'),
        lab.block("column").locator(f'tr[data-i="{i}"]'),
    ):
        expect(place).to_have_attribute("data-lit", "on")
    lit = lab.page.locator('.lab-matrix tbody td[data-i][data-j][data-lit="on"]')
    expect(lit).to_have_count(1)
    expect(lab.block("column").locator(".lab-entry .lab-i").first).to_have_text(f"s{i}")
    expect(lab.block("column").locator(".lab-entry .lab-j").first).to_have_text(f"s{j}")
    expect_bars_lit(lab, i, j)


def expect_bars_lit(lab: Lab, i: int | None, j: int | None) -> None:
    for name, chosen in (("x", j), ("y", i)):
        names = lab.block(f"{name}-editor").locator(".cell.lit .name")
        expect(names).to_have_text([f"{name}{chosen}"] if chosen else [])


def expect_step(lab: Lab, problem: Problem, i: int, j: int) -> None:
    """Wait for the sentence of a step, and for the sums so far up to it."""
    values = forward_backward(problem.x, problem.y)
    sums = running_sums(values)[:, j - 1].tolist()
    words = lab.block("column").locator(".lab-sentence")
    expect(words).to_have_attribute("aria-live", "polite")
    expect(words).to_contain_text(f"Step {i} of {problem.k}: ")
    expect(words).to_contain_text(f"is the term {number(float(values.terms[i - 1, j - 1]))}.")
    end = f"The sum so far is {number(sums[i - 1])}."
    if i == problem.k:
        end = f"The sum is complete: ∂e/∂x{'₀₁₂₃₄'[j]} = {number(float(values.grad_x[j - 1]))}."
    expect(words).to_contain_text(end)
    shown: Locator = lab.block("column").locator(".running:visible .lab-num")
    expect(shown).to_have_text([number(v) for v in sums[:i]])


def step_button(lab: Lab, name: str) -> Locator:
    return lab.block("column").locator(f'[data-stepper="{name}"]')


def test_a_cell_a_head_and_a_bars_name_choose_by_click(lab: Lab) -> None:
    lab.open_problem(START, "product")
    expect_lit(lab, 1, 1)
    lab.cell(3, 2).click()
    expect_lit(lab, 3, 2)
    lab.expect_product(START, 2, i=3)
    lab.expect_param("i", "3")
    lab.expect_param("j", "2")
    lab.block("x-editor").locator(".cell .name").nth(3).click()
    expect_lit(lab, 3, 4)
    lab.block("column").locator('tr[data-i="2"] th').click()
    expect_lit(lab, 2, 4)
    lab.expect_product(START, 4, i=2)


def test_the_selection_goes_along_to_every_page_and_survives_a_reload(lab: Lab) -> None:
    lab.open_problem(START, "product")
    lab.cell(4, 3).click()
    lab.expect_param("i", "4")
    lab.go("")
    expect_bars_lit(lab, 4, 3)
    expect(lab.block("softmax").locator('tr[data-i="4"]')).to_have_attribute("data-lit", "on")
    expect(lab.block("grad-x").locator('tr[data-j="3"]')).to_have_attribute("data-lit", "on")
    lab.block("softmax").locator('button[data-i="4"]').press("ArrowUp")
    expect(lab.block("softmax").locator('button[data-i="3"]')).to_be_focused()
    lab.expect_param("i", "3")
    lab.page.reload()
    lab.settle()
    expect_bars_lit(lab, 3, 3)
    lab.block("x-editor").locator(".cell .name").first.click()
    lab.expect_param("j", "1")
    lab.go("gradient")  # where a low screen has no bars
    lab.expect_param("j", "1")
    lab.go("product")
    expect_lit(lab, 3, 1)


def test_the_start_page_lights_nothing_before_something_is_chosen(lab: Lab) -> None:
    lab.open_problem(START)
    expect_bars_lit(lab, None, None)
    expect(lab.page.locator('[data-lit="on"]')).to_have_count(0)
    lab.expect_param("i", None)
    lab.block("grad-x").locator('tr[data-j="2"]').click()
    expect_bars_lit(lab, None, 2)
    lab.expect_param("j", "2")


def test_arrow_keys_go_through_the_cells_and_stop_at_the_edge(lab: Lab) -> None:
    lab.open_problem(START, "product", i="2", j="3")
    lab.cell(2, 3).focus()
    for key, i, j in (
        ("ArrowUp", 1, 3),
        ("ArrowUp", 1, 3),
        ("ArrowRight", 1, 4),
        ("ArrowRight", 1, 4),
        ("Home", 1, 1),
        ("End", 4, 4),
    ):
        lab.page.keyboard.press(key)
        expect(lab.cell(i, j)).to_be_focused()
    lab.expect_product(START, 4, i=4)
    readout = lab.block("jacobian").locator(".lab-readout")
    entry = float(forward_backward(START.x, START.y).jacobian[3, 3])
    expect(readout).to_have_text(f"∂s₄/∂x₄ = {number(entry, full=True)}")


def test_step_by_step_by_buttons_and_keys(lab: Lab) -> None:
    lab.open_problem(START, "product", j="2")
    expect_step(lab, START, 1, 2)
    step_button(lab, "next").click()
    expect_step(lab, START, 2, 2)
    lab.page.keyboard.press("ArrowRight")
    expect_step(lab, START, 3, 2)
    lab.page.keyboard.press("ArrowRight")
    lab.page.keyboard.press("ArrowRight")  # there is no fifth step
    expect_step(lab, START, 4, 2)
    expect_lit(lab, 4, 2)
    step_button(lab, "back").click()
    expect_step(lab, START, 3, 2)
    lab.bar("x", 1).press("PageUp")  # the values of the step follow an edit
    expect_step(lab, START.with_x((2, 2, -0.5, 0.25)), 3, 2)
    step_button(lab, "first").click()
    lab.expect_param("i", "1")


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_it_plays_to_the_end_at_the_chosen_pace(visit: Callable[..., Lab], motion: str) -> None:
    lab = visit(reduced_motion=motion)
    lab.open_problem(START, "product", j="3")
    pace = step_button(lab, "pace")
    pace.select_option("fast")
    expect(pace).to_have_value("800")
    step_button(lab, "play").click()
    expect(step_button(lab, "play")).to_contain_text("Pause")
    expect_step(lab, START, 4, 3)
    expect(step_button(lab, "play")).to_contain_text("Play")
    step_button(lab, "play").click()  # from the start again
    expect_step(lab, START, 1, 3)
    step_button(lab, "play").click()
    expect(step_button(lab, "play")).to_contain_text("Play")
    moving = lab.cell(1, 1).evaluate("one => getComputedStyle(one).transitionDuration")
    assert (moving == "0s") == (motion == "reduce")


def test_a_step_whose_softmax_is_zero_is_put_into_words(lab: Lab) -> None:
    lab.open(path="product", x="1,-inf,2", y="0,1,0", i="2", j="1")
    words = lab.block("column").locator(".lab-sentence")
    expect(words).to_contain_text("Step 2 of 3: the factors are −∞ and 0;")
    lab.choose_language("中文", "zh-CN")
    expect(words).to_contain_text("第 2 步，共 3 步：两个因子是 −∞ 和 0")


def test_the_fused_reading_needs_k_subtractions(lab: Lab) -> None:
    lab.open_problem(START, "product", j="2")
    through, fused = lab.block("ways").locator("button").all()
    expect(through).to_contain_text("16 cells, 32 multiplications")
    expect(fused).to_contain_text("4 subtractions, 4 multiplications")
    fused.click()
    lab.expect_param("way", "fused")
    values = forward_backward(START.x, START.y)
    s, g = values.s.tolist(), values.grad_x.tolist()
    numbers = lab.block("jacobian").locator("table .lab-num")
    expect(numbers).to_have_text([number(v) for v in (*s, *[START.Y] * 4, *START.y, *g)])
    words = lab.block("column").locator(".lab-sentence")
    expect(words).to_contain_text(f"Step 2 of 4: softmax {number(s[1])} times {number(START.Y)}")
    step_button(lab, "next").click()
    expect(words).to_contain_text(f"is ∂e/∂x₃ = {number(g[2])}.")
    lab.expect_param("j", "3")
    lab.block("ways").locator("button").first.click()
    lab.expect_param("way", None)
    lab.expect_product(START, 3)


def test_the_start_page_unfolds_the_product(lab: Lab) -> None:
    lab.open_problem(START)
    expect(lab.page.locator(".lab-matrix")).to_have_count(0)
    lab.page.get_by_text("The same gradient as a product, step by step").click()
    lab.expect_param("product", "open")
    expect_step(lab, START, 1, 1)
    lab.cell(2, 3).click()
    expect_step(lab, START, 2, 3)
    expect_bars_lit(lab, 2, 3)
    lab.bar("y", 3).press("ArrowUp")
    changed = START.with_y((0.5, 1, 0.1, 2))
    expect_step(lab, changed, 2, 3)
    lab.expect_explore(changed)
    lab.page.get_by_text("The same gradient as a product, step by step").click()
    lab.expect_param("product", None)
    expect(lab.page.locator(".lab-matrix")).to_have_count(0)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_finger_chooses_and_heads_stay_in_view(visit: Callable[..., Lab], language: str) -> None:
    lab = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    ten = Problem(tuple(i / 4 for i in range(10)), tuple(float(i == 9) for i in range(10)))
    lab.open_problem(ten, "product", lang=language)
    lab.cell(9, 8).tap()
    expect(lab.cell(9, 8)).to_have_attribute("data-lit", "on")
    lab.expect_product(ten, 8, i=9)
    box = lab.block("jacobian").locator(".lab-box")
    box.evaluate("one => one.scrollTo(one.scrollWidth, one.scrollHeight)")
    inside = """one => {
      const box = one.closest('.lab-box').getBoundingClientRect();
      const { left, top, right, bottom } = one.getBoundingClientRect();
      return left >= box.left - 1 && top >= box.top - 1
        && right <= box.right && bottom <= box.bottom;
    }"""
    for head in ('thead th[data-j="10"]', 'tbody th[data-i="10"]', '.weight[data-i="10"]'):
        assert box.locator(head).evaluate(inside), head


def test_cells_keep_their_width_while_values_change(lab: Lab) -> None:
    lab.open_problem(START, "product")
    widths = "all => all.map(one => one.getBoundingClientRect().width)"
    before = lab.page.locator(".lab-matrix td").evaluate_all(widths)
    for x in ("300", "-0.5", "12.34567"):
        lab.field("x", 2).fill(x)
        shown = START.with_x((1, float(x), -0.5, 0.25))
        lab.expect_product(shown, 1)
        assert lab.page.locator(".lab-matrix td").evaluate_all(widths) == pytest.approx(before)
        spill = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).length"
        assert lab.page.locator(".lab-cell").evaluate_all(spill) == 0
