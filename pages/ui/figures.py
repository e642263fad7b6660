"""Arrays to Plotly figures, as plain data; no Streamlit, no formulas.

A figure is {"traces", "layout", "alt"}; colours are names (`$class0`, `$text`) that the plot part
replaces by the theme of the moment, see `theme.plot_colours`.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.numeric import Sweep
from pages.ui.numbers import subscript
from pages.ui.theme import DASHES

Figure = dict[str, Any]


def sweep(
    values: Sweep, *, j: int, current: float, gradient: Sequence[float], axis: str, alt: str
) -> Figure:
    """A curve a class over the values of x_j, and the present x_j marked on each curve."""
    inside = math.isfinite(current) and values.values[0] <= current <= values.values[-1]
    traces = [_curve(values, i) for i in range(values.grad_x.shape[1])]
    if inside:
        traces.append(_markers(current, gradient))
    return {
        "traces": traces,
        "layout": _layout(
            axis=axis,
            limits=(float(values.values[0]), float(values.values[-1])),
            shapes=[_vertical(current)] if inside else [],
            revision=f"{j} {values.values[0]} {values.values[-1]}",
        ),
        "alt": alt,
    }


def _curve(values: Sweep, i: int) -> dict[str, Any]:
    points = values.values
    return {
        "type": "scatter",
        "mode": "lines",
        "name": f"∂e/∂x{subscript(i + 1)}",
        "x0": float(points[0]),
        "dx": float((points[-1] - points[0]) / (len(points) - 1)),
        "y": packed(values.grad_x[:, i]),
        "line": {
            "color": f"$class{i}",
            "dash": DASHES[i % len(DASHES)],
            "width": 2.5,
            "simplify": False,
        },
        "hovertemplate": "%{y:.6g}",
    }


def _markers(current: float, gradient: Sequence[float]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "showlegend": False,
        "hoverinfo": "skip",
        "x": [current] * len(gradient),
        "y": list(gradient),
        "marker": {
            "size": 11,
            "color": [f"$class{i}" for i in range(len(gradient))],
            "line": {"color": "$background", "width": 2},
        },
    }


def _vertical(x: float) -> dict[str, Any]:
    line = {"color": "$muted", "width": 1.5, "dash": "dot"}
    return {"type": "line", "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1, "line": line}


def _layout(
    *, axis: str, limits: tuple[float, float], shapes: list[dict[str, Any]], revision: str
) -> dict[str, Any]:
    lines = {"gridcolor": "$line", "zerolinecolor": "$muted", "linecolor": "$line"}
    return {
        "height": 380,
        "margin": {"l": 64, "r": 16, "t": 34, "b": 50},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": "$text", "size": 16},
        "xaxis": {"title": {"text": axis}, "range": list(limits), **lines},
        "yaxis": {"title": {"text": "∂e/∂xᵢ"}, "rangemode": "tozero", "tickformat": "~g", **lines},
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        "hovermode": "x unified",
        "hoverlabel": {"bgcolor": "$surface", "font": {"color": "$text"}},
        "shapes": shapes,
        "uirevision": revision,
    }


def packed(values: NDArray[np.float64]) -> dict[str, str]:
    """An array as Plotly takes it fastest: base64 of its float64 bytes."""
    data = np.ascontiguousarray(values, dtype="<f8").tobytes()
    return {"dtype": "f8", "bdata": base64.b64encode(data).decode("ascii")}
