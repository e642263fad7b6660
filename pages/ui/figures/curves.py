"""Curves over one swept quantity, with marks at its present value that can be moved along."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pages.ui.figures.base import (
    Figure,
    Trace,
    axis,
    layout,
    marks,
    packed,
    value_axis,
    vertical,
)
from pages.ui.figures.end_labels import end_labels, room_for
from pages.ui.theme import DASHES

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Curve:
    """One curve: its name, its values, and how it looks."""

    name: str
    values: Array
    look: int | None = None
    """The class, from 0, whose colour and dash it has."""
    tint: str = "$text"
    """The name of its colour where it is of no class, as the loss."""
    strong: bool = False
    """Whether it is emphasised: drawn thicker."""
    now: float = math.nan
    """Its value at the present moment."""
    short: str = ""
    """What stands at its end where its name is too long for that."""

    @property
    def colour(self) -> str:
        """The name of its colour."""
        return self.tint if self.look is None else f"$class{self.look}"

    @property
    def dash(self) -> str:
        """Its dash: curves of classes are told apart without colours too."""
        return DASHES[(self.look or 0) % len(DASHES)]

    @property
    def end_name(self) -> str:
        """Its name at its end."""
        return self.short or self.name


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
    """The curves, with their names at their ends, and a mark on each at the present value.

    `log`: sizes of the values on a logarithmic axis. `moves`: the marks can be dragged.
    """
    heights = [np.abs(curve.values) if log else curve.values for curve in curves]
    traces = [
        curve_trace(swept, curve, height, log=log)
        for curve, height in zip(curves, heights, strict=True)
    ]
    inside = swept.is_inside
    now = [abs(curve.now) if log else curve.now for curve in curves] if inside else []
    traces.append(
        marks([swept.now] * len(now), now, [curve.colour for curve in curves][: len(now)])
    )
    ends = (float(swept.values[0]), float(swept.values[-1]))
    plot = layout(
        axis(swept.title, ends, log=swept.log),
        value_axis(title, heights, log=log),
        revision=revision,
    )
    plot["hovermode"] = "x unified"
    plot["shapes"] = [vertical(swept.now)] if inside else []
    plot["annotations"] = end_labels(curves, heights, log=log)
    plot["margin"]["r"] = room_for(curves)
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
            "color": curve.colour,
            "dash": curve.dash,
            "width": 4 if curve.strong else 2.2,
            "simplify": False,
        },
        "hovertemplate": "%{y:.10~g}",
    } | more


def _step(points: Array) -> float:
    """The distance of equidistant points; 1 where there is but one."""
    return float((points[-1] - points[0]) / (len(points) - 1)) if len(points) > 1 else 1.0
