"""Two panels over one horizontal axis: a descent's loss and norm; two losses' gradients."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.limits import AXIS_LENGTH_MIN
from pages.ui.figures.base import (
    PIECES,
    Figure,
    Trace,
    axis,
    layout,
    marks,
    steady_range,
    value_axis,
    vertical,
)
from pages.ui.figures.curves import Curve, SweptAxis, curve_trace, frames
from pages.ui.figures.end_labels import end_labels, room_for

_UPPER, _LOWER = [0.54, 1.0], [0.0, 0.44]  # their shares of the height
_SECOND: Trace = {"yaxis": "y2"}
DESCENT_HEIGHT = 390  # its path stands beside it, as high, and steps and buttons below it
_FEW = 5  # pieces of an axis: every edit changes how high a descent begins
Array = NDArray[np.float64]
_Scale = tuple[str, Sequence[Array]]  # the title of a vertical axis, and what is drawn along it
_NAME = 0.16  # of a panel's height, for a name below the lowest line


def loss_and_norm(
    swept: SweptAxis,
    loss: Curve,
    norm: Curve,
    *,
    floor: float,
    floor_name: str,
    alt: str,
    revision: str,
) -> Figure:
    """The loss with its lower bound, and below it the norm of the gradient.

    Titles of the axes and a name on the line say which curve is which.
    """
    last = max(1.0, float(swept.values[-1]))
    ends = (-0.02 * last, 1.02 * last)  # room for half a mark
    traces: list[Trace] = [
        curve_trace(swept, loss, loss.values),
        curve_trace(swept, norm, norm.values, **_SECOND),
        marks([0.0], [loss.now], [loss.colour]),
        marks([0.0], [norm.now], [norm.colour], **_SECOND),
    ]
    titled = (loss.name, [loss.values]), (norm.name, [norm.values])
    panels = _panels(swept, ends, *titled, revision, pieces=_FEW)
    panels["height"] = DESCENT_HEIGHT
    panels["yaxis"] |= _loss_scale(loss.values, floor)
    panels["shapes"] = [_bound(floor, floor_name), vertical(0.0)]
    moves = frames(swept, [loss.name, norm.name], [(2, [0]), (3, [1])], play=True, takes=True)
    return {"traces": traces, "layout": panels, "alt": alt, "frames": moves}


def _loss_scale(values: Array, floor: float) -> Trace:
    """The loss may end far above 0; below its floor there is room for a name."""
    height = max(float(np.ptp(values)), float(values.max()) - floor)
    if 0.0 < height < AXIS_LENGTH_MIN:
        return {"range": [floor - 1.0, floor + 1.0]}
    return {"range": steady_range([values], include=[floor - _NAME * height], pieces=_FEW)}


def _bound(floor: float, name: str) -> Trace:
    """A line with its name at the lower bound of the loss."""
    return {
        "type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": floor, "y1": floor,
        "line": {"color": "$muted", "width": 1.5, "dash": "dot"},
        "label": {"text": name, "textposition": "end", "yanchor": "top", "font": {"size": 14}},
    }  # fmt: skip


def two_gradients(
    swept: SweptAxis,
    upper: Sequence[Curve],
    lower: Sequence[Curve],
    *,
    titles: tuple[str, str],
    zones: Sequence[tuple[float, float]],
    alt: str,
    revision: str,
    log: bool = False,
) -> Figure:
    """The same components of two gradients, above each other, with zones marked in both."""
    above, below = (
        [np.abs(curve.values) if log else curve.values for curve in curves]
        for curves in (upper, lower)
    )
    traces = [curve_trace(swept, c, h, log=log) for c, h in zip(upper, above, strict=True)]
    traces += [
        curve_trace(swept, c, h, log=log, **_SECOND) for c, h in zip(lower, below, strict=True)
    ]
    k, inside = len(upper), swept.is_inside
    for curves, more in ((upper, {}), (lower, _SECOND)):
        now = [abs(c.now) if log else c.now for c in curves] if inside else []
        looks = [curve.colour for curve in curves][: len(now)]
        traces.append(marks([swept.now] * len(now), now, looks, **more))
    panels = _panels(
        swept,
        (float(swept.values[0]), float(swept.values[-1])),
        (titles[0], above),
        (titles[1], below),
        revision,
        log=log,
    )
    panels["annotations"] = [
        *end_labels(upper, above, log=log),
        *end_labels(lower, below, first=len(upper), yref="y2", log=log),
    ]
    panels["margin"]["r"] = room_for([*upper, *lower])
    panels["hovermode"] = "x unified"
    panels["shapes"] = [shape for zone in zones for shape in _zone(*zone)]
    if inside:
        panels["shapes"].append(vertical(swept.now))
    names = [curve.name for curve in (*upper, *lower)]
    moves = frames(swept, names, [(2 * k, range(k)), (2 * k + 1, range(k, 2 * k))])
    return {"traces": traces, "layout": panels, "alt": alt, "frames": moves}


def _panels(
    swept: SweptAxis,
    ends: tuple[float, float],
    upper: _Scale,
    lower: _Scale,
    revision: str,
    *,
    log: bool = False,
    pieces: int = PIECES,
) -> dict[str, Any]:
    panels = layout(
        axis(swept.title, ends, log=swept.log) | {"anchor": "y2"},
        value_axis(*upper, log=log, pieces=pieces) | {"domain": _UPPER},
        revision=revision,
    )
    panels["yaxis2"] = value_axis(*lower, log=log, pieces=pieces) | {"domain": _LOWER}
    return panels


def _zone(low: float, high: float) -> list[Trace]:
    """A band over both panels, and lines at its ends, so that it does not hang on its colour."""
    place = {"yref": "paper", "y0": 0, "y1": 1}
    band = {
        "type": "rect", "x0": low, "x1": high, **place,
        "fillcolor": "$bad", "opacity": 0.14, "line": {"width": 0}, "layer": "below",
    }  # fmt: skip
    rim = {"color": "$bad", "width": 2, "dash": "dash"}
    return [band] + [{"type": "line", "x0": x, "x1": x, **place, "line": rim} for x in (low, high)]
