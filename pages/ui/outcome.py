"""The outcome of an answer: a verdict in a badge, and a box that screen readers say."""

from __future__ import annotations

from collections.abc import Iterable

from pages.ui.markup import Attribute, Html, tag

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
    """What becomes of it; screen readers say it when it changes."""
    return tag("div", *parts, role="status", class_="lab-outcome", data_tag=outcome_tag, **more)
