"""A typed formula: its field, symbols to press, what was understood, drawn and in words.

On a page the symbols stand right below the field, where nothing moves them while they are
pressed; what was understood and what becomes of it follow at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from core.answers.latex import latex
from core.answers.spoken import spoken
from core.answers.tree import Node
from core.limits import ANSWER_TEXT_MAX
from pages.ui import controls
from pages.ui.markup import Html, attributes, tag
from pages.ui.template import Template
from pages.ui.text import _, language

FRACTION = "()/()"
PALETTE = (
    *("x_j", "s_j", "y_j", "x_i", "s_i", "y_i"),
    *("sum(y)", "sum_l ", "δ_ij", FRACTION, "e^{x_j}", "log "),
)
"""What a phone's keyboard lacks, and what it stands for in the field."""

_KEPT = 512  # words of formulas: those that some dozen readers typed last
_FORMULA = attributes(class_="lab-formula")
_FORMULAS = attributes(class_="lab-formulas lab-scroll lab-main", role="img")


def formula_field(
    template: Template,
    name: str,
    label: str,
    value: str,
    *,
    error: str = "",
) -> Html:
    """The field of a setting that is a formula."""
    return controls.typed_field(template, name, label, value, error=error, most=ANSWER_TEXT_MAX)


def palette(name: str, symbols: Iterable[str] = PALETTE) -> Html:
    """Symbols to press for the field of this name."""
    words = {FRACTION: _("fraction")}
    keys = (controls.insert_button(text, name, words.get(text, "")) for text in symbols)
    return controls.group(_("Symbols"), *keys, css="lab-palette")


def understood(template: Template, node: Node | None) -> Html:
    """The formula as it was understood; `components/shared/formulas.js` draws it.

    Without one its place is kept: the outcome below stays where it is while one types.
    """
    heading = tag("h2", _("Understood as"))
    if node is None:
        return tag("div", heading, tag("p", "…"), class_="lab-understood")
    drawn = template.around("div", fixed=_FORMULA, data_tex=latex(node))
    box = template.around("div", drawn, fixed=_FORMULAS, aria_label=_words(node, language()))
    return tag("div", heading, box, class_="lab-understood")


@lru_cache(maxsize=_KEPT)
def _words(node: Node, language: str) -> str:  # the language that `_` speaks
    return spoken(node, _)
