"""English and Chinese: by the browser, by the switch, by the URL, on every page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from core.problem import Problem
from tests.browser.lab import PATHS, Lab

pytestmark = pytest.mark.browser

START = Problem((1, 2, -0.5), (0, 1, 0))
TITLES = {"en": "The gradient of softmax with cross-entropy", "zh": "梯度"}

# All words that a reader can see or hear: texts, names, titles, in shadow roots too. Formulas,
# icons (their text is a name of a font's sign), and the other language's own name are left out.
WORDS = """() => {
  const found = [];
  const walk = node => {
    if (node.nodeType === Node.TEXT_NODE) { found.push(node.textContent); return; }
    if (node.nodeType === Node.ELEMENT_NODE) {
      const left_out = 'script, style, .katex, [translate="no"], .lab-plot svg, button[lang]';
      if (node.matches(left_out)) return;
      // An element without a box of its own, yet with visible children, counts as invisible.
      if (getComputedStyle(node).display !== 'contents' && !node.checkVisibility()) return;
      for (const name of ['aria-label', 'title', 'placeholder'])
        if (node.hasAttribute(name)) found.push(node.getAttribute(name));
    }
    for (const child of (node.shadowRoot ?? node).childNodes) walk(child);
  };
  walk(document.querySelector('[data-testid="stMain"]'));
  for (const text of document.querySelectorAll('.lab-plot text')) found.push(text.textContent);
  return found.map(text => text.trim()).filter(Boolean);
}"""
NAMES = re.compile(r"NumPy|PyTorch|SymPy|Softmax|softmax|Jacobian|one-hot|nats|ulps?|log|sum")
ENGLISH = re.compile(r"[A-Za-z]{2,}[ ,.]+[A-Za-z]{2,}")


def test_the_browsers_language_is_spoken(visit: Callable[..., Lab]) -> None:
    for locale, tag, code in (
        ("zh-CN", "zh-CN", "zh"),
        ("zh-TW", "zh-CN", "zh"),
        ("en-GB", "en", "en"),
        ("fr-FR", "en", "en"),
    ):
        lab = visit(locale=locale)
        lab.open(lang=None)
        expect(lab.page.locator("html")).to_have_attribute("lang", tag)
        expect(lab.page.locator("h1")).to_contain_text(TITLES[code])
        lab.expect_param("lang", code)


def test_the_url_is_stronger_than_the_browser(visit: Callable[..., Lab]) -> None:
    lab = visit(locale="zh-CN")
    lab.open(lang="en")
    expect(lab.page.locator("h1")).to_have_text(TITLES["en"])
    expect(lab.page.locator("html")).to_have_attribute("lang", "en")


def test_the_switch_changes_the_language_and_keeps_the_problem(lab: Lab) -> None:
    lab.open_problem(START)
    edited = START.with_x((1, 3.5, -0.5))
    lab.field("x", 2).fill("3.5")
    lab.expect_problem(edited)
    lab.choose_language("中文", "zh-CN")
    expect(lab.page.locator("h1")).to_contain_text(TITLES["zh"])
    lab.expect_param("lang", "zh")
    lab.expect_problem(edited)
    for path in (*PATHS[1:], ""):
        lab.go(path)
        expect(lab.page.locator("html")).to_have_attribute("lang", "zh-CN")
        lab.expect_fields(edited)
    lab.field("x", 2).fill("abc")
    expect(lab.message("x", 2)).to_contain_text(re.compile("[一-鿿]"))
    lab.choose_language("English", "en")
    expect(lab.page.locator("h1")).to_have_text(TITLES["en"])


@pytest.mark.parametrize("path", PATHS)
def test_no_english_is_left_in_chinese(lab: Lab, path: str) -> None:
    lab.open_problem(START, path, lang="zh")
    expect(lab.page.locator("html")).to_have_attribute("lang", "zh-CN")
    if path == "gradient":
        expect(lab.page.locator(".lab-plot .annotation-text")).to_have_count(START.k)
    if path == "derivation":
        expect(lab.page.locator(".lab-badge.open")).to_have_count(0)
    words = lab.page.evaluate(WORDS)
    assert "logit x1" in words or "目标" in " ".join(words)  # names in shadow roots are read
    assert sum(bool(re.search("[一-鿿]", text)) for text in words) > 15
    assert [text for text in words if ENGLISH.search(NAMES.sub("·", text))] == []
