"""What the reader may set on the gradient page: names and meaning of its URL parameters.

view                    line, plane, simplex, descent or squared
i, j, c                 classes, from 1: j is swept or emphasised; i, j span the plane; all
                        three the corners of the triangle
run                     what is swept along a line: x (x_j), y (y_j), sum (sum(y)) or T (x / T)
show                    curves of a line: grad, s, loss or terms (of column j)
log                     axes with a logarithmic scale: run, values, or run,values
from, to, points        ends of the axes, and points (of a line, or a side of a plane)
of                      what a plane shows: loss, or the component of a class
digits                  few, all or exact, as on other pages
rate, steps, momentum   of a descent;   over: where its path is drawn, line, plane or simplex

A parameter that means nothing in the present view has its default; its text must be right all
the same, for a view that reads it. How the text of each is read, and what its field is called:
`pages.gradient.parameters`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from core.limits import (
    DESCENT_STEPS,
    PATH_POINTS,
    PLANE_POINTS,
    RATE,
    SWEEP_POINTS,
)
from core.problem import Problem
from pages.ui.numbers import subscript
from pages.ui.page import NotAllowed
from pages.ui.text import _

VIEW_NAMES: Final = ("line", "plane", "simplex", "descent", "squared")
SWEPT_NAMES: Final = ("x", "y", "sum", "T")
SHOW_NAMES: Final = ("grad", "s", "loss", "terms")
OVER_NAMES: Final = ("line", "plane", "simplex")
SHOWN: Final[dict[str, tuple[str, ...]]] = {  # the settings of each view, in the order of the page
    "line": ("run", "j", "show", "from", "to", "points", "log"),
    "squared": ("run", "j", "from", "to", "points", "log"),
    "plane": ("j", "i", "of", "from", "to", "points"),
    "simplex": ("i", "j", "c", "points"),
    "descent": ("rate", "steps", "over", "momentum", "j", "i", "c"),
}
CLASSES: Final = ("i", "j", "c")
_CLASSES_OF_A_PATH: Final = {"line": ("j",), "plane": ("j", "i"), "simplex": CLASSES}


@dataclass(frozen=True)
class Settings:
    """All settings, classes from 1; `low` and `high` None: ends that fit the problem.

    k: the number of classes that there are to choose from. i, j and c are different classes as
    far as there are so many; replaced: those of them that were chosen, but are another one's.
    """

    view: str = "line"
    k: int = 3
    i: int = 2
    j: int = 1
    c: int = 3
    swept: str = "x"
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
    replaced: tuple[str, ...] = ()
    digits: str = "few"

    @property
    def resolution(self) -> int:
        """Points of the line, or of a side of the plane: as chosen, or what suits the view."""
        if self.points:
            return self.points
        if self.view == "descent":
            return SWEEP_POINTS if self.over == "line" else PATH_POINTS
        return PLANE_POINTS if is_plane(self.view) else SWEEP_POINTS

    @property
    def axis_variable(self) -> str:
        """What the horizontal axis has: what is swept, or a logit where nothing is."""
        return axis_variable(self.view, self.swept)

    @property
    def is_log(self) -> bool:
        """Whether the horizontal axis is logarithmic: a logit may be negative, so never its."""
        return "run" in self.log and self.axis_variable != "x"

    @property
    def symbol(self) -> str:
        """The symbol of what the horizontal axis has, as text."""
        below = subscript(self.j)
        names = {"x": f"x{below}", "y": f"y{below}", "sum": "sum(y)", "T": "T"}
        return names[self.axis_variable]

    def logit(self, index: str = "") -> str:
        """What the gradient is taken in: `x₁`, or `(x₁/T)` where a temperature divides it."""
        return f"(x{index}/T)" if self.axis_variable == "T" else f"x{index}"

    @property
    def shown(self) -> tuple[str, ...]:
        """The settings that mean something now."""
        left_out = set(CLASSES) - set(self.classes)
        return tuple(name for name in SHOWN[self.view] if name not in left_out)

    @property
    def is_triangle(self) -> bool:
        """Whether three classes are the corners of a triangle."""
        return self.view == "simplex" or (self.view == "descent" and self.over == "simplex")

    @property
    def is_flat(self) -> bool:
        """Whether two logits are the axes of a plane."""
        return self.view == "plane" or (self.view == "descent" and self.over == "plane")

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes that can be chosen now; a triangle of three classes has all of them."""
        if self.is_triangle and self.k <= 3:
            return ()
        return _CLASSES_OF_A_PATH[self.over] if self.view == "descent" else SHOWN[self.view]


def make(problem: Problem, values: Mapping[str, Any]) -> Settings:
    """The values of all parameters as one object.

    Raises NotAllowed where the two ends of the axis do not go together: both, as one that is
    left alone would make a range that nobody asked for.
    """
    j, i, c = _different_classes(problem, values["j"], values["i"], values["c"])
    settings = Settings(
        view=values["view"],
        k=problem.k,
        i=i,
        j=j,
        c=c,
        swept=values["run"],
        show=values["show"],
        log=values["log"],
        low=values["from"],
        high=values["to"],
        points=values["points"],
        of=values["of"],
        rate=values["rate"],
        steps=values["steps"],
        momentum=values["momentum"],
        over=values["over"],
        digits=values["digits"],
        replaced=tuple(name for name, n in (("i", i), ("c", c)) if values[name] not in (None, n)),
    )
    if not ends_fit(settings.low, settings.high, log=settings.is_log):
        given = tuple(name for name in ("from", "to") if values[name] is not None)
        raise NotAllowed(ends_rule(), given)
    return settings


def axis_variable(view: str, swept: str) -> str:
    """What the horizontal axis of a view has."""
    return swept if view in ("line", "squared") else "x"


def is_plane(view: str) -> bool:
    """Whether `points` counts a side of a plane."""
    return view in ("plane", "simplex", "descent")


# --- settings that have to go together ------------------------------------------------------


def ends_rule() -> str:
    """What is allowed where the ends do not fit together, or do not fit a logarithmic axis."""
    return _("“From” below “To”, both above 0 on a logarithmic axis")


def ends_fit(low: float | None, high: float | None, *, log: bool) -> bool:
    """Whether two ends make a range; None is an end that will fit."""
    if log and any(end is not None and end <= 0 for end in (low, high)):
        return False
    return low is None or high is None or low < high


def _different_classes(
    problem: Problem, j: int, i: int | None, c: int | None
) -> tuple[int, int, int]:
    """j, i and c, each another class than those before it, as far as there are so many.

    No mistake of the reader's: other pages, which share i and j, allow the same class for both.
    The view says it where it takes another one.
    """
    i = i or 1
    if i == j:
        i = next(other for other in (j % problem.k + 1, 1) if other != j)
    if c is None or c in (i, j):
        others = [n for n in range(1, problem.k + 1) if n not in (i, j)]
        unmasked = [n for n in others if not problem.masked[n - 1]]
        c = (unmasked or others or [j])[0]
    return j, i, c
