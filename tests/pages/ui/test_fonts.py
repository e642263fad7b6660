"""Symbols in plots, and the fonts that come with Streamlit."""

from __future__ import annotations

import re

import pytest

from pages.ui import font_faces
from pages.ui.fonts import plot_symbols


@pytest.mark.parametrize(
    ("text", "symbols", "words"),
    [
        ("logit x₁", ["x<sub>1</sub>"], "logit "),
        ("|∂e/∂xᵢ|", ["∂e/∂x<sub>i</sub>"], "||"),
        ("∂e₂/∂x₁₀", ["∂e<sub>2</sub>/∂x<sub>10</sub>"], ""),
        ("loss e", ["e"], "loss "),
        ("temperature", [], "temperature"),
        ("损失 e", ["e"], "损失 "),
    ],
)
def test_symbols_alone_are_set_in_the_typeface_of_formulas(
    text: str, symbols: list[str], words: str
) -> None:
    shown = plot_symbols(text)
    spans = re.findall(r"<span style='[^']*Lab Math[^']*'>(.*?)</span>", shown)
    assert spans == symbols
    assert re.sub(r"<span.*?</span>", "", shown) == words


def test_every_face_has_its_file_and_no_character_two() -> None:
    faces = font_faces.font_faces()
    files = re.findall(r"url\(\.\./static/media/([^)]+)\)", faces)
    assert len(files) == 4
    for file in files:
        assert (font_faces._MEDIA / file).stat().st_size > 5_000
    ranges = dict.fromkeys(re.findall(r"unicode-range: ([^;]+);", faces))
    assert len(ranges) == 2
    characters = [{code for part in text.split(", ") for code in _codes(part)} for text in ranges]
    assert not characters[0] & characters[1]
    for sign in "0123456789()+=−·/|∞∂∇,":
        assert ord(sign) in characters[1], sign
    for letter in "sxyeijkTΣσ":
        assert ord(letter) in characters[0] | characters[1], letter


def _codes(part: str) -> range:
    first, _, last = part.removeprefix("U+").partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)
