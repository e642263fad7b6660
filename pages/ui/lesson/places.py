"""Where the bar's blocks come to stand, on every page."""

from __future__ import annotations

from typing import Final

from pages.ui.markup import Html, tag
from pages.ui.text import _

BLOCKS: Final = ("lesson-head", "lesson-text", "lesson-answer", "lesson-says", "lesson-ways")


def places() -> Html:
    """The places, empty; what changes in two of them is read out."""
    spoken = {"lesson-text", "lesson-says"}
    head, *middle, ways = (
        tag(
            "div",
            class_=f"lab-{key}",
            data_block=key,
            hidden=True,
            aria_live="polite" if key in spoken else None,
        )
        for key in BLOCKS
    )
    body = tag("div", *middle, class_="lab-lesson-body", tabindex=-1)
    return tag("section", head, body, ways, class_="lab-lesson", aria_label=_("Lesson"))
