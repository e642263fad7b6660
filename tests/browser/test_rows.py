"""One row a class: what stands in it, how it is aligned, scaled, magnified; the strip of bars."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from random import Random

import pytest
from playwright.sync_api import expect

from core.limits import K_MAX, K_MIN
from core.numeric import forward_backward
from core.problem import Problem
from tests.browser.lab import ASKING, PATHS, Lab
from tests.pages.ui.test_shown_equality import digits, fraction

pytestmark = [pytest.mark.browser, pytest.mark.screens]

START = Problem((1, 2, -0.5), (0, 1, 0))
SCREENS = ((1280, 720), (1366, 768))
NARROW = {"phone": (390, 844), "zoom": (853, 480)}


def problem_of(k: int) -> Problem:
    return Problem([(7 * i % 5) - 2.25 for i in range(k)], [float(i == k - 1) for i in range(k)])


# --- where the rows stand ---------------------------------------------------------------------

# The middle of what stands in the first line of each row, and the box of all rows of a class.
PLACES = """k => {
  const editors = ['x', 'y'].map((name) =>
    [...document.querySelectorAll(`.st-key-${name}-editor *`)].find((node) => node.shadowRoot)
      .shadowRoot);
  const box = (node) => node.getBoundingClientRect();
  const middle = (node) => (box(node).top + box(node).bottom) / 2;
  const rows = [];
  for (let n = 0; n < k; n += 1) {
    const parts = editors.flatMap((root) => [
      root.querySelectorAll('.cell:not(.sum) .bar')[n],
      root.querySelectorAll('.entry:not(.sum) input')[n],
    ]);
    for (const key of ['softmax', 'grad-x']) {
      const row = document.querySelectorAll(`.st-key-${key} tbody tr`)[n];
      parts.push(row.querySelector('.lab-bar'), row.querySelector('.value'));
    }
    rows.push({
      middles: parts.map(middle),
      left: Math.min(...parts.map((part) => box(part).left)),
      right: Math.max(...parts.map((part) => box(part).right)),
      bottom: Math.max(...parts.map((part) => box(part).bottom)),
    });
  }
  const cut = [...document.querySelectorAll('.lab-columns-box')]
    .map((part) => part.scrollWidth - part.clientWidth);
  const main = [...document.querySelectorAll('[data-main]')].map((part) => box(part).bottom);
  return { rows, cut, main };
}"""


@pytest.mark.parametrize("k", [K_MIN, 3, 6, K_MAX])
def test_the_rows_are_aligned_and_whole_on_the_first_screen(
    visit: Callable[..., Lab], k: int
) -> None:
    lab = visit()
    lab.open_problem(problem_of(k))
    for width, height in SCREENS:
        lab.page.set_viewport_size({"width": width, "height": height})
        lab.expect_explore(problem_of(k))
        expect(lab.page.locator("[data-main]")).to_have_count(2)
        places = lab.page.evaluate(PLACES, k)
        for row in places["rows"]:
            assert max(row["middles"]) - min(row["middles"]) < 2
            assert row["left"] >= 0
            assert row["right"] <= width
            assert row["bottom"] <= height
        assert max(places["main"]) <= height
        assert places["cut"] == [0, 0]


@pytest.mark.parametrize("size", [*SCREENS, *NARROW.values()])
def test_every_digit_cuts_no_bar(visit: Callable[..., Lab], size: tuple[int, int]) -> None:
    lab = visit(viewport={"width": size[0], "height": size[1]})
    problem = Problem([-1234.56789 + i / 7 for i in range(10)], [i / 9 for i in range(10)])
    lab.open_problem(problem, digits="all")
    lab.expect_explore(problem, full=True)
    assert lab.page.evaluate(PLACES, 10)["cut"] == [0, 0]


def test_a_row_with_an_error_grows_in_all_columns(lab: Lab) -> None:
    lab.open_problem(START)
    before = lab.page.evaluate(PLACES, 3)["rows"]
    lab.field("x", 2).fill("abc")
    expect(lab.message("x", 2)).to_be_visible()
    box = lab.message("x", 2).bounding_box()
    assert box is not None
    lab.page.wait_for_function(f"() => ({PLACES})(3).rows[2].bottom > {before[2]['bottom'] + 10}")
    after = lab.page.evaluate(PLACES, 3)["rows"]
    assert after[1]["middles"] == before[1]["middles"]
    assert after[2]["middles"][0] - before[2]["middles"][0] == pytest.approx(box["height"], abs=1)
    assert max(after[2]["middles"]) - min(after[2]["middles"]) < 2
    lab.field("x", 2).fill("3")
    lab.page.wait_for_function(f"() => ({PLACES})(3).rows[2].bottom < {before[2]['bottom'] + 1}")


# --- scales -----------------------------------------------------------------------------------


def test_bars_have_scales_with_the_same_zero(lab: Lab) -> None:
    lab.open(x="8,2,-0.5", y="0,4,0")
    for name, ticks in (("x", ["−10", "0", "10"]), ("y", ["0", "", "5"])):
        editor = lab.block(f"{name}-editor")
        expect(editor.locator(".axis.row:not(.sum) span")).to_have_text(ticks)
        zeros = editor.locator(".cell:not(.sum) .zero").evaluate_all(
            "all => all.map((zero) => zero.getBoundingClientRect().left)"
        )
        assert max(zeros) - min(zeros) < 0.5
    expect(lab.block("y-editor").locator(".axis.sum span")).to_have_text(["0", "", "5"])
    expect(lab.block("softmax").locator(".lab-axis > span")).to_have_text(["0", "1"])


WIDTHS = """all => all.map((bar) =>
  bar.getBoundingClientRect().width / bar.parentElement.clientWidth)"""


def test_the_gradient_has_a_fixed_range_and_a_magnifier_that_says_so(lab: Lab) -> None:
    small = Problem((12, 0, 0), (2, 0, 0))
    bars = lab.block("grad-x").locator(".lab-bar > :first-child")
    ticks = lab.block("grad-x").locator(".lab-axis > span")
    for problem in (START.with_y((0, 2, 0)), small):
        lab.open_problem(problem)
        lab.expect_explore(problem)
        expect(ticks).to_have_text(["−2", "0", "2"])
        gradient = forward_backward(problem.x, problem.y).grad_x
        expected = (abs(gradient) / 4).tolist()
        assert bars.evaluate_all(WIDTHS) == pytest.approx(expected, abs=0.005)
    magnifier = lab.block("grad-x").get_by_role("button", name="Magnify")
    expect(magnifier).to_have_attribute("aria-pressed", "false")
    magnifier.click()
    lab.expect_param("magnify", "on")
    magnified = lab.block("grad-x").get_by_role("button", name="×10⁴ magnified")
    expect(magnified).to_have_attribute("aria-pressed", "true")
    expect(ticks).to_have_text(["−2×10⁻⁴", "0", "2×10⁻⁴"])
    assert bars.evaluate_all(WIDTHS) == pytest.approx([1e4 * w for w in expected], abs=0.005)
    lab.page.reload()
    lab.settle()
    expect(magnified).to_be_visible()
    magnified.click()
    lab.expect_param("magnify", None)
    expect(ticks).to_have_text(["−2", "0", "2"])


# --- no false equality ------------------------------------------------------------------------


def random_problem(random: Random) -> Problem:
    k = random.randint(2, 6)
    x = [round(random.gauss(0, random.choice((1, 5, 15))), random.randint(0, 4)) for _ in range(k)]
    kind = random.randrange(3)
    if kind == 0:
        label = random.randrange(k)
        return Problem(x, [random.choice((1.0, 3.0, 0.7)) * (i == label) for i in range(k)])
    if kind == 1:
        return Problem(x, [float(random.random() < 0.5) for _ in range(k)])
    return Problem(x, [random.random() for _ in range(k)])


def worked_out(line: str, outcome: str) -> None:
    """A row's identity holds for who works it out with the numbers as they stand there."""
    formula = line.partition("= ")[2] if line.startswith("−(1 −") else line
    if "subnormal" in formula:
        return
    if "cancel" in formula:
        assert int(formula.split("−")[-1].split()[1]) >= 1
        return
    sign = formula.rstrip()[-1]
    numbers = formula.rstrip()[:-1].strip()
    if numbers.startswith("−"):
        factor, total = (fraction(part.strip())[0] for part in numbers[1:].split("·"))
        result = -factor * total
    else:
        product, y = numbers.rsplit(" − ", 1)
        s, total = (fraction(part.strip())[0] for part in product.split("·"))
        result = s * total - fraction(y.strip())[0]
    shown, unit = fraction(outcome)
    unit /= 10 ** max(0, 4 - digits(outcome))
    if sign == "=":
        assert abs(result - shown) <= (unit / 2 if shown else 0), (line, outcome)
    else:
        assert sign == "≈"
        bound = Fraction(2, 100) * abs(shown) + 10 * unit if shown else Fraction(1, 1000)
        assert abs(result - shown) <= bound, (line, outcome)


@pytest.mark.parametrize("digits_shown", [None, "all"])
def test_no_equality_on_the_screen_is_false(lab: Lab, digits_shown: str | None) -> None:
    random = Random(10)
    problems = [Problem((12, 0, 0), (1, 0, 0)), Problem((3, 0, 0), (1, 1, 0))]
    problems += [Problem((0, 745), (0, 123456)), Problem((-math.inf, 0, 0), (1e6, 123456.789, 0))]
    problems += [random_problem(random) for _ in range(25)]
    lab.open_problem(START, digits=digits_shown)
    lab.unfold("more")
    for problem in problems:
        for name, text in (("x", problem.x_text), ("y", problem.y_text)):
            lab.whole(name).fill(text)
        lab.expect_explore(problem, full=digits_shown == "all")
        rows = lab.block("grad-x").locator("tbody tr")
        lines = rows.locator(".lab-identity").all_inner_texts()
        outcomes = rows.locator(".value").all_inner_texts()
        assert len(lines) == problem.k
        for line, outcome in zip(lines, outcomes, strict=True):
            worked_out(" ".join(line.split()), outcome)


# --- the strip --------------------------------------------------------------------------------

STRIP = """() => {
  const bars = ['x', 'y'].map((name) =>
    [...document.querySelectorAll(`.st-key-${name}-editor *`)].find((node) => node.shadowRoot)
      .shadowRoot.querySelector('.bars').getBoundingClientRect());
  return {
    top: Math.min(...bars.map(({ top }) => top)),
    bottom: Math.max(...bars.map(({ bottom }) => bottom)),
    left: Math.min(...bars.map(({ left }) => left)),
    right: Math.max(...bars.map(({ right }) => right)),
  };
}"""


@pytest.mark.parametrize("path", [path for path in PATHS if path not in ASKING])
@pytest.mark.parametrize("name", NARROW)
def test_the_strip_stays_and_takes_a_quarter_at_most(
    visit: Callable[..., Lab], name: str, path: str
) -> None:
    width, height = NARROW[name]
    lab = visit(viewport={"width": width, "height": height})
    lab.open_problem(problem_of(10), path)
    strip = lab.page.evaluate(STRIP)
    assert strip["bottom"] == height
    assert height - strip["top"] <= height / 4
    assert (strip["left"], strip["right"]) == (0, width)
    for i in range(1, 11):
        for vector in ("x", "y"):
            box = lab.bar(vector, i).bounding_box()
            assert box is not None
            assert box["width"] >= 24
            assert strip["top"] <= box["y"] <= box["y"] + box["height"] <= height
    lab.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 1e6)")
    assert lab.page.evaluate(STRIP) == strip
    expect(lab.bar("x", 1)).to_have_attribute("aria-orientation", "vertical")
    lab.bar("x", 1).press("Home")
    lab.expect_param("x", problem_of(10).with_x((-5, *problem_of(10).x[1:])).x_text)
    # Fields stand in the page, and nothing of it stays below the strip.
    lab.field("y", "sum").scroll_into_view_if_needed()
    lab.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 1e6)")
    last = lab.page.locator(".st-key-next-page").bounding_box()
    assert last is not None
    assert last["y"] + last["height"] <= strip["top"]


def test_bars_lie_and_stand_as_the_window_changes(lab: Lab) -> None:
    lab.open_problem(START)
    for width, orientation in ((1280, "horizontal"), (900, "vertical"), (1280, "horizontal")):
        lab.page.set_viewport_size({"width": width, "height": 720})
        expect(lab.bar("x", 1)).to_have_attribute("aria-orientation", orientation)
        lab.bar("x", 1).focus()
        lab.page.keyboard.press("ArrowUp")
        lab.page.keyboard.press("ArrowDown")
        lab.expect_problem(START)


# --- what is folded ---------------------------------------------------------------------------


def test_what_is_unfolded_stays_so_from_page_to_page(lab: Lab) -> None:
    lab.open_problem(START)
    expect(lab.page.locator("#x-text")).to_be_hidden()
    lab.unfold("more")
    expect(lab.page.locator("#x-text")).to_be_visible()
    lab.go("product")
    expect(lab.page.locator("#x-text")).to_be_visible()
    lab.block("problem-tools").locator('[data-fold="more"]').click()
    lab.go("")
    expect(lab.page.locator("#x-text")).to_be_hidden()


def test_an_error_in_a_closed_part_opens_it(lab: Lab) -> None:
    lab.open_problem(START)
    lab.field("x", 1).focus()
    lab.page.evaluate(
        """() => {
          let field = document.activeElement;
          while (field.shadowRoot) field = field.shadowRoot.activeElement;
          const data = new DataTransfer();
          data.setData('text', '1, 2, 3, 4');
          field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
        }"""
    )
    expect(lab.message("x")).to_contain_text("x has length 4, y has length 3")
    expect(lab.message("x")).to_be_visible()
    lab.block("problem-tools").locator('[data-fold="more"]').click()
    lab.field("y", 1).fill("0.5")  # the same error opens it no second time
    lab.expect_explore(START.with_y((0.5, 1, 0)))
    expect(lab.message("x")).to_be_hidden()
