"""Bars of x and y: dragged, stepped, clicked; undo; and what a hostile browser may send."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from core.problem import Problem
from core.targets import keep_sum, scale_sum
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

START = Problem((1, 2, -0.5), (0.2, 0.3, 0.5))


def grip(bar: Locator) -> tuple[float, float, float]:
    """Where the handle of a bar is, and the length of the whole bar."""
    bar.scroll_into_view_if_needed()
    thumb, whole = bar.locator(".thumb").bounding_box(), bar.bounding_box()
    assert thumb is not None
    assert whole is not None
    is_upright = bar.get_attribute("aria-orientation") == "vertical"
    length = whole["height"] if is_upright else whole["width"]
    return thumb["x"] + thumb["width"] / 2, thumb["y"] + thumb["height"] / 2, length


def drag(lab: Lab, bar: Locator, by: float, steps: int = 12) -> None:
    """Drag a bar by a part of its length (to the right is positive), and let it go."""
    x, y, length = grip(bar)
    lab.page.mouse.move(x, y)
    lab.page.mouse.down()
    lab.page.mouse.move(x + by * length, y, steps=steps)
    lab.page.mouse.up()


def test_a_drag_moves_numbers_field_and_address_and_is_one_step(lab: Lab) -> None:
    lab.open_problem(START)
    x, y, length = grip(lab.bar("x", 1))
    lab.page.mouse.move(x, y)
    lab.page.mouse.down()
    for part in (0.1, 0.3, -0.2, 0.2):
        lab.page.mouse.move(x + part * length, y, steps=6)
        shown = START.with_x((1 + 10 * part, 2, -0.5))
        lab.expect_explore(shown)  # while the button is still down
        expect(lab.field("x", 1)).to_have_value(f"{1 + 10 * part:g}")
    lab.page.mouse.up()
    lab.expect_problem(START.with_x((3, 2, -0.5)))
    drag(lab, lab.bar("x", 2), -0.5)
    lab.expect_problem(START.with_x((3, -3, -0.5)))
    lab.tool("undo").click()
    lab.expect_problem(START.with_x((3, 2, -0.5)))
    lab.tool("undo").click()
    lab.expect_problem(START)
    expect(lab.tool("undo")).to_have_attribute("aria-disabled", "true")
    lab.tool("redo").click()
    lab.expect_problem(START.with_x((3, 2, -0.5)))
    lab.tool("reset").click()
    lab.expect_problem(START)
    lab.tool("undo").click()
    lab.expect_problem(START.with_x((3, 2, -0.5)))


def test_bars_let_go_one_after_the_other_keep_their_last_values(lab: Lab) -> None:
    lab.open_problem(START)
    for i in (1, 2, 3):
        drag(lab, lab.bar("x", i), -0.1, steps=2)
    drag(lab, lab.bar("y", 1), 0.3, steps=2)
    lab.expect_problem(Problem((0, 1, -1.5), (0.5, 0.3, 0.5)))


def test_a_press_beside_the_handle_moves_it_there_and_a_double_click_sets_zero(lab: Lab) -> None:
    lab.open_problem(START)
    box = lab.bar("x", 2).bounding_box()
    assert box is not None
    lab.bar("x", 2).click(position={"x": box["width"] * 0.1, "y": box["height"] / 2})
    lab.expect_problem(START.with_x((1, -4, -0.5)))
    lab.bar("x", 2).dblclick(position={"x": box["width"] * 0.8, "y": box["height"] / 2})
    lab.expect_problem(START.with_x((1, 0, -0.5)))


def test_a_bar_is_a_slider_for_the_keyboard(lab: Lab) -> None:
    lab.open_problem(START)
    bar = lab.bar("x", 1)
    expect(bar).to_have_attribute("aria-label", "logit x1")
    expect(bar).to_have_attribute("aria-orientation", "horizontal")
    expect(bar).to_have_attribute("aria-valuetext", "logit 1")
    bar.focus()
    for key, value in (
        ("ArrowUp", 1.1),
        ("ArrowLeft", 1),
        ("PageUp", 2),
        ("PageDown", 1),
        ("End", 5),
        ("Home", -5),
        ("Delete", 0),
        ("ArrowRight", 0.1),
    ):
        lab.page.keyboard.press(key)
        expect(bar).to_have_attribute("aria-valuenow", f"{value:g}")
        expect(bar).to_be_focused()
    lab.expect_problem(START.with_x((0.1, 2, -0.5)))
    expect(bar).to_have_attribute("aria-valuetext", "logit 0.1")
    lab.page.keyboard.type("-7.125")  # an exact value, and beyond the scale
    expect(lab.field("x", 1)).to_be_focused()
    lab.expect_problem(START.with_x((-7.125, 2, -0.5)))
    expect(bar).to_have_attribute("aria-valuemin", "-10")
    lab.bar("y", "sum").focus()
    lab.page.keyboard.type("4")
    expect(lab.field("y", "sum")).to_be_focused()
    lab.expect_problem(scale_sum(START.with_x((-7.125, 2, -0.5)), 4))


def test_a_masked_class_is_drawn_as_such_and_can_be_set(lab: Lab) -> None:
    lab.open(x="1,-inf", y="1,0", lang="zh")
    bar = lab.bar("x", 2)
    expect(bar).to_have_class("bar masked")
    expect(bar).to_have_attribute("aria-valuetext", "已掩码，−∞")
    bar.press("Delete")
    lab.expect_problem(Problem((1, 0), (1, 0)))
    expect(bar).to_have_class("bar")
    expect(bar).to_have_attribute("aria-valuetext", "logit 值 0")


def test_scales_stay_while_a_bar_is_held(lab: Lab) -> None:
    lab.open(x="8,2,-0.5", y="0,1,0")
    place = "one => getComputedStyle(one.querySelector('.thumb')).left"
    x, y, length = grip(lab.bar("x", 1))
    before = lab.bar("x", 2).evaluate(place)
    lab.page.mouse.move(x, y)
    lab.page.mouse.down()
    lab.page.mouse.move(x - 0.3 * length, y, steps=6)
    lab.expect_explore(Problem((2, 2, -0.5), (0, 1, 0)))
    assert lab.bar("x", 2).evaluate(place) == before
    lab.page.mouse.up()
    expect(lab.bar("x", 2)).to_have_attribute("aria-valuemax", "5")
    lab.expect_problem(Problem((2, 2, -0.5), (0, 1, 0)))
    assert lab.bar("x", 2).evaluate(place) == lab.bar("x", 1).evaluate(place)


def test_targets_keep_their_sum(lab: Lab) -> None:
    lab.open_problem(START)
    lab.tool("sum").click()
    lab.expect_param("targets", "sum")
    x, y, length = grip(lab.bar("y", 1))
    lab.page.mouse.move(x, y)
    lab.page.mouse.down()
    for part, value in ((0.3, 0.5), (2.0, 1.0), (0.2, 0.4)):  # all, and the others come back
        lab.page.mouse.move(x + part * length, y, steps=6)
        lab.expect_explore(keep_sum(START, 0, value))
    lab.page.mouse.up()
    lab.expect_problem(keep_sum(START, 0, 0.4))
    assert lab.problem().Y == 1
    lab.tool("undo").click()
    lab.expect_problem(START)


def test_the_sum_is_dragged(lab: Lab) -> None:
    lab.open_problem(START)
    handle = lab.bar("y", "sum")
    expect(handle).to_have_attribute("aria-valuemax", "3")
    x, y, length = grip(handle)
    lab.page.mouse.move(x, y)
    lab.page.mouse.down()
    lab.page.mouse.move(x - length, y, steps=6)
    lab.expect_explore(START.with_y((0, 0, 0)))
    lab.page.mouse.move(x + length / 3, y, steps=6)
    lab.page.mouse.up()
    lab.expect_problem(scale_sum(START, 2))  # the proportions have come back
    handle.press("End")
    lab.expect_problem(scale_sum(START, 3))


def test_one_hot_by_click_and_by_key(lab: Lab) -> None:
    lab.open_problem(START)
    lab.tool("one-hot").click()
    lab.bar("y", 3).click()
    lab.expect_problem(START.with_y((0, 0, 1)))
    lab.bar("y", 1).press("Enter")
    lab.expect_problem(START.with_y((1, 0, 0)))
    lab.tool("free").click()
    lab.expect_param("targets", None)
    lab.bar("y", 3).press("PageUp")
    lab.expect_problem(START.with_y((1, 0, 1)))


def test_steps_back_by_keys_but_not_in_a_field(lab: Lab) -> None:
    lab.open_problem(START)
    lab.field("x", 1).focus()
    lab.page.keyboard.type("3.25")  # one step, though four key presses
    lab.expect_explore(START.with_x((3.25, 2, -0.5)))
    lab.page.keyboard.press("Control+z")  # the field's own
    expect(lab.field("x", 1)).not_to_have_value("3.25")
    lab.field("x", 1).fill("3.25")
    lab.bar("x", 2).press("ArrowUp")
    lab.expect_problem(START.with_x((3.25, 2.1, -0.5)))
    lab.page.keyboard.press("Control+z")
    lab.expect_problem(START.with_x((3.25, 2, -0.5)))
    lab.page.keyboard.press("Control+Shift+z")
    lab.expect_problem(START.with_x((3.25, 2.1, -0.5)))
    lab.button("add-class").click()
    lab.expect_problem(START.with_x((3.25, 2.1, -0.5)).add_class())
    lab.tool("undo").click()
    lab.expect_problem(START.with_x((3.25, 2.1, -0.5)))


def test_a_change_of_page_right_after_a_drag_loses_nothing(lab: Lab) -> None:
    lab.open_problem(START)
    drag(lab, lab.bar("x", 3), 0.35)
    lab.go("product")
    moved = START.with_x((1, 2, 3))
    lab.expect_product(moved, 1)
    lab.expect_fields(moved)
    drag(lab, lab.bar("y", 3), -0.5)
    lab.expect_product(moved.with_y((0.2, 0.3, 0)), 1)
    lab.go("")
    lab.tool("undo").click()
    lab.expect_problem(moved)


def test_what_waits_to_be_sent_goes_before_the_change_of_page(lab: Lab) -> None:
    lab.open_problem(START)
    lab.bar("x", 3).evaluate(
        """(slider) => {
          for (let presses = 0; presses < 3; presses += 1) {
            slider.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageUp', bubbles: true }));
          }
          const hosts = [...document.querySelectorAll('.st-key-bar *')];
          const bar = hosts.find((one) => one.shadowRoot)?.shadowRoot ?? document;
          bar.querySelector('a[data-page="product"]').click();
        }"""
    )
    lab.page.wait_for_function("location.pathname === '/product'")
    lab.expect_product(START.with_x((1, 2, 2.5)), 1)


def test_a_drag_redraws_the_plot_that_is_on_the_page(visit: Callable[..., Lab]) -> None:
    lab = visit(viewport={"width": 1280, "height": 900})  # lower ones leave the bars out there
    lab.open_problem(START, "gradient", j="2")
    plot = lab.page.locator(".st-key-sweep .lab-plot")
    expect(plot).to_have_attribute("data-drawn", re.compile(r"\d"))
    before = plot.evaluate("node => JSON.stringify(node._fullData.map(trace => [...trace.y]))")
    drag(lab, lab.bar("x", 1), 0.2)
    expect(lab.field("x", 1)).to_have_value("3")
    lab.page.wait_for_function(
        """before => JSON.stringify(document.querySelector('.st-key-sweep .lab-plot')._fullData
          .map(trace => [...trace.y])) !== before""",
        arg=before,
    )
    lab.expect_address(START.with_x((3, 2, -0.5)))


def touch(lab: Lab, places: list[tuple[float, float]]) -> None:
    """A finger that goes down at the first place, along all, and up."""
    send = lab.page.context.new_cdp_session(lab.page).send
    points = [[{"x": x, "y": y}] for x, y in places]
    send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points[0]})
    for point in points[1:]:
        send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": point})
    send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop > 0"


def test_a_finger_drags_the_handle_and_scrolls_beside_it(visit: Callable[..., Lab]) -> None:
    lab = visit(viewport={"width": 1180, "height": 480}, has_touch=True, is_mobile=True)
    lab.open_problem(START)
    x, y, length = grip(lab.bar("x", 2))
    touch(lab, [(x + length * part / 40, y) for part in range(9)])
    lab.expect_problem(START.with_x((1, 4, -0.5)))
    box = lab.bar("x", 1).bounding_box()
    assert box is not None
    left, middle = box["x"] + 4, box["y"] + box["height"] / 2
    touch(lab, [(left, middle - 8 * part) for part in range(8)])
    lab.page.wait_for_function(SCROLLED)
    lab.expect_problem(START.with_x((1, 4, -0.5)))
    lab.bar("x", 1).tap(position={"x": box["width"] * 0.1, "y": box["height"] / 2})
    lab.expect_problem(START.with_x((-4, 4, -0.5)))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_in_the_strip_a_finger_drags_from_anywhere_and_beside_it_scrolls(
    visit: Callable[..., Lab], language: str
) -> None:
    lab = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    lab.open_problem(START, lang=language)
    bar = lab.bar("x", 2)
    expect(bar).to_have_attribute("aria-orientation", "vertical")
    x, y, length = grip(bar)
    touch(lab, [(x, y - length * part / 40) for part in range(9)])
    lab.expect_problem(START.with_x((1, 4, -0.5)))
    box = lab.bar("x", 1).bounding_box()
    assert box is not None
    middle, bottom = box["x"] + box["width"] / 2, box["y"] + box["height"]
    touch(lab, [(middle, bottom - box["height"] * part / 20) for part in (1, 2)])
    lab.expect_problem(START.with_x((-4, 4, -0.5)))
    lab.bar("x", 1).tap(position={"x": box["width"] / 2, "y": box["height"] * 0.5})
    lab.expect_problem(START.with_x((0, 4, -0.5)))
    touch(lab, [(200, 400 - 8 * part) for part in range(8)])
    lab.page.wait_for_function(SCROLLED)
    assert lab.bar("x", 1).bounding_box() == box  # the strip stays
    lab.expect_problem(START.with_x((0, 4, -0.5)))


# The line of a page that somebody has changed: it is the page's own, so the server knows it.
LISTEN = """
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (data) {
  if (this.url.endsWith("/live")) window.line = this;
  return send.call(this, data);
};"""
SEND = """message => new Promise((answered) => {
  const hear = ({ data }) => {
    if (JSON.parse(data).kind !== "pong") return;
    line.removeEventListener("message", hear);
    answered();
  };
  line.addEventListener("message", hear);
  line.send(message);
  line.send('{"kind": "ping"}');
})"""
HOSTILE = (
    '{"kind": "bar", "vector": "x", "entry": 0, "value": NaN, "gesture": 1, "seq": 900}',
    '{"kind": "bar", "vector": "x", "entry": 0, "value": 1e999, "gesture": 1, "seq": 901}',
    '{"kind": "bar", "vector": "y", "entry": 10000, "value": 1, "gesture": 1, "seq": 902}',
    '{"kind": "bar", "vector": "y", "entry": "sum", "value": "1", "gesture": {}, "seq": 903}',
    '{"kind": "type", "vector": "x", "entry": 9, "text": "1", "seq": 904}',
    '{"kind": "type", "vector": "z", "entry": 0, "text": "1", "seq": 905}',
    f'{{"kind": "paste", "vector": "x", "text": [{", ".join(["1"] * 1_000)}], "seq": 906}}',
    '{"kind": "select", "i": -1, "j": [[]], "seq": 907}',
    '{"kind": "history", "name": {"undo": true}, "seq": 908}',
    '{"kind": "set", "name": "lang", "text": "<b>", "seq": 909}',
    '{"kind": "set", "name": "targets", "text": "all", "seq": 910}',
    '{"kind": "tool", "name": "__init__", "text": "", "seq": 911}',
    '{"kind": "preset", "name": "../../etc", "seq": 912}',
    '{"kind": "figure", "figure": "sweep", "context": "", "value": 3, "seq": 913}',
    '{"kind": "page", "name": "restart", "text": "", "seq": 914}',
    '{"kind": "type", "vector": "x", "entry": 0, "text": "1", "seq": "first"}',
    "[[[]]]",
    '"undo"',
    "null",
    "{",
)


def test_hostile_messages_change_nothing(lab: Lab) -> None:
    lab.page.add_init_script(LISTEN)
    lab.open_problem(START)
    lab.expect_problem(START)
    values = lab.page.locator(".st-key-grad-x .lab-num").all_text_contents()
    for message in HOSTILE:
        lab.page.evaluate(SEND, message)  # until the server has read what comes after it
        assert lab.page.locator(".st-key-grad-x .lab-num").all_text_contents() == values, message
        lab.expect_fields(START)
        lab.expect_address(START)
    lab.page.reload()
    lab.settle()
    lab.expect_problem(START)
