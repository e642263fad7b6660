"""A lesson's text as HTML: `$...$` is a formula, all else is plain text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from core.worked.speech import speech
from core.worked.written_latex import as_printed
from pages.ui.markup import Html, joined, tag
from pages.ui.text import _, language

_FORMULA: Final = re.compile(r"\$([^$]+)\$")
_KEPT: Final = 512  # formulas of some dozen lessons


def prose(text: str) -> Html:
    """The text with its formulas; `components/shared/formulas.js` draws them."""
    parts: list[Html | str] = []
    for n, part in enumerate(_FORMULA.split(text)):
        parts.append(_inline(part.strip(), language()) if n % 2 else part)
    return joined(*parts)


@lru_cache(maxsize=_KEPT)
def _inline(latex: str, language: str) -> Html:
    low = rf"\textstyle {latex}"  # as in a line of words, so that a sum takes no three lines
    drawn = tag(
        "span", latex, class_="lab-formula", translate="no", data_tex=low, data_foreign=True
    )
    return tag("span", drawn, class_="lab-inline", role="img", aria_label=_words(latex))


def _words(latex: str) -> str:
    """The formula in words; as it is written where there are none for it."""
    try:
        return speech(as_printed(latex), _)
    except (ValueError, IndexError, RecursionError):
        return latex
