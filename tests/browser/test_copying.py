"""What is copied: formulas once as LaTeX, numbers that paste back; arrow keys in formulas."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from core.numeric import forward_backward
from core.problem import Problem
from core.symbolic import derive
from tests.browser.lab import Lab
from tests.browser.plots import opened

pytestmark = pytest.mark.browser

FIVE = Problem((1, 2, -0.5, 0.25, -3), (0, 1, 1e-9, 0, 2))
SELECT = """([first, last]) => {
  const [a, b] = [first, last].map(selector => document.querySelectorAll(selector));
  const end = b[b.length - 1];
  document.getSelection().setBaseAndExtent(a[0], 0, end, end.childNodes.length);
}"""
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def copied(lab: Lab, first: str, last: str = "") -> str:
    """What the clipboard has once everything from the first to the last element is copied."""
    lab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    lab.page.evaluate(SELECT, [first, last or first])
    lab.page.keyboard.press("Control+c")
    text: str = lab.page.evaluate("navigator.clipboard.readText()")
    assert not INVISIBLE.search(text)
    assert "−" not in text
    return text


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("k", ["general", "own"])
@pytest.mark.parametrize("first", [1, 4, 8])
def test_lines_of_the_derivation_are_copied_once_each(lab: Lab, k: str, first: int) -> None:
    lab.open_problem(Problem((1, 2, -0.5), (0, 1, 0)), "derivation", step="all", k=k)
    expect(lab.page.locator(".lab-line .katex").first).to_be_attached()
    lab.page.wait_for_function(
        "() => [...document.querySelectorAll('.lab-line .lab-formula')].slice(0, 40)"
        ".every(node => node.firstChild)"
    )
    steps = derive(None if k == "general" else 3).steps[first - 1 : first + 2]
    lines = [f'[data-step="{step.id}"] .lab-main' for step in steps]
    text = copied(lab, lines[0], lines[-1])
    for step in steps:
        left = squeezed(step.latex().split(" = ")[0])
        assert left in squeezed(text)
    assert r"\new" not in text
    drawn = lab.page.locator(f"{lines[0]} .lab-formula").get_attribute("data-tex") or ""
    assert squeezed(text).count(squeezed(drawn.replace(r"\new", ""))) == 1


def test_a_part_of_a_formula_is_copied_whole(lab: Lab) -> None:
    lab.open_problem(FIVE, "derivation", step="2")
    formula = lab.page.locator(".lab-main .lab-formula")
    expect(formula.locator(".katex")).to_be_attached()
    text = copied(lab, ".lab-main .katex-html .mord", ".lab-main .katex-html .mord .mord")
    assert text.strip() == (formula.get_attribute("data-tex") or "").replace(r"\new", "").strip()


@pytest.mark.parametrize(
    ("path", "table", "array"),
    [
        ("", ".st-key-softmax table", "s"),
        ("", ".st-key-grad-x table", "grad_x"),
        ("product", ".st-key-jacobian tbody", "jacobian"),
    ],
)
def test_numbers_of_a_table_paste_back(lab: Lab, path: str, table: str, array: str) -> None:
    lab.open_problem(FIVE, path, digits="all")
    expect(lab.page.locator(f"{table} .lab-num").first).to_be_visible()
    text = copied(lab, table)
    numbers = {
        float(part) for part in re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e-?\d+)?(?![\w.])", text)
    }
    expected = getattr(forward_backward(FIVE.x, FIVE.y), array).ravel().tolist()
    assert set(expected) <= numbers


def test_the_data_of_a_figure_paste_back(lab: Lab) -> None:
    opened(lab, "line", FIVE)
    lab.block("sweep").locator(".lab-data summary").click()
    table = lab.block("sweep").locator(".lab-data tbody")
    expect(table.locator("tr")).to_have_count(21)
    rows = [line.split("\t") for line in copied(lab, ".st-key-sweep .lab-data tbody").splitlines()]
    assert len(rows) == 21
    assert float(rows[0][0]) == -10
    assert {len([float(cell) for cell in row]) for row in rows} == {6}


def test_a_field_is_copied_as_the_browser_does(lab: Lab) -> None:
    lab.open_problem(FIVE)
    lab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    lab.whole("x").focus()
    lab.page.keyboard.press("Control+a")
    lab.page.keyboard.press("Control+c")
    assert lab.page.evaluate("navigator.clipboard.readText()") == FIVE.x_text


def test_numbers_and_formulas_are_not_to_be_translated(lab: Lab) -> None:
    for path in ("", "product", "derivation", "gradient"):
        lab.open_problem(FIVE, path)
        expect(lab.page.locator(".lab-num, .lab-formula, .lab-math").first).to_be_attached()
        marked = ".lab-num, .lab-formula, .lab-math"
        assert lab.page.locator(marked).evaluate_all("all => all.every(node => !node.translate)")
        assert lab.page.locator("h1").evaluate("node => node.translate")


@pytest.mark.parametrize("step", ["8", "12", "13"])
def test_a_wide_formula_scrolls_by_the_arrow_keys(lab: Lab, step: str) -> None:
    problem = Problem([0.37 * m - 1 for m in range(10)], [0.1] * 10)
    lab.open_problem(problem, "derivation", step=step, k="own")
    box = lab.page.locator(".lab-formulas[tabindex='0']").first
    box.focus()
    for _ in range(3):
        lab.page.keyboard.press("ArrowRight")
    lab.page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    expect(box).to_be_focused()
    lab.expect_param("step", step)
    for _ in range(8):
        lab.page.keyboard.press("ArrowLeft")
    lab.page.wait_for_function("() => document.activeElement.scrollLeft === 0")
    expect(box).to_be_focused()
    lab.expect_param("step", step)
    lab.page.locator("h1").click()
    lab.page.keyboard.press("ArrowRight")
    lab.expect_param("step", str(int(step) + 1))
