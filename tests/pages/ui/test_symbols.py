"""Symbols in words are set as formulas are, and the text stays what it was."""

from __future__ import annotations

import re

import pytest

from pages.ui.markup import joined, tag
from pages.ui.template import Template
from tests.pages.words import words_of

MARKED = re.compile('<span class="lab-sym" translate="no">(.*?)</span>')
INDEX = re.compile('<sub data-below="([0-9ij]+)"><i>([₀-₉ᵢⱼ]+)</i></sub>')
SEEN = str.maketrans("₀₁₂₃₄₅₆₇₈₉ᵢⱼ", "0123456789ij")
SUBSCRIPTS = set("₀₁₂₃₄₅₆₇₈₉ᵢⱼ")
WORDS = [
    ("While x₁ runs, ∂e/∂x₁ goes from 0 to 1.", ["x₁", "∂e/∂x₁"]),
    ("raising y₂ adds sᵢ and δᵢⱼ − sⱼ", ["y₂", "sᵢ", "δᵢⱼ", "sⱼ"]),
    ("with T: ∂e/∂(x₁₀/T)", ["∂e/∂(x₁₀/T)"]),
    ("squared error: ∂e/∂x₃, e₂ = ½ sum((s − y)²)", ["∂e/∂x₃", "e₂"]),
    ("|∂e/∂x| < 3, J₂₃", ["∂e/∂x", "J₂₃"]),
    ("s → e^42 s, e^−0.5, at e^x", ["e^42", "e^−0.5", "e^x"]),
    ("max₁, 10⁻⁶, i.e. a class, k = 3", []),
]


@pytest.mark.parametrize(("text", "symbols"), WORDS, ids=[text for text, _ in WORDS])
def test_symbols_are_marked_and_words_are_not(text: str, symbols: list[str]) -> None:
    template = Template()
    template.block("words", template.words(text))
    for html in (tag("p", text), joined(text), template.html("words")):
        assert [words_of(symbol) for symbol in MARKED.findall(html)] == symbols
        assert text in words_of(html)
        assert all(text.translate(SEEN) == seen for seen, text in INDEX.findall(html))
        with_index = [symbol for symbol in symbols if SUBSCRIPTS & set(symbol)]
        assert len(INDEX.findall(html)) == len(with_index)


@pytest.mark.parametrize("name", ["option", "title", "textarea", "code"])
def test_what_holds_no_elements_or_is_code_stays_plain(name: str) -> None:
    assert tag(name, "∂e/∂x₁") == f"<{name}>∂e/∂x₁</{name}>"


def test_an_attribute_stays_plain() -> None:
    assert tag("p", "y", title="∂e/∂x₁") == '<p title="∂e/∂x₁">y</p>'
