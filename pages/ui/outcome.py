"""The outcome of an answer: a verdict in a badge, and a box that screen readers say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from core.answers.words import VERDICTS as OF_FORMULAS
from pages.ui.markup import Attribute, Html, tag
from pages.ui.text import N_

VERDICTS: Final = OF_FORMULAS | {
    "few-digits": N_("More digits, please"),
    "unfinished": N_("Not there yet"),
    "carried": N_("Follows from your earlier answer"),
}
"""What a badge says, by the tag of a mark."""

_STYLES = {
    "right": ("good", "✓"),
    "other-form": ("good", "✓"),
    "right-if": ("open", "~"),
    "carried": ("open", "~"),
    "few-digits": ("open", "…"),
    "unfinished": ("open", "…"),
    "unreadable": ("open", "…"),
}


def verdict_badge(outcome_tag: str, words: str) -> Html:
    """The outcome in a word or two, with a sign."""
    css, sign = _STYLES.get(outcome_tag, ("bad", "✗"))
    badge = tag("span", tag("span", sign, aria_hidden="true"), " ", words)
    return tag("p", tag("span", badge, class_=f"lab-badge {css}"))


def outcome_box(outcome_tag: str, parts: Iterable[Html], **more: Attribute) -> Html:
    """What becomes of it; screen readers say it when it changes.

    A course page around the lab is told it, see `components/course_frame/`: data_question names
    the setting that was answered; data_said is the answer where the address has none.
    """
    return tag("div", *parts, role="status", class_="lab-outcome", data_tag=outcome_tag, **more)
