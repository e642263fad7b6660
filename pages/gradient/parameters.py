"""How each URL parameter of the gradient page is read, what it is called, and what it offers."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Final

from core.limits import (
    DESCENT_STEPS,
    DESCENT_STEPS_MAX,
    MOMENTUM_MAX,
    PLANE_POINTS_MAX,
    PLANE_POINTS_MIN,
    RATE,
    RATE_MAX,
    RATE_MIN,
    SWEEP_POINTS_MIN,
    SWEEP_POINTS_SHOWN,
    TEMPERATURE_MAX,
    TEMPERATURE_MIN,
    X_ABS_MAX,
    Y_MAX,
)
from core.readings import read_number
from pages.gradient.settings import (
    OVER_NAMES,
    SHOW_NAMES,
    SHOWN,
    SWEPT_NAMES,
    VIEW_NAMES,
    Settings,
    axis_variable,
    is_plane,
)
from pages.ui.numbers import number, subscript
from pages.ui.page import Choices, NotAllowed, Reading, Setting, a_class, one_of
from pages.ui.text import _

_LOG_NAMES: Final = ("run", "values")
BOUNDS: Final = {
    "x": (-X_ABS_MAX, X_ABS_MAX),
    "y": (0.0, Y_MAX),
    "sum": (0.0, Y_MAX),
    "T": (TEMPERATURE_MIN, TEMPERATURE_MAX),
}
Rule = Callable[[str, Reading], Any]

# --- rules ----------------------------------------------------------------------------------


def _some_of(names: Callable[[Reading], tuple[str, ...]]) -> Rule:
    def read(text: str, reading: Reading) -> tuple[str, ...]:
        allowed, chosen = names(reading), text.split(",")
        if len(chosen) > len(allowed) or any(name not in allowed for name in chosen):
            raise NotAllowed(", ".join(allowed))
        return tuple(name for name in allowed if name in chosen)

    return read


def _whole(bounds: Callable[[Reading], tuple[int, int]]) -> Rule:
    def read(text: str, reading: Reading) -> int:
        low, high = bounds(reading)
        is_plain = text.isascii() and text.isdigit() and len(text) <= 4
        if not (is_plain and low <= int(text) <= high):
            raise NotAllowed(f"{low} … {high}")
        return int(text)

    return read


def _real(bounds: Callable[[Reading], tuple[float, float]]) -> Rule:
    def read(text: str, reading: Reading) -> float:
        low, high = bounds(reading)
        try:
            value = read_number(text, "x", 0)
        except ValueError:
            value = math.nan
        if not low <= value <= high:  # nan is in no range
            raise NotAllowed(f"{number(low)} … {number(high)}")
        return value

    return read


def _of(text: str, reading: Reading) -> str:
    return one_of("loss", *map(str, range(1, reading.k + 1)))(text, reading)


def _axis_variable(reading: Reading) -> str:
    return axis_variable(reading.values["view"], reading.values["run"])


def _log_names(reading: Reading) -> tuple[str, ...]:
    return _LOG_NAMES if _axis_variable(reading) != "x" else _LOG_NAMES[1:]


def _axis_bounds(reading: Reading) -> tuple[float, float]:
    return BOUNDS[_axis_variable(reading)]


def _points_bounds(reading: Reading) -> tuple[int, int]:
    if is_plane(reading.values["view"]):
        return PLANE_POINTS_MIN, PLANE_POINTS_MAX
    return SWEEP_POINTS_MIN, SWEEP_POINTS_SHOWN


# --- options ----------------------------------------------------------------------------------


def _views(settings: Settings) -> Choices:
    return [
        ("line", _("One variable")),
        ("plane", _("Plane")),
        ("simplex", _("Simplex")),
        ("descent", _("Gradient descent")),
        ("squared", _("Why cross-entropy")),
    ]


def _classes(settings: Settings) -> Choices:
    symbol = "x{n}" if settings.is_flat else "{c}"  # the axes of a plane are logits
    classes = range(1, settings.k + 1)
    return [(str(c), symbol.format(c=c, n=subscript(c))) for c in classes]


def _swept(settings: Settings) -> Choices:
    j = subscript(settings.j)
    return [
        ("x", _("logit {x}").format(x=f"x{j}")),
        ("y", _("target {y}").format(y=f"y{j}")),
        ("sum", "sum(y)"),
        ("T", _("temperature T")),
    ]


def _curves(settings: Settings) -> Choices:
    column = _("terms of ∂e/∂x{j}").format(j=subscript(settings.j))
    return [("grad", f"∂e/∂{settings.logit()}"), ("s", "s"), ("loss", "e"), ("terms", column)]


def _log_axes(settings: Settings) -> Choices:
    values = [("values", _("axis of values"))]
    if settings.axis_variable == "x":
        return values
    return [("run", _("axis of {name}").format(name=settings.symbol)), *values]


def _colours(settings: Settings) -> Choices:
    components = [(str(n), f"∂e/∂x{subscript(n)}") for n in range(1, settings.k + 1)]
    return [("loss", _("loss e")), *components]


def _grounds(settings: Settings) -> Choices:
    curve = f"∂e/∂x{subscript(settings.j)}"
    return [("line", curve), ("plane", _("plane")), ("simplex", _("simplex"))]


# --- labels -------------------------------------------------------------------------------------


def _first_class(settings: Settings) -> str:
    return _("Horizontal axis") if settings.is_flat else _("Class j")


def _second_class(settings: Settings) -> str:
    return _("Vertical axis") if settings.is_flat else _("Class i")


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
    Setting("view", one_of(*VIEW_NAMES), "line", lambda settings: _("Views"), _views),
    _in_its_views("run", one_of(*SWEPT_NAMES), "x", lambda settings: _("Vary"), _swept),
    Setting("i", a_class, None, _second_class, _classes),
    Setting("j", a_class, 1, _first_class, _classes),
    _in_its_views("c", a_class, None, lambda settings: _("Third class"), _classes),
    _in_its_views("show", one_of(*SHOW_NAMES), "grad", lambda settings: _("Show"), _curves),
    _in_its_views("log", _some_of(_log_names), (), lambda settings: _("Logarithmic"), _log_axes),
    _in_its_views("from", _real(_axis_bounds), None, lambda settings: _("From")),
    _in_its_views("to", _real(_axis_bounds), None, lambda settings: _("To")),
    _in_its_views(
        "points",
        _whole(_points_bounds),
        0,
        lambda settings: _("Grid size") if is_plane(settings.view) else _("Points"),
    ),
    _in_its_views("of", _of, "loss", lambda settings: _("Colour"), _colours),
    _in_its_views(
        "rate", _real(lambda reading: (RATE_MIN, RATE_MAX)), RATE, lambda settings: _("Rate")
    ),
    _in_its_views(
        "steps",
        _whole(lambda reading: (1, DESCENT_STEPS_MAX)),
        DESCENT_STEPS,
        lambda settings: _("Steps"),
    ),
    _in_its_views(
        "momentum",
        _real(lambda reading: (0.0, MOMENTUM_MAX)),
        0.0,
        lambda settings: _("Momentum"),
    ),
    _in_its_views(
        "over", one_of(*OVER_NAMES), "plane", lambda settings: _("Show path on"), _grounds
    ),
)
BY_NAME: Final = {setting.name: setting for setting in SETTINGS}

GUESS: Final = Setting("guess", lambda text, reading: "", "", is_answer=True)
"""The answer to the view's question. What is typed is remembered, but it is in no link: it belongs
to the numbers of the moment."""
