"""The settings of a view as a row of fields, and what a change of one of them does."""

from __future__ import annotations

from typing import Any

from core.limits import NUMBER_TEXT_MAX
from core.vector_text import format_number
from pages.gradient.settings import SHOWN, Settings, ends_fit, ends_rule, is_plane, rule
from pages.gradient.views import sweep_variable
from pages.ui.components.settings import settings as row
from pages.ui.live import read_seq
from pages.ui.numbers import subscript
from pages.ui.session import store
from pages.ui.text import _

_RANGE = ("from", "to", "points")  # they mean something else once another thing runs


def fields(settings: Settings) -> None:
    """The settings of the view, as one part."""
    row(
        key=f"settings-{settings.view}",
        data={
            "row": {
                "label": _("Settings of the view"),
                "fields": [_field(name, settings) for name in _names(settings)],
            }
        },
        on_change_change=lambda: _changed(settings),
    )


def _names(settings: Settings) -> list[str]:
    """The fields that mean something now."""
    names = list(SHOWN[settings.view])
    k = store.problem().k
    if k <= 3 and "c" in names:
        names.remove("c")  # the triangle has all of them
    if settings.view == "simplex" and k <= 3:
        names = [name for name in names if name not in ("i", "j")]
    return names


def _field(name: str, settings: Settings) -> dict[str, Any]:
    options = _options(name, settings)
    kind = "text" if not options else "ticks" if name == "log" else "choice"
    return {
        "name": name,
        "label": _label(name, settings),
        "kind": kind,
        "options": options,
        "value": _value(name, settings),
        "hint": _("automatic") if name in _RANGE else "",
        "error": " ".join(store.notes(f"setting-{name}")),
    }


def _label(name: str, settings: Settings) -> str:
    roles = {
        "line": _("Class j"),
        "squared": _("Class j"),
        "plane": _("Across"),
        "simplex": _("Class j"),
        "descent": _("Class j"),
    }
    return {
        "j": roles[settings.view],
        "i": _("Upward") if settings.view == "plane" else _("Class i"),
        "c": _("Third class"),
        "run": _("What runs"),
        "show": _("Curves"),
        "from": _("From"),
        "to": _("To"),
        "points": _("Points a side") if is_plane(settings.view) else _("Points"),
        "log": _("Logarithmic"),
        "of": _("Heights"),
        "rate": _("Rate"),
        "steps": _("Steps"),
        "momentum": _("Momentum"),
        "over": _("Path drawn in"),
    }[name]


def _options(name: str, settings: Settings) -> list[list[str]]:
    """Pairs of text in the URL and text on the page; none for a field to type in."""
    k, j = store.problem().k, subscript(settings.j)
    classes = [[str(n), f"x{subscript(n)}"] for n in range(1, k + 1)]
    match name:
        case "i" | "j" | "c":
            return classes
        case "run":
            texts = (f"x{j}", f"y{j}", "sum(y)", _("T, temperature"))
            return [list(pair) for pair in zip(("x", "y", "sum", "T"), texts, strict=True)]
        case "show":
            column = _("terms of column {j}").format(j=settings.j)
            texts = ("∂e/∂x", "s", "e", column)
            return [list(pair) for pair in zip(("grad", "s", "loss", "terms"), texts, strict=True)]
        case "log":
            values = [["values", _("values")]]
            return (
                values
                if settings.runs == "x"
                else [["run", sweep_variable.symbol(settings)], *values]
            )
        case "of":
            parts = [[str(n), f"∂e/∂x{subscript(n)}"] for n in range(1, k + 1)]
            return [["loss", _("loss e")], *parts]
        case "over":
            return [["line", _("line")], ["plane", _("plane")], ["simplex", _("simplex")]]
    return []


def _value(name: str, settings: Settings) -> str:
    if name == "log":
        return ",".join(settings.log)
    if name == "points":
        return str(settings.points or "")
    if name in ("from", "to"):
        value = settings.low if name == "from" else settings.high
        return "" if value is None else format_number(value)
    value = getattr(settings, name)
    return value if isinstance(value, str) else format_number(value)


# --- changing ---------------------------------------------------------------------------


def _changed(settings: Settings) -> None:
    message = getattr(store.widget(f"settings-{settings.view}"), "change", None)
    if read_seq(message) is None:
        return
    name, text = message.get("name"), message.get("text")
    if name not in _names(settings) or not isinstance(text, str) or len(text) > NUMBER_TEXT_MAX:
        return
    wrong = _wrong(name, text, settings)
    store.set_notes(f"setting-{name}", [wrong] if wrong else [])
    if not wrong:
        _change_places(name, text, settings)
        change(name, text)


def _wrong(name: str, text: str, settings: Settings) -> str:
    """What is wrong with a setting's text; empty where nothing is."""
    if not text:
        return ""
    k = store.problem().k
    if name in ("i", "j"):
        fits = text in {str(n) for n in range(1, k + 1)}
        return "" if fits else _("allowed: {values}").format(values=f"1 … {k}")
    allowed, read = rule(name, k, settings.view, settings.run)
    try:
        value = read(text)
    except ValueError:
        return _("allowed: {values}").format(values=allowed)
    low, high = settings.low, settings.high
    ends = {"from": (value, high), "to": (low, value)}.get(name, (low, high))
    log = value if name == "log" else settings.log
    if name in ("from", "to", "log") and not ends_fit(
        *ends, log=settings.runs != "x" and "run" in log
    ):
        return _("allowed: {values}").format(values=ends_rule())
    return ""


def _change_places(name: str, text: str, settings: Settings) -> None:
    """Keep the classes of a view different: one that takes another's place gives its own."""
    mine = {"i": settings.i, "j": settings.j, "c": settings.c}
    if name not in mine:
        return
    for other in mine.keys() & set(_names(settings)) - {name}:
        if text == str(mine[other]):
            store.set_param(other, str(mine[name]))


def change(name: str, text: str) -> None:
    """Set a setting; what it makes meaningless goes back to automatic."""
    if name in ("view", "run"):
        for other in _RANGE:
            store.set_param(other, "")
        for other in (*_RANGE, "log"):
            store.set_notes(f"setting-{other}", [])
    if name == "run":
        store.set_param("log", "")
    store.set_param(name, text)
