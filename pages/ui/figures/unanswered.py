"""A figure before the question about it is answered."""

from __future__ import annotations

from pages.ui.figures.base import Figure
from pages.ui.text import _, sentences

_QUIET = {"opacity": 0, "hoverinfo": "skip", "hovertemplate": None}


def without_curves(figure: Figure, *, alt: str, keeps_marks: bool) -> Figure:
    """Its axes and lines across, but no curves, and no word of what they say.

    alt: what it shows then. keeps_marks: the last trace has marks that answer nothing.
    """
    later = _("The curves are drawn when you have answered.")
    *curves, last = figure["traces"]
    words = figure["words"]
    shown: Figure = {name: item for name, item in figure.items() if name != "table"}
    return shown | {
        "traces": [*(curve | _QUIET for curve in curves), last if keeps_marks else last | _QUIET],
        "layout": figure["layout"] | {"annotations": []},
        "frames": figure["frames"] | {"names": []},
        "words": words | {"notice": sentences(later, words["notice"])},
        "alt": sentences(later, alt),
    }
