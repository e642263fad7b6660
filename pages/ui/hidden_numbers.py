"""Numbers that a teacher's link hides: question marks in their places, so that students predict.

They do not leave the server, so that neither the eye nor a screen reader nor a look at the page's
source finds them. What is given, as x, y and the ends of a range, is shown (`given.py`); an index
is no number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pages.ui.given import plain
from pages.ui.template import Template, Value

SIGN = "?"
_BADGE = "lab-badge"  # it says what is known for any numbers
# A number; the 64 of “float64” is part of a word.
_NUMBER = re.compile(r"(?<![A-Za-z0-9])[−-]?(?:\d+(?:\.\d+)?(?:×10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)?|∞)")
# Of LaTeX: what stays as it is (an index, a distance between rows), or a number: with its sign
# where it stands alone, as an outcome does; a minus before a product is the formula's.
_TEX = re.compile(
    r"(?P<kept>_(?:\{[^{}]*\}|.)|\\\\\[[^\]]*\])"
    r"|(?P<before>(?:^|[=(&{,]|\\approx|\\\\|\\begin\{pmatrix\})\s*)-?\s*"
    r"(?P<first>\d[\d.]*|\\infty)(?![\d.])(?!\s*(?:\\cdot|\\left|\())"
    r"|(?P<number>\d[\d.]*|\\infty)"
)


def hide_numbers(template: Template) -> None:
    """Put question marks for the numbers of all blocks."""
    template.skeletons = {key: plain(html) for key, html in template.skeletons.items()}
    template.values = [
        _shown(value)
        if index in template.indices or _BADGE in value.get("class", "")
        else _hidden(value)
        for index, value in enumerate(template.values)
    ]


def hide_in_figure(figure: dict[str, Any]) -> dict[str, Any]:
    """The figure with its curves, but no numbers in words, a table or under the pointer."""
    words = {name: without_numbers(text) for name, text in figure.get("words", {}).items()}
    quiet = {"hoverinfo": "skip", "hovertemplate": None}
    changed: dict[str, Any] = {
        "words": words,
        "alt": without_numbers(figure["alt"]),
        "traces": [trace | quiet for trace in figure["traces"]],
        "layout": _without_labels(figure["layout"]),
    }
    if "frames" in figure:  # where the marks are is read out, but not what is there
        changed["frames"] = figure["frames"] | {"names": []}
    return {name: item for name, item in (figure | changed).items() if name != "table"}


def _without_labels(layout: dict[str, Any]) -> dict[str, Any]:
    """The layout with its lines, but not what is written along them: where something happens."""
    shapes = [
        {name: item for name, item in shape.items() if name != "label"}
        for shape in layout.get("shapes", ())
    ]
    return layout | {"shapes": shapes}


def without_numbers(text: str) -> str:
    """The words, with question marks for numbers."""
    return plain(_NUMBER.sub(SIGN, text))


def formula_without_numbers(latex: str) -> str:
    """The formula, with question marks for numbers."""
    return _TEX.sub(_tex_hidden, latex)


# What is done to an attribute, or to the text, of a live element; others say no number.
_HIDERS: dict[str, Callable[[str], str]] = {
    "text": without_numbers,
    "aria-label": without_numbers,
    "aria-valuetext": without_numbers,
    "data-tex": formula_without_numbers,
    "title": lambda text: "",
    "style": lambda text: "",  # how long a bar is
}


def _hidden(value: Value) -> Value:
    return {name: _HIDERS.get(name, str)(text) for name, text in value.items()}


def _shown(value: Value) -> Value:
    return {name: plain(text) for name, text in value.items()}


def _tex_hidden(match: re.Match[str]) -> str:
    if match["kept"] is not None:
        return match["kept"]
    return f"{match['before'] or ''}{{{SIGN}}}"
