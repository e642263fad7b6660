"""What hands do besides typing: move a bar, take a step back, choose a class or a setting."""

from __future__ import annotations

import math
from typing import Any

from core.errors import Field
from core.limits import BAR_STEPS, SUM_BAR_MIN, X_BAR_MIN, Y_BAR_MIN
from core.problem import Problem, ProblemError
from core.targets import keep_sum, one_hot, scale_sum
from pages.ui.channel.messages import CHOICES, Act, Choose, Grab, Pick
from pages.ui.numbers import number
from pages.ui.session import store
from pages.ui.text import _

_LADDER = (1, 2, 5)  # a scale ends at one of these times a power of ten
_MODES = CHOICES["targets"]


def targets_mode() -> str:
    """How the bars of y move; URL `targets`: free (or absent), sum, one-hot."""

    def read(text: str) -> str:
        if text not in _MODES:
            raise ValueError(text)
        return text

    return str(store.param("targets", ", ".join(_MODES), read, "free"))


def bars(name: Field, problem: Problem) -> dict[str, Any]:
    """What the bars of x or y need to know, for `components/vector`."""
    values = [None if math.isinf(v) else v for v in (problem.x if name == "x" else problem.y)]
    least = X_BAR_MIN if name == "x" else Y_BAR_MIN
    top = scale([abs(v) for v in values if v is not None], least)
    say = _("logit {value}") if name == "x" else _("target {value}")
    shared = {
        "values": values,
        "low": -top if name == "x" else 0.0,
        "high": top,
        "snap": snap(top),
        "say": [_("masked, −∞") if v is None else say.format(value=number(v)) for v in values],
        "moving": say,
    }
    return shared | (_undo_buttons() if name == "x" else _sum_and_modes(problem))


def _undo_buttons() -> dict[str, Any]:
    names = {"undo": _("Undo"), "redo": _("Redo"), "reset": _("Reset")}
    keys = {"undo": "Control+Z", "redo": "Control+Shift+Z"}
    return {"acts": [[act, text, keys.get(act, "")] for act, text in names.items()]}


def _sum_and_modes(problem: Problem) -> dict[str, Any]:
    words = {"free": _("free"), "sum": _("keep sum"), "one-hot": _("one-hot")}
    top = scale([problem.Y], SUM_BAR_MIN)
    say = _("sum {value}")
    return {
        "modes": [[mode, words[mode]] for mode in _MODES],
        "mode": targets_mode(),
        "modes_label": _("How the targets move"),
        "sum": {
            "label": "sum(y)",
            "value": problem.Y,
            "high": top,
            "snap": snap(top),
            "text": number(problem.Y),
            "say": say.format(value=number(problem.Y)),
            "moving": say,
        },
    }


def scale(sizes: list[float], least: float) -> float:
    """The end of a scale that has room for these sizes: `least`, or a round number."""
    largest = max(sizes, default=0.0)
    if largest <= least:
        return least
    power = 10.0 ** math.floor(math.log10(largest))
    return next((step * power for step in _LADDER if step * power >= largest), 10 * power)


def snap(top: float) -> float:
    """What a dragged value is a multiple of: a power of ten, `BAR_STEPS` of it in the scale."""
    return 10.0 ** math.floor(math.log10(top / BAR_STEPS))


def follow(name: Field, content: Grab | Act | Pick | Choose) -> None:
    """Do what a checked message asks for."""
    match content:
        case Grab():
            _grab(name, content)
        case Act(name="undo"):
            store.undo()
        case Act(name="redo"):
            store.redo()
        case Act():
            store.reset()
        case Pick(i, j):
            for param, chosen in (("i", i), ("j", j)):
                if chosen is not None:
                    store.set_param(param, str(chosen))
        case Choose(setting, value):
            store.set_param(setting, value if value != CHOICES[setting][0] else "")


def _grab(name: Field, grab: Grab) -> None:
    """Move a bar: what the others do is worked out from where they stood at its start."""
    step = (name, "grab", grab.gesture)
    start = store.before(step)
    if start.k != store.problem().k:
        return
    try:
        moved = _moved(name, grab, start)
    except ProblemError:
        return
    alone = name == "x" or (grab.entry is not None and targets_mode() == "free")
    found = store.errors(name)
    store.set_problem(moved, typed=True, step=step)
    kept = {i: e for i, e in found.items() if i is None or (alone and i != grab.entry)}
    store.set_errors(name, kept)


def _moved(name: Field, grab: Grab, start: Problem) -> Problem:
    if grab.entry is None:
        return scale_sum(start, grab.value)
    now = store.problem()
    if name == "x":
        return now.with_x([*now.x[: grab.entry], grab.value, *now.x[grab.entry + 1 :]])
    match targets_mode():
        case "sum":
            return keep_sum(start, grab.entry, grab.value)
        case "one-hot":
            return one_hot(now, grab.entry)
        case _:
            return now.with_y([*now.y[: grab.entry], grab.value, *now.y[grab.entry + 1 :]])
