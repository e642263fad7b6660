"""Names of curves, each at the right end of its curve, in the colour of the curve.

An annotation is called `end-label-N`, where N is the number of the curve's trace: by that name the
browser finds it and moves it aside where names would overlap. `spread` does the same for a file
that has no browser side of the lab.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pages.ui.fonts import plot_symbols

if TYPE_CHECKING:
    from pages.ui.figures.curves import Curve

PREFIX = "end-label-"
_SIZE = 15  # of the letters, in pixels
_WIDE = 8.2  # a letter, about
_GAP = 6  # between a curve and its name
_APART = 17  # of two names above each other, in pixels
_SMALL = "₀₁₂₃₄₅₆₇₈₉ᵢⱼ"  # half as wide as others
_CHINESE = "\u3000"  # from here on, signs are as wide as two
_MARKUP = re.compile("<[^>]*>")
Array = NDArray[np.float64]


def end_labels(
    curves: Sequence[Curve],
    heights: Sequence[Array],
    *,
    first: int = 0,
    yref: str = "y",
    log: bool = False,
    places: Array | None = None,
) -> list[dict[str, Any]]:
    """An annotation for each curve; `first` is the number of the first one's trace.

    A curve without any finite height has none. On a logarithmic axis Plotly counts in decades.
    places: along the horizontal axis, as it counts them: a curve that ends before the others
    (nan) has its name there, above it and to its left.
    """
    labels = []
    for n, (curve, height) in enumerate(zip(curves, heights, strict=True), first):
        last = _last_height(height, log=log)
        if last is None:
            continue
        label = _label(f"{PREFIX}{n}", curve, last, yref)
        if places is not None and not math.isfinite(height[-1]):
            end = float(places[np.isfinite(height)][-1])
            label |= {"x": end, "xref": "x", "xanchor": "right", "xshift": -2 * _GAP}
            label |= {"yanchor": "bottom", "bgcolor": "$background", "borderpad": 1}
        labels.append(label)
    return labels


def room_for(curves: Sequence[Curve]) -> int:
    """How wide a margin the longest name needs, in pixels."""
    return round(_GAP + 8 + max((_width(curve.end_name) for curve in curves), default=0))


def spread(annotations: Sequence[dict[str, Any]], units: float) -> None:
    """Move names aside that would overlap; `units` of the axis are as high as one pixel.

    From below upward, each name is put at least its own height above the one before it; then the
    whole pile goes back to the middle of its curves' ends.
    """
    labels = sorted((a for a in annotations if is_end_label(a)), key=lambda label: label["y"])
    wanted = [label["y"] / units for label in labels]
    for pile in _piles(wanted):
        middle = sum(wanted[n] for n in pile) / len(pile)
        for place, n in enumerate(pile):
            at = middle + _APART * (place - (len(pile) - 1) / 2)
            labels[n]["yshift"] = round(at - wanted[n], 1)


def is_end_label(annotation: dict[str, Any]) -> bool:
    """Whether an annotation is the name of a curve."""
    return str(annotation.get("name", "")).startswith(PREFIX)


def _piles(wanted: Sequence[float]) -> list[list[int]]:
    """Numbers of rising places, those together whose names would overlap, also once spread."""
    piles: list[list[int]] = []
    for n in range(len(wanted)):
        piles.append([n])
        while len(piles) > 1 and _overlap(piles[-2], piles[-1], wanted):
            piles[-2:] = [piles[-2] + piles[-1]]
    return piles


def _overlap(below: list[int], above: list[int], wanted: Sequence[float]) -> bool:
    middles = [sum(wanted[n] for n in pile) / len(pile) for pile in (below, above)]
    return middles[1] - middles[0] < _APART * (len(below) + len(above)) / 2


def _last_height(height: Array, *, log: bool) -> float | None:
    shown = height[np.isfinite(height) & (height > 0)] if log else height[np.isfinite(height)]
    if not shown.size:
        return None
    return math.log10(shown[-1]) if log else float(shown[-1])


def _label(name: str, curve: Curve, y: float, yref: str) -> dict[str, Any]:
    return {
        "name": name,
        "text": plot_symbols(curve.end_name),
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": _GAP,
        "y": y,
        "yref": yref,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": _SIZE, "color": curve.colour},
    }


def _width(text: str) -> float:
    """About, in pixels."""
    letters = _MARKUP.sub("", text)
    shares = (0.5 if a in _SMALL else 2.0 if a >= _CHINESE else 1.0 for a in letters)
    return _WIDE * sum(shares)
