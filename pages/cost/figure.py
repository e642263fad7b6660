"""A plot on logarithmic axes: what the three ways need over the size of the problem."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.cost.ways import Name
from pages.cost.settings import CostSettings
from pages.cost.words import short_names
from pages.ui.figures import Curve, Figure, SweptAxis, Trace, nothing
from pages.ui.figures.base import POWERS, axis, finite, layout, marks, value_axis, vertical
from pages.ui.figures.curves import curve_trace
from pages.ui.figures.end_labels import end_labels, room_for
from pages.ui.text import _

Array = NDArray[np.float64]
_LOOKS: Mapping[Name, int] = {"fused": 0, "jacobian": 1, "product": 2}
_POWERS_ALONE = 2  # decades of an axis whose marks are powers of ten alone
_DECADES = 3  # an axis of more has marks at powers of ten alone
_MARKS = 8  # at most, on an axis of more
_ROOM = 1.12  # of an axis beyond its first and last size, as a factor


@dataclass(frozen=True)
class Way:
    """One curve: its heights (nan where there is none), its value now, its power law.

    power: what its size grows like in the long run, or as fitted; empty where nothing is said.
    stop: why it ends before the others.
    fit: the height of the fitted line at every size (nan: none is drawn), where there is one.
    """

    way: Name
    heights: Array
    now: float = math.nan
    power: str = ""
    stop: str = ""
    fit: Array | None = None

    @property
    def curve(self) -> Curve:
        """How it looks; the fused way is emphasised."""
        name = short_names()[self.way]
        return Curve(
            name,
            self.heights,
            _LOOKS[self.way],
            strong=self.way == "fused",
            now=self.now,
            short=" ".join([f"{name} ∝ {self.power}" if self.power else name, self.stop]).rstrip(),
        )


@dataclass(frozen=True)
class Axes:
    """The sizes along the horizontal axis, the present one, and titles; bound: a line across."""

    symbol: str
    title: str
    sizes: Array
    now: float
    values: str
    bound: tuple[float, str] | None = None
    more: Sequence[Trace] = field(default=())
    notes: Sequence[dict[str, Any]] = field(default=())


def log_log(axes: Axes, ways: Sequence[Way], *, dots: bool, alt: str, revision: str) -> Figure:
    """The curves with their names at their ends; `dots`: every size has a mark, as it is a point
    that was measured.
    """
    swept = SweptAxis(axes.symbol, axes.title, axes.sizes, axes.now, log=True)
    curves = [way.curve for way in ways]
    heights = [way.heights for way in ways]
    traces = [_trace(swept, curve, dots=dots) for curve in curves]
    traces += [_fit(axes.sizes, way) for way in ways if way.fit is not None]
    inside = swept.is_inside
    here = [curve for curve in curves if inside and math.isfinite(curve.now)]
    traces.append(marks([swept.now] * len(here), [c.now for c in here], [c.colour for c in here]))
    traces += axes.more
    ends = (float(axes.sizes[0]) / _ROOM, float(axes.sizes[-1]) * _ROOM)
    drawn = [*heights, *(np.array(t["y"], dtype=float) for t in axes.more)]
    if axes.bound:
        drawn.append(np.array([axes.bound[0]]))
    plot = layout(axis(axes.title, ends, log=True), value_axis(axes.values, drawn, log=True),
                  revision=revision)  # fmt: skip
    for side in (plot["xaxis"], plot["yaxis"]):
        decades = side["range"][1] - side["range"][0]
        if decades > _DECADES:
            side["dtick"] = math.ceil(decades / _MARKS)
        if decades > _POWERS_ALONE:
            side["tickfont"] = {"size": POWERS}
    plot["hovermode"] = "x unified"
    plot["shapes"] = [vertical(swept.now)] if inside else []
    if axes.bound:
        plot["shapes"].append(_bound(*axes.bound))
    places = np.log10(axes.sizes)
    plot["annotations"] = [*end_labels(curves, heights, log=True, places=places), *axes.notes]
    plot["margin"]["r"] = room_for([c for c, h in zip(curves, heights, strict=True)
                                    if np.isfinite(h[-1:]).any()])  # fmt: skip
    return {"traces": traces, "layout": plot, "alt": alt}


def _trace(swept: SweptAxis, curve: Curve, *, dots: bool) -> Trace:
    trace = curve_trace(swept, curve, curve.values, log=True)
    trace["hovertemplate"] = "%{y:.4~g}"
    if dots:
        trace |= {"mode": "lines+markers", "marker": {"size": 5.5, "color": curve.colour}}
    return trace


def _fit(sizes: Array, way: Way) -> Trace:
    """The fitted line, thin, from the least size that it is fitted to to the end of the axis."""
    assert way.fit is not None  # noqa: S101
    return {
        "type": "scatter",
        "mode": "lines",
        "showlegend": False,
        "hoverinfo": "skip",
        "x": finite(sizes.tolist()),
        "y": finite(way.fit.tolist()),
        "line": {"color": "$muted", "width": 1.2, "dash": "dot"},
    }


def _bound(height: float, name: str) -> Trace:
    """A line across at a bound, with its name."""
    return {
        "type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": height, "y1": height,
        "line": {"color": "$bad", "width": 1.5, "dash": "dash"},
        "label": {"text": name, "textposition": "start", "yanchor": "bottom",
                  "font": {"size": 14, "color": "$bad"}},
    }  # fmt: skip


def at(size: float, sizes: Array, heights: Array) -> float:
    """The height at a size, interpolated on logarithmic axes; nan beyond the curve."""
    there = np.isfinite(heights)
    if not there.any() or not sizes[there][0] <= size <= sizes[there][-1]:
        return math.nan
    return float(np.exp(np.interp(np.log(size), np.log(sizes[there]), np.log(heights[there]))))


def unanswered(settings: CostSettings) -> Figure:
    """What stands there before the question is answered."""
    return nothing(_("The plot is drawn when you have answered."))
