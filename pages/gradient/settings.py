"""What the reader may set on the gradient page: names, bounds and meaning of its URL parameters.

view                    line, plane, simplex, descent or squared
i, j, c                 classes, from 1: j is swept or emphasised; i, j span the plane; all
                        three the triangle
run                     what is swept along a line: x (x_j), y (y_j), sum (sum(y)) or T (x / T)
show                    curves of a line: grad, s, loss or terms (of column j)
log                     axes with a logarithmic scale: run, values, or run,values
from, to, points        ends of the axes, and points (of a line, or a side of a plane)
of                      what a plane shows: loss, or the component of a class
rate, steps, momentum   of a descent;   over: where its path is drawn, line, plane or simplex

A parameter that means nothing in the present view has its default; its text must be right all
the same, for a view that reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

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
from core.problem import Problem
from pages.gradient.rules import Rule, real, some_of, whole
from pages.ui.numbers import subscript
from pages.ui.page import Choices, NotAllowed, Reading, Setting, a_class, one_of
from pages.ui.text import _

VIEW_NAMES: Final = ("line", "plane", "simplex", "descent", "squared")
SWEPT_NAMES: Final = ("x", "y", "sum", "T")
SHOW_NAMES: Final = ("grad", "s", "loss", "terms")
LOG_NAMES: Final = ("run", "values")
OVER_NAMES: Final = ("line", "plane", "simplex")
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
    """All settings, classes from 1; `low` and `high` None: ends that fit the problem.

    k: the number of classes that there are to choose from. i, j and c are different classes as
    far as there are so many.
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
        """The settings that mean something now; a triangle of three classes has all of them."""
        left_out: tuple[str, ...] = ()
        if self.k <= 3:
            left_out = ("i", "j", "c") if self.view == "simplex" else ("c",)
        return tuple(name for name in SHOWN[self.view] if name not in left_out)


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
    return _("“from” below “to”, both above 0 on a logarithmic axis")


def ends_fit(low: float | None, high: float | None, *, log: bool) -> bool:
    """Whether two ends make a range; None is an end that will fit."""
    if log and any(end is not None and end <= 0 for end in (low, high)):
        return False
    return low is None or high is None or low < high


def _different_classes(problem: Problem, j: int, i: int, c: int | None) -> tuple[int, int, int]:
    """j, i and c, each another class than those before it, as far as there are so many.

    No mistake of the reader's: other pages, which share i and j, allow the same class for both.
    """
    if i == j:
        i = next(other for other in (j % problem.k + 1, 1) if other != j)
    if c is None or c in (i, j):
        others = [n for n in range(1, problem.k + 1) if n not in (i, j)]
        unmasked = [n for n in others if not problem.masked[n - 1]]
        c = (unmasked or others or [j])[0]
    return j, i, c


# --- rules ----------------------------------------------------------------------------------


def _of(text: str, reading: Reading) -> str:
    return one_of("loss", *map(str, range(1, reading.k + 1)))(text, reading)


def _axis_variable(reading: Reading) -> str:
    return axis_variable(reading.values["view"], reading.values["run"])


def _log_names(reading: Reading) -> tuple[str, ...]:
    return LOG_NAMES if _axis_variable(reading) != "x" else LOG_NAMES[1:]


def _axis_bounds(reading: Reading) -> tuple[float, float]:
    return BOUNDS[_axis_variable(reading)]


def _points_bounds(reading: Reading) -> tuple[int, int]:
    if is_plane(reading.values["view"]):
        return PLANE_POINTS_MIN, PLANE_POINTS_MAX
    return SWEEP_POINTS_MIN, SWEEP_POINTS_SHOWN


# --- options ----------------------------------------------------------------------------------


def _views(settings: Settings) -> Choices:
    return [
        ("line", _("Along a line")),
        ("plane", _("Over a plane")),
        ("simplex", _("On the simplex")),
        ("descent", _("Following it down")),
        ("squared", _("Why cross-entropy")),
    ]


def _classes(settings: Settings) -> Choices:
    return [(str(n), f"x{subscript(n)}") for n in range(1, settings.k + 1)]


def _swept(settings: Settings) -> Choices:
    j = subscript(settings.j)
    return [("x", f"x{j}"), ("y", f"y{j}"), ("sum", "sum(y)"), ("T", _("T, temperature"))]


def _curves(settings: Settings) -> Choices:
    column = _("terms of column {j}").format(j=settings.j)
    return [("grad", f"∂e/∂{settings.logit()}"), ("s", "s"), ("loss", "e"), ("terms", column)]


def _log_axes(settings: Settings) -> Choices:
    values = [("values", _("values"))]
    return values if settings.axis_variable == "x" else [("run", settings.symbol), *values]


def _heights(settings: Settings) -> Choices:
    components = [(str(n), f"∂e/∂x{subscript(n)}") for n in range(1, settings.k + 1)]
    return [("loss", _("loss e")), *components]


def _grounds(settings: Settings) -> Choices:
    return [("line", _("line")), ("plane", _("plane")), ("simplex", _("simplex"))]


# --- all of them --------------------------------------------------------------------------------


def _in_its_views(
    name: str,
    read: Rule,
    default: Any,
    label: Callable[[Settings], str],
    options: Callable[[Settings], Choices] = lambda settings: (),
) -> Setting:
    """A setting that counts only in views that show it; elsewhere it is only checked."""

    def read_where_shown(text: str, reading: Reading) -> Any:
        if name in SHOWN[reading.values["view"]]:
            return read(text, reading)
        _check_for_other_views(name, read, text, reading)
        return default

    return Setting(name, read_where_shown, default, label, options)


def _check_for_other_views(name: str, read: Rule, text: str, reading: Reading) -> None:
    """Raise NotAllowed where no view that shows the setting takes the text, whatever runs."""
    refusals = []
    for view in (view for view in VIEW_NAMES if name in SHOWN[view]):
        for run in SWEPT_NAMES:
            values = {**reading.values, "view": view, "run": run}
            try:
                read(text, Reading(reading.k, reading.strict, values))
                return
            except NotAllowed as error:
                refusals.append(error)
    raise refusals[0]


SETTINGS: Final = (  # `view` and `run` first: what the others may be depends on them
    Setting("view", one_of(*VIEW_NAMES), "line", lambda settings: _("View"), _views),
    _in_its_views("run", one_of(*SWEPT_NAMES), "x", lambda settings: _("What runs"), _swept),
    Setting(
        "i",
        a_class,
        1,
        lambda settings: _("Upward") if settings.view == "plane" else _("Class i"),
        _classes,
    ),
    Setting(
        "j",
        a_class,
        1,
        lambda settings: _("Across") if settings.view == "plane" else _("Class j"),
        _classes,
    ),
    _in_its_views("c", a_class, None, lambda settings: _("Third class"), _classes),
    _in_its_views("show", one_of(*SHOW_NAMES), "grad", lambda settings: _("Curves"), _curves),
    _in_its_views("log", some_of(_log_names), (), lambda settings: _("Logarithmic"), _log_axes),
    _in_its_views("from", real(_axis_bounds), None, lambda settings: _("From")),
    _in_its_views("to", real(_axis_bounds), None, lambda settings: _("To")),
    _in_its_views(
        "points",
        whole(_points_bounds),
        0,
        lambda settings: _("Points a side") if is_plane(settings.view) else _("Points"),
    ),
    _in_its_views("of", _of, "loss", lambda settings: _("Heights"), _heights),
    _in_its_views(
        "rate", real(lambda reading: (RATE_MIN, RATE_MAX)), RATE, lambda settings: _("Rate")
    ),
    _in_its_views(
        "steps",
        whole(lambda reading: (1, DESCENT_STEPS_MAX)),
        DESCENT_STEPS,
        lambda settings: _("Steps"),
    ),
    _in_its_views(
        "momentum",
        real(lambda reading: (0.0, MOMENTUM_MAX)),
        0.0,
        lambda settings: _("Momentum"),
    ),
    _in_its_views(
        "over", one_of(*OVER_NAMES), "plane", lambda settings: _("Path drawn in"), _grounds
    ),
)
BY_NAME: Final = {setting.name: setting for setting in SETTINGS}
