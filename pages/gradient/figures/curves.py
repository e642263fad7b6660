"""Curves over one swept quantity, with marks at its present value that can be moved along."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pages.gradient.figures.base import (
    Figure,
    Trace,
    axis,
    finite,
    layout,
    marks,
    packed,
    value_axis,
    vertical,
)
from pages.ui.theme import DASHES

Array = NDArray[np.float64]
_CLEAR = 0.04  # of the height of the plot, about half a name's


@dataclass(frozen=True)
class Curve:
    """One curve: its name, its values, and the class whose colour and dash it has."""

    name: str
    values: Array
    look: int
    strong: bool = False
    """Whether it is emphasised: drawn thicker."""
    now: float = math.nan
    """Its value at the present moment."""


@dataclass(frozen=True)
class SweptAxis:
    """The horizontal axis: what is swept, its values and its present value."""

    name: str
    """Its symbol as text."""
    title: str
    """The title of the axis."""
    values: Array
    now: float
    log: bool = False

    @property
    def is_inside(self) -> bool:
        """Whether the present value is on the axis."""
        return math.isfinite(self.now) and self.values[0] <= self.now <= self.values[-1]


def lines(
    swept: SweptAxis,
    curves: Sequence[Curve],
    *,
    title: str,
    alt: str,
    revision: str,
    log: bool = False,
    moves: bool = True,
) -> Figure:
    """The curves, with their names on them, and a mark on each at the present value.

    `log`: sizes of the values on a logarithmic axis. `moves`: the marks can be dragged.
    """
    heights = [np.abs(curve.values) if log else curve.values for curve in curves]
    traces = [
        curve_trace(swept, curve, height, log=log)
        for curve, height in zip(curves, heights, strict=True)
    ]
    traces.append(names_on(swept, curves, heights, log=log))
    inside = swept.is_inside
    now = [abs(curve.now) if log else curve.now for curve in curves] if inside else []
    traces.append(
        marks([swept.now] * len(now), now, [f"$class{c.look}" for c in curves][: len(now)])
    )
    ends = (float(swept.values[0]), float(swept.values[-1]))
    plot = layout(
        axis(swept.title, ends, log=swept.log),
        value_axis(title, heights, log=log),
        revision=revision,
    )
    plot["hovermode"] = "x unified"
    plot["shapes"] = [vertical(swept.now)] if inside else []
    figure: Figure = {"traces": traces, "layout": plot, "alt": alt}
    if moves:
        figure["frames"] = frames(
            swept, [curve.name for curve in curves], [(len(traces) - 1, range(len(curves)))]
        )
    return figure


def frames(
    swept: SweptAxis,
    names: Sequence[str],
    follow: Sequence[tuple[int, Sequence[int]]],
    **more: Any,
) -> dict[str, Any]:
    """How marks move along curves: the browser picks an index of the values and draws it.

    `follow`: (trace of the marks, traces of the curves that they are on). `names` of the first
    pair's curves, to read their values out.
    """
    nearest = int(np.argmin(np.abs(swept.values - swept.now))) if swept.is_inside else 0
    return {
        "count": len(swept.values),
        "at": nearest,
        "name": swept.name,
        "names": list(names),
        "follow": [[trace, list(curves)] for trace, curves in follow],
        "line": vertical(0.0),
    } | more


def curve_trace(
    swept: SweptAxis, curve: Curve, height: Array, *, log: bool = False, **more: Any
) -> Trace:
    """One curve; equidistant values need only a start and a step."""
    points = swept.values
    place: Trace = (
        {"x": packed(points)} if swept.log else {"x0": float(points[0]), "dx": _step(points)}
    )
    shown = np.where(height > 0, height, np.nan) if log else height
    return {
        "type": "scatter",
        "mode": "lines",
        "name": curve.name,
        **place,
        "y": packed(shown),
        "line": {
            "color": f"$class{curve.look}",
            "dash": DASHES[curve.look % len(DASHES)],
            "width": 4 if curve.strong else 2.2,
            "simplify": False,
        },
        "hovertemplate": "%{y:.10~g}",
    } | more


def _step(points: Array) -> float:
    """The distance of equidistant points; 1 where there is but one."""
    return float((points[-1] - points[0]) / (len(points) - 1)) if len(points) > 1 else 1.0


def names_on(
    swept: SweptAxis,
    curves: Sequence[Curve],
    heights: Sequence[Array],
    *,
    log: bool = False,
    **more: Any,
) -> Trace:
    """The names of the curves, each where its curve is far from the others and their names.

    A curve that is nowhere clear of the others has none; the legend tells it by its dash.
    """
    Y = np.array([np.where(np.isfinite(height), height, 0.0) for height in heights])
    if log:
        Y = np.log10(np.maximum(Y, 1e-30))
    places = label_places(Y)
    named = [n is not None or curve.strong for n, curve in zip(places, curves, strict=True)]
    indices = [n if n is not None else int(0.8 * Y.shape[1]) for n in places]
    return {
        "type": "scatter",
        "mode": "text",
        "showlegend": False,
        "hoverinfo": "skip",
        "x": [float(swept.values[n]) for n in indices],
        "y": finite([float(height[n]) for height, n in zip(heights, indices, strict=True)]),
        "text": [curve.name * shown for curve, shown in zip(curves, named, strict=True)],
        "textposition": "top center",
        "textfont": {"size": 14, "color": [f"$class{curve.look}" for curve in curves]},
        "cliponaxis": False,
    } | more


def label_places(Y: Array) -> list[int | None]:
    """For each curve of Y (m, n) the index where its name stands clearest; None: nowhere."""
    m, n = Y.shape
    span = float(np.ptp(Y)) or 1.0
    some = np.linspace(0.06 * n, 0.94 * n, 25).astype(int)
    at, high = some / n, Y[:, some] / span
    taken: list[tuple[float, float]] = []
    places: list[int | None] = []
    for i in range(m):
        gap = np.full(len(some), 1.0)
        if m > 1:
            gap = np.abs(np.delete(high, i, axis=0) - high[i]).min(axis=0)
        for x, y in taken:
            gap = np.minimum(gap, np.maximum(np.abs(high[i] - y), np.abs(at - x) / 1.5))
        best = int(np.argmax(np.minimum(gap, 0.2) - 0.001 * np.abs(at - 0.8)))
        if gap[best] < _CLEAR:
            places.append(None)
            continue
        places.append(int(some[best]))
        taken.append((float(at[best]), float(high[i, best])))
    return places
