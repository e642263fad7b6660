"""x and y edited by keyboard: the numbers on the screen follow."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from core.numeric import forward_backward
from core.problem import Problem
from core.targets import scale_sum
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

START = Problem((1, 2, -0.5), (0, 1, 0))


def test_a_typed_logit_changes_loss_softmax_and_gradient(lab: Lab) -> None:
    lab.open_problem(START)
    lab.expect_problem(START)
    lab.field("x", 2).focus()
    lab.page.keyboard.type("3.25")  # the focus has selected the old text
    lab.expect_explore(START.with_x((1, 3.25, -0.5)))
    lab.expect_address(START.with_x((1, 3.25, -0.5)))
    expect(lab.page.locator("#x-text")).to_have_value("1,3.25,-0.5")


def test_a_typed_target_changes_loss_and_gradient(lab: Lab) -> None:
    lab.open_problem(START)
    lab.field("y", 1).focus()
    lab.page.keyboard.type("0.5")
    lab.expect_explore(START.with_y((0.5, 1, 0)))


def test_arrow_keys_step_by_a_tenth_and_page_keys_by_one(lab: Lab) -> None:
    lab.open_problem(START)
    lab.field("x", 1).focus()
    for key, shown in (("ArrowUp", 1.1), ("PageUp", 2.1), ("ArrowDown", 2.0), ("PageDown", 1.0)):
        lab.page.keyboard.press(key)
        expect(lab.field("x", 1)).to_have_value(f"{shown:g}")
        lab.expect_explore(START.with_x((shown, 2, -0.5)))


def test_arrow_keys_stop_at_the_bounds(lab: Lab) -> None:
    lab.open(x="10000,0", y="0,1")
    lab.field("x", 1).press("ArrowUp")
    expect(lab.field("x", 1)).to_have_value("10000")
    lab.field("y", 1).press("PageDown")
    expect(lab.field("y", 1)).to_have_value("0")
    expect(lab.message("y", 1)).to_have_text("")


def test_half_a_number_is_kept_until_it_is_one(lab: Lab) -> None:
    lab.open_problem(START)
    lab.field("x", 1).focus()
    lab.page.keyboard.type("-")
    expect(lab.message("x", 1)).to_contain_text("not a number")
    expect(lab.field("x", 1)).to_have_value("-")
    lab.expect_explore(START)
    lab.page.keyboard.type("0.5")
    expect(lab.message("x", 1)).to_have_text("")
    expect(lab.field("x", 1)).to_have_value("-0.5")
    lab.expect_explore(START.with_x((-0.5, 2, -0.5)))


def test_a_trailing_zero_is_not_taken_from_under_the_cursor(lab: Lab) -> None:
    lab.open_problem(START)
    lab.field("x", 1).focus()
    lab.page.keyboard.type("2.0")
    lab.expect_explore(START.with_x((2, 2, -0.5)))
    expect(lab.field("x", 1)).to_have_value("2.0")
    lab.page.keyboard.type("5")
    lab.expect_explore(START.with_x((2.05, 2, -0.5)))


def test_tab_goes_through_the_bars_then_the_fields_in_order(lab: Lab) -> None:
    lab.open_problem(START)
    lab.bar("x", 1).focus()
    for name in ("x", "y"):
        entries: tuple[int | str, ...] = (1, 2, 3, "sum") if name == "y" else (1, 2, 3)
        places = [*(lab.bar(name, i) for i in entries), *(lab.field(name, i) for i in entries)]
        for place in places:
            expect(place).to_be_focused()
            lab.page.keyboard.press("Tab")
    expect(lab.button("remove-class")).to_be_focused()


def test_of_fast_key_presses_the_last_one_wins(lab: Lab) -> None:
    lab.open_problem(START)
    lab.field("x", 2).focus()
    for _ in range(10):
        lab.page.keyboard.press("ArrowUp")
    expect(lab.field("x", 2)).to_have_value("3")
    lab.expect_explore(START.with_x((1, 3, -0.5)))
    lab.expect_address(START.with_x((1, 3, -0.5)))


def test_fast_typing_across_fields_keeps_every_text(lab: Lab) -> None:
    lab.open_problem(START)
    lab.field("x", 1).focus()
    texts = ("0.12345678", "-7.5000001", "3.14159265")
    for text in texts:
        lab.page.keyboard.type(text)
        lab.page.keyboard.press("Tab")
    lab.field("y", 1).focus()
    lab.page.keyboard.type("0.25")
    typed = Problem.parse(",".join(texts), "0.25,1,0")
    lab.expect_problem(typed)


def test_every_digit_of_a_number_can_be_shown(lab: Lab) -> None:
    lab.open_problem(START)
    lab.block("digits").get_by_label("Digits").select_option("all")
    lab.expect_explore(START, full=True)
    lab.expect_param("digits", "all")
    lab.field("x", 1).focus()
    lab.page.keyboard.type("0.1")
    lab.expect_explore(START.with_x((0.1, 2, -0.5)), full=True)


def test_bars_show_what_the_numbers_say(lab: Lab) -> None:
    lab.open_problem(START)
    problem = START.with_x((1, 4, -0.5))
    lab.field("x", 2).focus()
    lab.page.keyboard.type("4")
    lab.expect_explore(problem)
    values = forward_backward(problem.x, problem.y)
    widths = (
        "all => all.map(one => one.getBoundingClientRect().width / one.parentElement.clientWidth)"
    )
    shares = lab.block("softmax").locator(".lab-bar > .share").evaluate_all(widths)
    assert shares == pytest.approx(values.s.tolist(), abs=0.01)
    sizes = lab.block("grad-x").locator(".lab-bar > :first-child").evaluate_all(widths)
    assert sizes == pytest.approx((abs(values.grad_x) / problem.Y / 2).tolist(), abs=0.01)
    sides = (
        lab.block("grad-x")
        .locator(".lab-bar > :first-child")
        .evaluate_all("all => all.map(one => one.className)")
    )
    assert sides == ["plus" if g >= 0 else "minus" for g in values.grad_x]


def test_the_badge_follows_an_edit(lab: Lab) -> None:
    lab.open(x="1,-inf,2", y="0,0,1")
    badge = lab.block("agreement").locator(".lab-badge")
    expect(badge).to_contain_text("Three ways agree")
    lab.field("y", 2).focus()
    lab.page.keyboard.type("1")  # on a masked class: the loss is infinite
    expect(badge).to_contain_text("Two ways agree")
    expect(lab.block("loss")).to_contain_text("The loss is infinite: class 2 is masked")
    lab.field("y", 2).fill("0")
    expect(badge).to_contain_text("Three ways agree")
    expect(lab.block("loss")).not_to_contain_text("infinite")


def test_a_typed_sum_keeps_the_proportions_of_before(lab: Lab) -> None:
    start = START.with_y((0.2, 0.3, 0.5))
    lab.open_problem(start)
    lab.field("y", "sum").focus()
    lab.page.keyboard.type("0.5")  # by way of 0
    lab.expect_problem(start.with_y((0.1, 0.15, 0.25)))
    lab.field("y", "sum").fill("-1")
    expect(lab.message("y", "sum")).to_contain_text("Targets must not be negative")
    expect(lab.message("y", "sum")).to_be_visible()
    lab.expect_explore(start.with_y((0.1, 0.15, 0.25)))
    lab.field("y", "sum").press("Escape")
    lab.field("y", "sum").fill("2")
    expect(lab.message("y", "sum")).to_have_text("")
    lab.expect_problem(start.with_y((0.4, 0.6, 1)))
    lab.tool("undo").click()
    lab.field("x", 1).fill("3")
    lab.field("y", "sum").fill("3")  # x stays as it is now
    lab.expect_explore(scale_sum(lab.problem().with_x((3, 2, -0.5)), 3))


LISTEN = """
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (data) {
  if (this.url.endsWith("/live")) window.line = this;
  return send.call(this, data);
};"""


def test_a_field_never_keeps_another_number_than_the_page(lab: Lab) -> None:
    lab.page.add_init_script(LISTEN)
    lab.open_problem(START)
    lab.field("x", 1).focus()
    lab.page.keyboard.type("3.0")
    lab.expect_explore(START.with_x((3, 2, -0.5)))
    expect(lab.field("x", 1)).to_have_value("3.0")
    # Whatever made the number another one: the field that has the focus shows it.
    message = '{"kind": "type", "vector": "x", "entry": 0, "text": "7", "seq": 900}'
    lab.page.evaluate("message => line.send(message)", message)
    lab.expect_explore(START.with_x((7, 2, -0.5)))
    expect(lab.field("x", 1)).to_be_focused()
    expect(lab.field("x", 1)).to_have_value("7")
    expect(lab.bar("x", 1)).to_have_attribute("aria-valuenow", "7")
