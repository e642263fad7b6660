"""A typed formula: its field, symbols to press, and what was understood, drawn and in words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from core.answers.latex import latex
from core.answers.spoken import spoken
from core.answers.tree import Node
from core.limits import ANSWER_TEXT_MAX
from pages.ui import controls
from pages.ui.markup import Html, attributes, joined, tag
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
    symbols: Iterable[str] = PALETTE,
) -> Html:
    """The field of a setting that is a formula, and below it symbols for it."""
    field = controls.typed_field(template, name, label, value, error=error, most=ANSWER_TEXT_MAX)
    words = {FRACTION: _("fraction")}
    keys = (controls.insert_button(text, name, words.get(text, "")) for text in symbols)
    return joined(field, controls.group(_("Symbols"), *keys, css="lab-palette"))


def understood(template: Template, node: Node) -> Html:
    """The formula as it was understood; `components/shared/formulas.js` draws it."""
    drawn = template.around("div", fixed=_FORMULA, data_tex=latex(node))
    box = template.around("div", drawn, fixed=_FORMULAS, aria_label=_words(node, language()))
    return joined(tag("h2", _("Understood as")), box)


@lru_cache(maxsize=_KEPT)
def _words(node: Node, language: str) -> str:  # the language that `_` speaks
    return spoken(node, _)
