"""What all figures share: packed arrays, axes, layout, the mark of the present value."""

from __future__ import annotations

import base64
import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.limits import AXIS_LENGTH_MIN, AXIS_SHARE_MIN
from pages.ui.fonts import WORDS, plot_symbols

Figure = dict[str, Any]
Trace = dict[str, Any]
GRID = {
    "gridcolor": "$line",
    "zerolinecolor": "$muted",
    "linecolor": "$line",
    "exponentformat": "power",
    "ticklabeloverflow": "allow",  # to measure each label takes a tenth of a redraw
}
_FLOAT32 = (1e-30, 1e30)  # sizes that float32 holds with all its digits, and products of them
HEIGHT = 440
NOW = "now"  # the name of the shape that marks the present value
_ROOM = 0.04  # of an axis beyond the values at either end: more than half a mark
_FLAT, _NOTHING = 1e-9, 1e-250  # spans, in parts of the values and as they are, that are none
PIECES = 20  # about; the ends of an axis are whole multiples of such a piece


def packed(values: NDArray[np.float64], kind: str = "f8") -> dict[str, str]:
    """An array as Plotly takes it fastest: base64 of its bytes, float64 or (`f4`) float32.

    What is not finite becomes nan, which Plotly leaves out. Sizes beyond float32 stay float64.
    """
    finite = np.where(np.isfinite(values), values, np.nan)
    if kind == "f4" and not _fits_float32(finite):
        kind = "f8"
    data = np.ascontiguousarray(finite, dtype=f"<{kind}").tobytes()
    array = {"dtype": kind, "bdata": base64.b64encode(data).decode("ascii")}
    return array if values.ndim == 1 else array | {"shape": ", ".join(map(str, values.shape))}


def _fits_float32(values: NDArray[np.float64]) -> bool:
    largest = float(np.fmax.reduce(np.abs(values), axis=None, initial=0.0))
    return largest == 0.0 or _FLOAT32[0] < largest < _FLOAT32[1]


def is_drawable(low: float, high: float, *, log: bool = False) -> bool:
    """Whether an axis from `low` to `high` is long enough for float64 and for Plotly."""
    if not low < high or (log and low <= 0.0):
        return False
    long_enough = log or high - low >= AXIS_LENGTH_MIN
    return long_enough and high - low >= AXIS_SHARE_MIN * max(abs(low), abs(high))


def is_flat(values: Sequence[NDArray[np.float64]]) -> bool:
    """Whether values differ from 0 and from each other by too little for an axis, but not by 0."""
    largest = max((float(np.fmax.reduce(np.abs(v), initial=0.0)) for v in values), default=0.0)
    return 0.0 < largest < AXIS_LENGTH_MIN


def value_axis(
    title: str,
    values: Sequence[NDArray[np.float64]],
    *,
    log: bool = False,
    pieces: int = PIECES,
) -> Trace:
    """The axis of curves with these values, with 0 on it; values that `is_flat` lie at 0."""
    if not log and is_flat(values):
        return axis(title, (-1.0, 1.0))
    ends = steady_range(values, include=[0.0], log=log, pieces=pieces)
    return axis(title, log=log) | {"range": ends}


POWERS = 13  # of marks on logarithmic axes: Plotly sets powers of ten larger, by a quarter


def axis(title: str, limits: Sequence[float] | None = None, *, log: bool = False) -> Trace:
    """An axis with its symbols as text; on a logarithmic one Plotly counts limits in decades."""
    side: Trace = {"title": {"text": plot_symbols(title)}, "automargin": True, **GRID}
    if log:
        side["type"] = "log"
    if limits is not None:
        side["range"] = [float(v) for v in (np.log10(limits) if log else limits)]
    return side


def steady_range(
    values: Iterable[NDArray[np.float64]],
    *,
    include: Sequence[float] = (),
    log: bool = False,
    pieces: int = PIECES,
) -> list[float]:
    """The ends of an axis around all values, in decades on a logarithmic one.

    They are round, so that most edits leave them and the ticks between them as they are: then the
    browser moves curves alone. `include`: values that have to be on the axis too. `pieces`: of
    the axis, about; the fewer they are, the rounder are its ends.
    """
    every = np.concatenate([np.ravel(part) for part in values] or [np.empty(0)])
    every = np.concatenate([every, np.asarray(include, dtype=np.float64)])
    if log:
        every = np.log10(every[every > 0])
    finite = every[np.isfinite(every)]
    if not finite.size:
        return [0.0, 1.0]
    low, high = float(finite.min()), float(finite.max())
    size = max(abs(low), abs(high))
    if high - low <= max(_FLAT * size, _NOTHING):
        low, high = low - 0.5 * (size or 1.0), high + 0.5 * (size or 1.0)
    if high - low <= _NOTHING:
        low, high = -1.0, 1.0
    piece = nice((high - low) / pieces)
    room = _ROOM * (high - low)
    ends = math.floor((low - room) / piece), math.ceil((high + room) / piece)
    return [float(f"{piece * n:.10g}") for n in ends]


def nice(size: float) -> float:
    """The next 1, 2 or 5 times a power of ten."""
    power = math.floor(math.log10(size))
    step = next(n for n in (1.0, 2.0, 5.0, 10.0) if n * 10.0**power >= size * (1 - 1e-9))
    return step * 10.0**power


def layout(xaxis: Trace, yaxis: Trace, *, revision: str, height: int = HEIGHT) -> Trace:
    """Colours, margins and axes; zoom is kept as long as `revision` stays."""
    return {
        "height": height,
        "margin": {"l": 64, "r": 16, "t": 12, "b": 50},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": "$text", "family": WORDS, "size": 16},
        "xaxis": xaxis,
        "yaxis": yaxis,
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": "$surface", "font": {"color": "$text"}},
        "shapes": [],
        "uirevision": revision,
    }


def vertical(x: float) -> Trace:
    """A dotted line over the whole height at the present value."""
    line = {"color": "$muted", "width": 1.5, "dash": "dot"}
    return {
        "type": "line", "name": NOW, "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1,
        "line": line,
    }  # fmt: skip


def finite(values: Sequence[float]) -> list[float | None]:
    """None where a value is infinite or nan: JSON has no such number, and Plotly leaves it out."""
    return [float(v) if math.isfinite(v) else None for v in values]


def marks(x: Sequence[float], y: Sequence[float], colours: Sequence[str], **more: Any) -> Trace:
    """Round marks, each in a colour of its own, with a rim that parts them from their curves."""
    return {
        "type": "scatter",
        "mode": "markers",
        "showlegend": False,
        "hoverinfo": "skip",
        "x": finite(x),
        "y": finite(y),
        "marker": {
            "size": 11,
            "color": list(colours),
            "line": {"color": "$background", "width": 2},
        },
    } | more


def nothing(reason: str, title: str | None = None) -> Figure:
    """A figure that is not there; the reason is its title, unless that stands elsewhere."""
    empty = layout({"visible": False}, {"visible": False}, revision=reason, height=120)
    words = {"title": reason if title is None else title}
    return {"traces": [], "layout": empty, "alt": reason, "words": words, "empty": True}
