"""Formulas as HTML for KaTeX, with their words, and what a line's check came to; no algebra."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from core.limits import LINES_CACHED
from core.symbolic import Check
from core.worked.speech import speech
from pages.ui.markup import Html, kept, tag
from pages.ui.text import _, language

ROW_END = "\n\n"
"""Between the rows of a formula: each is drawn by itself, so that several stand side by side where
there is room. No formula has an empty line."""

Verdict = tuple[str, str, str]
"""What a check came to: a style, words, and all that is to be said of it."""


def formula(latex: str, rows: Sequence[str], *, css: str = "") -> Html:
    """A formula in rows, in its own scrolling box, with its words for who cannot see it.

    It stands in the skeleton: an edit does not send it again. `components/shared/formulas.js`
    draws it.
    """
    return _formula(in_rows(rows), spoken(latex), css)


@kept
def _formula(latex: str, words: str, css: str) -> Html:
    drawn = tag("div", class_="lab-formula", translate="no", data_tex=latex)
    style = f"lab-formulas lab-scroll {css}".rstrip()
    return tag("div", drawn, class_=style, role="img", aria_label=words)


def in_rows(rows: Sequence[str]) -> str:
    """One text, however many rows: their number may change with the numbers in them."""
    return ROW_END.join(rows)


def spoken(latex: str) -> str:
    """A formula without numbers of the moment in words; kept, as it does not change."""
    return _spoken(latex, language())


@lru_cache(maxsize=LINES_CACHED)
def _spoken(latex: str, language: str) -> str:
    return speech(latex, _)


def verdict(check: Check | None) -> Verdict:
    """What a check came to; None: it has not run yet."""
    if check is None:
        return "open", _("checking …"), ""
    if not check.ok:
        return "bad", f"✗ {_('wrong: the check fails')}", ""
    words, more = {
        "definition": (_("definition"), ""),
        "proved": (_("proved by SymPy"), _("SymPy expands the difference of both sides to 0.")),
        "tested": (
            _("checked exactly for k = 1 to 3"),
            _("Both sides agree at exact rational points for k = 1, 2 and 3: not a proof."),
        ),
    }[check.kind]
    return "good", f"✓ {words}", more
