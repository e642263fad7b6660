"""Symbols in words are set as formulas are, and the text stays what it was."""

from __future__ import annotations

import re
from html import unescape

import pytest

from pages.ui.markup import joined, tag
from pages.ui.template import Template

MARKED = re.compile('<span class="lab-sym" translate="no">(.*?)</span>')
WORDS = [
    ("While x₁ runs, ∂e/∂x₁ goes from 0 to 1.", ["x₁", "∂e/∂x₁"]),
    ("raising y₂ adds sᵢ and δᵢⱼ − sⱼ", ["y₂", "sᵢ", "δᵢⱼ", "sⱼ"]),
    ("with T: ∂e/∂(x₁₀/T)", ["∂e/∂(x₁₀/T)"]),
    ("squared error: ∂e₂/∂x₃, e₂ = ½ sum((s − y)²)", ["∂e₂/∂x₃", "e₂"]),
    ("|∂e/∂x| < 3", ["∂e/∂x"]),
    ("max₁, 10⁻⁶, H₂O, i.e. a class, k = 3", []),
]


@pytest.mark.parametrize(("text", "symbols"), WORDS, ids=[text for text, _ in WORDS])
def test_symbols_are_marked_and_words_are_not(text: str, symbols: list[str]) -> None:
    template = Template()
    template.block("words", template.words(text))
    for html in (tag("p", text), joined(text), template.html("words")):
        assert MARKED.findall(html) == symbols
    assert unescape(MARKED.sub(r"\1", joined(text))) == text


@pytest.mark.parametrize("name", ["option", "title", "textarea", "code"])
def test_what_holds_no_elements_or_is_code_stays_plain(name: str) -> None:
    assert tag(name, "∂e/∂x₁") == f"<{name}>∂e/∂x₁</{name}>"


def test_an_attribute_stays_plain() -> None:
    assert tag("p", "y", title="∂e/∂x₁") == '<p title="∂e/∂x₁">y</p>'
