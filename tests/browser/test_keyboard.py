"""The keyboard alone reaches every control, and shows where it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from core.problem import Problem
from tests.browser.lab import PATHS, Lab

pytestmark = pytest.mark.browser

# In the page: the element that has the focus, in shadow roots too; how it and what surrounds it
# look; and every element that Tab should reach.
SCRIPT = """() => {
  window.tabs = {
    focused() {
      let one = document.activeElement;
      while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
      return one;
    },
    look(one) {
      const looks = [];
      for (let i = 0; one && i < 4; i++, one = one.parentElement)
        for (const near of [one, ...one.children]) {
          const style = getComputedStyle(near);
          const { outline, boxShadow, borderColor, backgroundColor } = style;
          looks.push([outline, boxShadow, borderColor, backgroundColor].join());
        }
      return looks.join('|');
    },
    all() {
      const found = [];
      const walk = root => {
        for (const one of root.querySelectorAll('*')) {
          if (one.shadowRoot) walk(one.shadowRoot);
          const control = one.tabIndex >= 0 && one.matches('a[href], button, input, [tabindex]');
          const shown = one.checkVisibility({ checkVisibilityCSS: true });
          if (control && shown && !one.disabled && one.offsetWidth) found.push(one);
        }
      };
      walk(document.querySelector('[data-testid="stMain"]'));
      return found;
    },
    name(one) {
      const label = one.getAttribute('aria-label') || one.labels?.[0]?.innerText;
      const text = label || one.innerText?.trim();
      return text || one.closest('label')?.innerText || one.outerHTML.slice(0, 200);
    },
    group(one) {
      return one.getAttribute('role') === 'radio' ? one.closest('[role=radiogroup]') : one;
    },
    seen: new Set(), faint: [],
    step() {
      const last = this.last;
      if (last && this.look(last.one) === last.look) this.faint.push(this.name(last.one));
      const one = this.focused();
      if (!one || one === document.body || this.seen.has(one)) return false;
      this.seen.add(one);
      this.last = { one, look: this.look(one) };
      return true;
    },
    missed() {
      const reached = new Set([...this.seen].map(one => this.group(one)));
      return this.all().filter(one => !reached.has(this.group(one))).map(one => this.name(one));
    },
  };
}"""
STILL = "*, *::before, *::after { transition: none !important; animation: none !important; }"


@pytest.mark.parametrize("path", PATHS)
def test_tab_reaches_every_control_and_shows_it(lab: Lab, path: str) -> None:
    # Practice opens with any task, of two classes too: here with one of three.
    task = {"skill": "softmax", "level": "1", "seed": "426397"} if path == "practice" else {}
    lab.open(path, x="1,2,-0.5", y="0,1,0", **task)
    if path == "gradient":
        expect(lab.page.locator(".lab-plot .annotation-text")).to_have_count(3)
    lab.unfold("more")
    lab.page.mouse.click(2, 2)  # Tab begins at the beginning
    lab.page.add_style_tag(content=STILL)
    lab.page.evaluate(SCRIPT)
    names = []
    for _ in range(120):
        lab.page.keyboard.press("Tab")
        if not lab.page.evaluate("tabs.step()"):
            break
        names.append(lab.page.evaluate("tabs.name(tabs.last.one)"))
    else:
        pytest.fail(f"Tab does not come to an end: {names}")
    assert lab.page.evaluate("tabs.missed()") == []
    assert lab.page.evaluate("tabs.faint") == []
    for name in ("Explore", "Product", "Derivation", "Gradient", "中文", "logit x1", "target y3"):
        assert name in names
    assert {"x as text", "Add class", "Remove class", "Normalise y", "Shift by"} <= set(names)
    if path == "":
        tools = ("Digits", "Magnify", "One-hot", "Masked class")
        for name in tools:
            assert any(name in one for one in names), (name, names)


def test_the_lab_is_used_by_keyboard_alone(lab: Lab) -> None:
    lab.open(x="1,2,-0.5", y="1,1,0")
    press = lab.page.keyboard.press

    def tab_to(*, key: str = "", name: str = "") -> None:
        target = lab.button(key) if key else lab.field(*name.split())  # type: ignore[arg-type]
        for _ in range(60):
            press("Tab")
            if target.evaluate("one => one.getRootNode().activeElement === one"):
                return
        pytest.fail(f"Tab does not reach {key or name}")

    lab.field("x", 1).focus()
    press("ArrowDown")
    lab.expect_explore(Problem((0.9, 2, -0.5), (1, 1, 0)))
    tab_to(key="add-class")
    press("Enter")
    lab.expect_problem(Problem((0.9, 2, -0.5, 0), (1, 1, 0, 0)))
    tab_to(key="normalise-y")
    press("Space")
    lab.expect_problem(Problem((0.9, 2, -0.5, 0), (0.5, 0.5, 0, 0)))
    lab.link("product").focus()
    press("Enter")
    expect(lab.link("product")).to_have_attribute("aria-current", "page")
    lab.expect_product(Problem((0.9, 2, -0.5, 0), (0.5, 0.5, 0, 0)), 1)
    lab.block("bar").get_by_role("button", name="中文").focus()
    press("Enter")
    expect(lab.page.locator("html")).to_have_attribute("lang", "zh-CN")


def test_letters_typed_in_a_field_do_not_reach_the_pages_shortcuts(lab: Lab) -> None:
    lab.open(x="1,2", y="0,1")
    lab.field("x", 1).focus()
    lab.page.keyboard.type("rc")  # Streamlit: rerun, clear the cache
    expect(lab.field("x", 1)).to_have_value("rc")
    expect(lab.message("x", 1)).to_contain_text("“rc” is not a number")
    expect(lab.page.get_by_role("dialog")).to_have_count(0)
