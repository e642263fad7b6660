"""Fields over two directions: heights with contours, arrows, a point that can be moved, a path."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from contourpy import LineType, contour_generator
from numpy.typing import NDArray

from core.limits import AXIS_LENGTH_MIN, AXIS_SHARE_MIN
from core.numeric import norms
from pages.ui.figures.base import GRID, Trace, layout, nice, packed
from pages.ui.fonts import plot_symbols
from pages.ui.numbers import number
from pages.ui.text import _

Array = NDArray[np.float64]
HEIGHT = 500  # no slider stands below it
_BELOW, _APART = 58, 12  # pixels below a plane; between the numbers of its axis and the title
_LINES = 14  # levels, about
_TICKS = 5  # of the scale of colours, about
_HEAD = 0.35  # of an arrow is its head
_SHORTEST, _LONGEST = 0.3, 0.9  # of arrows, in steps of their lattice
_WARM = [[0, "$cold1"], [0.5, "$background"], [1, "$warm1"]]
_HEAT = [[0, "$heat0"], [0.5, "$heat1"], [1, "$heat2"]]


def heights(
    across: Array,
    up: Array,
    values: Array,
    *,
    name: str,
    scale: str,
    signed: bool,
    hover: str,
    limits: tuple[float, float] | None = None,
) -> list[Trace]:
    """Colours and level lines of `values` (m, n), row by `up`; `signed`: no colour at 0.

    An image and one long line: the browser puts both in place without Plotly, which takes three
    times as long for contours of its own.
    Where a value is nan, as outside of a triangle, the nearest one in its row goes on; `outside`
    hides that. float32 is enough for colours and lines. `hover` says where a place is; the height
    follows. `scale`: what the colours mean. `limits`: where colours and lines end, if not where
    the values do.
    """
    low, high = limits or find_limits(values, signed=signed)
    size = nice((high - low) / _LINES)
    levels: Array = size * np.arange(math.ceil(low / size), math.floor(high / size) + 1.0)
    whole = _without_gaps(values)
    image = {
        "type": "heatmap",
        "x0": float(across[0]),
        "dx": float(across[1] - across[0]),
        "y0": float(up[0]),
        "dy": float(up[1] - up[0]),
        "z": packed(whole, "f4"),
        "colorscale": _WARM if signed else _HEAT,
        "zmin": low,
        "zmax": high,
        "zsmooth": "fast",
        "colorbar": _scale(scale, levels),
        "meta": scale,  # as plain text, for the scale that the page itself draws
        "hovertemplate": f"{hover}{name} = %{{z:.7~g}}<extra></extra>",
    }
    return [image, _level_lines(across, up, whole, levels)]


def _level_lines(across: Array, up: Array, values: Array, levels: Array) -> Trace:
    """The lines along which the values are these, one after the other, with gaps between."""
    lines = contour_generator(across, up, values, line_type=LineType.ChunkCombinedNan)
    parts = [np.empty((0, 2))]
    gap = np.full((1, 2), np.nan)
    for level in levels.tolist():
        points = lines.lines(level)[0][0]
        if points is not None:
            parts += [points, gap]
    line = np.concatenate(parts)
    return {
        "type": "scatter",
        "mode": "lines",
        "showlegend": False,
        "hoverinfo": "skip",
        "x": packed(line[:, 0], "f4"),
        "y": packed(line[:, 1], "f4"),
        "line": {"color": "$muted", "width": 0.8, "simplify": False},
    }


def _scale(name: str, levels: Array) -> Trace:
    """The scale of colours: some of the levels, the same ones at any sign."""
    every = max(1, math.ceil(len(levels) / _TICKS))
    ticks = [level for n, level in enumerate(levels.tolist()) if n % every == 0]
    return {
        "title": {"text": plot_symbols(name), "side": "top"},
        "thickness": 12,
        "orientation": "h",
        "yref": "container",
        "y": 0,
        "yanchor": "bottom",
        "tickvals": ticks,
        "ticktext": [number(float(f"{tick:.10g}")) for tick in ticks],
        "outlinewidth": 1,
        "outlinecolor": "$muted",
    }


def _without_gaps(values: Array) -> Array:
    """The values, and in place of each nan the nearest of its row, or of the nearest row."""
    known = ~np.isnan(values)
    if known.all() or not known.any():
        return values
    filled, places = values.copy(), np.arange(values.shape[1])
    rows = np.flatnonzero(known.any(axis=1))
    for m in rows:
        filled[m] = np.interp(places, places[known[m]], values[m, known[m]])
    nearest = rows[np.abs(np.arange(len(values))[:, None] - rows).argmin(axis=1)]
    whole: Array = filled[nearest]
    return whole


def outside(corners: Array) -> Trace:
    """The background's colour on all that is around a triangle, up to the square that it is in."""
    low, high = corners.min(axis=0) - 0.05, corners.max(axis=0) + 0.05
    square = [low, [low[0], high[1]], high, [high[0], low[1]], low]
    ring = np.array([*square, *corners, corners[0], low])  # out along the square, back around
    return {
        "type": "scatter",
        "mode": "lines",
        "showlegend": False,
        "hoverinfo": "skip",
        "x": ring[:, 0].tolist(),
        "y": ring[:, 1].tolist(),
        "fill": "toself",
        "fillcolor": "$background",
        "line": {"width": 0, "simplify": False},
    }


def find_limits(values: Array, *, signed: bool, cap: float = 1.0) -> tuple[float, float]:
    """Where colours end: at the largest value, or at the quantile `cap`.

    Where heights differ by too little to be drawn, the ends are farther apart than they are.
    """
    finite = values[np.isfinite(values)]
    if not finite.size:
        return 0.0, 1.0
    low, high = float(finite.min()), float(np.quantile(finite, cap))
    if signed:
        most = max(-low, high)
        most = most if most >= AXIS_LENGTH_MIN else 1.0
        return -most, most
    least = max(AXIS_LENGTH_MIN, AXIS_SHARE_MIN * max(abs(low), abs(high)))
    return (low, high) if high - low >= least else (low, low + 1.0)


def is_flat(values: Array) -> bool:
    """Whether heights differ, but by too little to be drawn."""
    finite = values[np.isfinite(values)]
    if not finite.size or float(np.ptp(finite)) == 0.0:
        return False
    return find_limits(finite, signed=False) != (float(finite.min()), float(finite.max()))


def arrows(places: Array, moves: Array, *, step: float, hover: str, true: Array) -> Trace:
    """Arrows at places (q, 2) along moves (q, 2), their tails there.

    Drawn lengths grow with the root of the true ones, from 0.3 to 0.9 of `step`, so that small
    ones stay visible; a move of 0 has none. `true` (q, c) are the numbers that `hover` tells.
    All are one line, six points an arrow: the browser draws it faster than as many marks.
    """
    most = float(norms(moves).max(initial=0.0)) or 1.0
    moves = moves / most  # which may be subnormal
    sizes = norms(moves)
    kept = sizes > 1e-12
    scale = np.zeros(len(sizes))
    share = _SHORTEST + (_LONGEST - _SHORTEST) * np.sqrt(sizes[kept])
    scale[kept] = step * share / sizes[kept]
    along = moves * scale[:, None]
    tips = np.where(kept[:, None], places + along, np.nan)
    across = np.stack([-along[:, 1], along[:, 0]], axis=1)
    barbs = [tips - _HEAD * along + side * _HEAD / 2 * across for side in (1, -1)]
    gap = np.full_like(places, np.nan)
    line = np.stack([places, tips, barbs[0], tips, barbs[1], gap], axis=1).reshape(-1, 2)
    return {
        "type": "scatter",
        "mode": "lines",
        "showlegend": False,
        "x": packed(line[:, 0], "f4"),
        "y": packed(line[:, 1], "f4"),
        "customdata": packed(np.repeat(true, 6, axis=0), "f4"),
        "line": {"color": "$text", "width": 1.4, "simplify": False},
        "hovertemplate": f"{hover}<extra></extra>",
    }


def point(at: Sequence[float], name: str, *, colour: str, symbol: str = "circle") -> Trace:
    """One large mark with a rim and a name."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [float(at[0])],
        "y": [float(at[1])],
        "marker": {
            "symbol": symbol,
            "size": 15,
            "color": colour,
            "line": {"color": "$background", "width": 2},
        },
        "hovertemplate": f"{name}<extra></extra>",
    }


def path(places: Array, name: str) -> Trace:
    """The places of a descent, step by step, joined."""
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": packed(places[:, 0]),
        "y": packed(places[:, 1]),
        "line": {"color": "$gradient", "width": 2.2, "simplify": False},
        "marker": {"size": 5, "color": "$gradient"},
        "hovertemplate": "%{pointNumber}<extra></extra>",
    }


def movable(
    trace: int, at: Sequence[float], *, step: float, bounds: list[list[float]], hint: str
) -> dict[str, Any]:
    """A point that clicks and arrow keys move, within half planes p x + q y <= r."""
    return {
        "trace": trace,
        "at": [float(v) for v in at],
        "step": step,
        "bounds": bounds,
        "hint": hint,
        "keys": _(
            "With the focus on the plot, arrow keys move it, PageUp and PageDown ten times as far."
        ),
    }


def without_scale(figure: dict[str, Any]) -> None:
    """Take the scale of colours out: the figure beside it says what there is to say."""
    for trace in figure["traces"]:
        if trace.pop("colorbar", None):
            trace["showscale"] = False


def plane_layout(
    titles: tuple[str, str], across: Array, up: Array, *, revision: str
) -> dict[str, Any]:
    """Both axes in the same scale, so that arrows are at right angles to contours."""
    square = layout(
        _side(titles[0], across), _side(titles[1], up), revision=revision, height=HEIGHT
    )
    square["yaxis"] |= {"scaleanchor": "x"}
    square["xaxis"]["title"]["standoff"] = _APART
    square["margin"] |= {"b": _BELOW}
    return square


def triangle_layout(corners: Array, names: Sequence[str], *, revision: str) -> dict[str, Any]:
    """No axes, but the triangle with a name at each corner."""
    hidden = {"visible": False, "constrain": "domain"}
    triangle = layout(
        hidden | {"range": [-0.12, 1.12]},
        hidden | {"range": [-0.08, 0.96], "scaleanchor": "x"},
        revision=revision,
        height=HEIGHT,
    )
    (x0, y0), (x1, y1), (x2, y2) = corners.tolist()
    triangle["margin"] = {"l": 10, "r": 10, "t": 12, "b": 20}
    triangle["shapes"] = [
        {
            "type": "path",
            "path": f"M {x0} {y0} L {x1} {y1} L {x2} {y2} Z",
            "line": {"color": "$text", "width": 1.5},
        }
    ]
    anchors = (("left", "top"), ("right", "top"), ("center", "bottom"))  # within a phone's width
    triangle["annotations"] = [
        {
            "x": x,
            "y": y,
            "text": plot_symbols(name),
            "showarrow": False,
            "xanchor": xa,
            "yanchor": ya,
            "yshift": 6 if ya == "bottom" else -6,  # clear of a mark at the corner
        }
        for (x, y), name, (xa, ya) in zip(
            [(x0 - 0.1, y0), (x1 + 0.1, y1), (x2, y2)], names, anchors, strict=True
        )
    ]
    return triangle


def _side(title: str, values: Array) -> Trace:
    ends = [float(values[0]), float(values[-1])]
    return {
        "title": {"text": plot_symbols(title)},
        "range": ends,
        "constrain": "domain",
        **GRID,
        "showgrid": False,  # the field covers all of it
        "zeroline": False,
    }
