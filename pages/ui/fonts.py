"""The typefaces of formulas and of words, by name; `font_faces.py` makes the first of them.

Words in a formula (sum, log, Euler's e) are upright: class `lab-op`.
"""

from __future__ import annotations

import re
from typing import Final

MATH: Final = '"Lab Math", KaTeX_Main, "STIX Two Math", "Cambria Math", "Times New Roman", serif'
"""The family of formulas: `--lab-math-font` in CSS."""
UPRIGHT: Final = 'KaTeX_Main, "STIX Two Text", "Times New Roman", serif'

WORDS: Final = '"Source Sans", sans-serif'
"""The family of words in plots, as on the page."""

# A symbol in words: a derivative, a letter with an index, or a power of Euler's number;
# `components/shared/symbols.js` too.
_POWER = re.compile("e\\^([−-]?[0-9]+(?:\\.[0-9]+)?|x(?![A-Za-z_₀-₉ᵢⱼ]))")
_IN_WORDS = re.compile(
    "∂[a-z][₀-₉]*/∂\\(?[a-z][₀-₉ᵢⱼ]*(?:/T\\))?|(?<![A-Za-z∂])[A-Za-zδ][₀-₉ᵢⱼ]+"
    f"|(?<![A-Za-z]){_POWER.pattern}"
)
_WORD = '<span class="lab-sym" translate="no">'
_BELOW = re.compile("[₀-₉ᵢⱼ]+")
# What is a symbol in a text of a plot: a derivative, a letter with an index, one of these alone.
_SYMBOL = re.compile(
    "∂[a-z][₀-₉]*/∂[a-z][₀-₉ᵢⱼ]*|(?<![A-Za-z])[a-z][₀-₉ᵢⱼ]+|(?<![A-Za-z])[eijkstxyT](?![A-Za-z])"
)
_SPAN = "<span style='font-family:Lab Math,KaTeX_Main,Times New Roman,serif'>"
_PLAIN = str.maketrans("₀₁₂₃₄₅₆₇₈₉ᵢⱼ", "0123456789ij")


def word_symbols(html: str) -> str:
    """Words, escaped, with the symbols in them in the typeface of formulas, and in one line each.

    The text stays as it is, though what is seen of an index is `data-below`, and of an exponent
    `data-above` (style/frame.css).
    """
    return _IN_WORDS.sub(_in_words, html)


def _in_words(symbol: re.Match[str]) -> str:
    set_below = _BELOW.sub(_index, symbol[0])
    return f"{_WORD}{_POWER.sub(_exponent, set_below)}</span>"


def _exponent(power: re.Match[str]) -> str:
    return f'<i class="lab-op">e</i><sup data-above="{power[1]}"><i>^{power[1]}</i></sup>'


def _index(run: re.Match[str]) -> str:
    return f'<sub data-below="{run[0].translate(_PLAIN)}"><i>{run[0]}</i></sub>'


def plot_symbols(text: str) -> str:
    """A text of Plotly's with its symbols in the typeface of formulas, which has no `₁`."""
    return _SYMBOL.sub(lambda symbol: f"{_SPAN}{_set_below(symbol[0])}</span>", text)


def _set_below(symbol: str) -> str:
    return _BELOW.sub(lambda index: f"<sub>{index[0].translate(_PLAIN)}</sub>", symbol)
