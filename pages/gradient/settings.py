"""What the reader may set on the gradient page: names, bounds and meaning of its URL parameters.

view                    line, plane, simplex, descent or squared
i, j, c                 classes, from 1: j runs or is emphasised; i, j span the plane; all
                        three the triangle
run                     what runs along a line: x (x_j), y (y_j), sum (sum(y)) or T (x / T)
show                    curves of a line: grad, s, loss or terms (of column j)
log                     axes with a logarithmic scale: run, values, or run,values
from, to, points        ends of the axes, and points (of a line, or a side of a plane)
of                      what a plane shows: loss, or the component of a class
rate, steps, momentum   of a descent;   over: where its path is drawn, line, plane or simplex
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from core.limits import (
    DESCENT_STEPS,
    DESCENT_STEPS_MAX,
    MOMENTUM_MAX,
    PATH_POINTS,
    PLANE_POINTS,
    PLANE_POINTS_MAX,
    PLANE_POINTS_MIN,
    RATE,
    RATE_MAX,
    RATE_MIN,
    SWEEP_POINTS,
    SWEEP_POINTS_MIN,
    SWEEP_POINTS_SHOWN,
    TEMPERATURE_MAX,
    TEMPERATURE_MIN,
    X_ABS_MAX,
    Y_MAX,
)
from core.vector_text import parse_number
from pages.ui.numbers import number
from pages.ui.text import _

VIEWS: Final = ("line", "plane", "simplex", "descent", "squared")
RUNS: Final = ("x", "y", "sum", "T")
SHOWS: Final = ("grad", "s", "loss", "terms")
LOGS: Final = ("run", "values")
OVER: Final = ("line", "plane", "simplex")
NAMES: Final = (
    "view", "i", "j", "c", "run", "show", "log", "from", "to", "points", "of",
    "rate", "steps", "momentum", "over",
)  # fmt: skip
SHOWN: Final[dict[str, tuple[str, ...]]] = {  # the settings of each view, in the order of the page
    "line": ("j", "run", "show", "from", "to", "points", "log"),
    "squared": ("j", "run", "from", "to", "points", "log"),
    "plane": ("j", "i", "of", "from", "to", "points"),
    "simplex": ("i", "j", "c", "points"),
    "descent": ("rate", "steps", "momentum", "over", "i", "j", "c"),
}
BOUNDS: Final = {
    "x": (-X_ABS_MAX, X_ABS_MAX),
    "y": (0.0, Y_MAX),
    "sum": (0.0, Y_MAX),
    "T": (TEMPERATURE_MIN, TEMPERATURE_MAX),
}


@dataclass(frozen=True)
class Settings:
    """All settings, classes from 1; `low` and `high` None: ends that fit the problem."""

    view: str = "line"
    i: int = 2
    j: int = 1
    c: int = 3
    run: str = "x"
    show: str = "grad"
    log: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    points: int = 0
    of: str = "loss"
    rate: float = RATE
    steps: int = DESCENT_STEPS
    momentum: float = 0.0
    over: str = "plane"

    @property
    def resolution(self) -> int:
        """Points of the line, or of a side of the plane: as chosen, or what suits the view."""
        if self.points:
            return self.points
        if self.view == "descent":
            return SWEEP_POINTS if self.over == "line" else PATH_POINTS
        return PLANE_POINTS if is_plane(self.view) else SWEEP_POINTS

    @property
    def runs(self) -> str:
        """What runs along the horizontal axis: a plane's is a logit."""
        return self.run if self.view in ("line", "squared") else "x"


class Rule(NamedTuple):
    """How a setting is read: what is allowed in words, and text to value (ValueError)."""

    allowed: str
    read: Callable[[str], Any]


def is_plane(view: str) -> bool:
    """Whether `points` counts a side of a plane."""
    return view in ("plane", "simplex", "descent")


def rule(name: str, k: int, view: str, run: str) -> Rule:
    """The rule of a setting in this view, for k classes."""
    low, high = BOUNDS[run if view in ("line", "squared") else "x"]
    few, many = (
        (PLANE_POINTS_MIN, PLANE_POINTS_MAX)
        if is_plane(view)
        else (SWEEP_POINTS_MIN, SWEEP_POINTS_SHOWN)
    )
    match name:
        case "view":
            return _one_of(VIEWS)
        case "run":
            return _one_of(RUNS)
        case "show":
            return _one_of(SHOWS)
        case "over":
            return _one_of(OVER)
        case "of":
            return _one_of(("loss", *map(str, range(1, k + 1))))
        case "log":
            return _some_of(LOGS if run != "x" else LOGS[1:])
        case "c":
            return _whole(1, k)
        case "from" | "to":
            return _real(low, high)
        case "points":
            return _whole(few, many)
        case "steps":
            return _whole(1, DESCENT_STEPS_MAX)
        case "rate":
            return _real(RATE_MIN, RATE_MAX)
        case "momentum":
            return _real(0.0, MOMENTUM_MAX)
    raise KeyError(name)


def ends_rule() -> str:
    """What is allowed where the ends do not fit together, or do not fit a logarithmic axis."""
    return _("“from” below “to”, both above 0 on a logarithmic axis")


def ends_fit(low: float | None, high: float | None, *, log: bool) -> bool:
    """Whether two ends make a range; None is an end that will fit."""
    if log and any(end is not None and end <= 0 for end in (low, high)):
        return False
    return low is None or high is None or low < high


def _one_of(names: tuple[str, ...]) -> Rule:
    def read(text: str) -> str:
        if text not in names:
            raise ValueError(text)
        return text

    return Rule(", ".join(names), read)


def _some_of(names: tuple[str, ...]) -> Rule:
    def read(text: str) -> tuple[str, ...]:
        chosen = text.split(",")
        if len(chosen) > len(names) or any(one not in names for one in chosen):
            raise ValueError(text)
        return tuple(one for one in names if one in chosen)

    return Rule(", ".join(names), read)


def _whole(low: int, high: int) -> Rule:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 4 and low <= int(text) <= high):
            raise ValueError(text)
        return int(text)

    return Rule(f"{low} … {high}", read)


def _real(low: float, high: float) -> Rule:
    def read(text: str) -> float:
        value = parse_number(text, "x", 0)
        if math.isinf(value) or not low <= value <= high:
            raise ValueError(text)
        return value

    return Rule(f"{number(low)} … {number(high)}", read)
