"""The gradient page's settings: read from the URL, changed on the page; and what figures send."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import streamlit as st

from core.errors import ProblemError
from core.limits import NUMBER_TEXT_MAX
from core.vector_text import format_number
from pages.ui import controls, gradient_files, state
from pages.ui.boards.gradient import acts, runs
from pages.ui.boards.gradient.settings import (
    VIEWS,
    Settings,
    ends_fit,
    ends_rule,
    is_plane,
    rule,
)
from pages.ui.components.settings import settings as row
from pages.ui.live import read_seq
from pages.ui.numbers import subscript
from pages.ui.text import _

SHOWN: dict[str, tuple[str, ...]] = {  # the settings of each view, in the order of the page
    "line": ("j", "run", "show", "from", "to", "points", "log"),
    "squared": ("j", "run", "from", "to", "points", "log"),
    "plane": ("j", "i", "of", "from", "to", "points"),
    "simplex": ("i", "j", "c", "points"),
    "descent": ("rate", "steps", "momentum", "over", "i", "j", "c"),
}
_LINES_MAX = 4  # classes that a derivation is written out for: more do not fit a screen
_RANGE = ("from", "to", "points")  # they mean something else once another thing runs


def chosen() -> Settings:
    """All settings as the URL and the page say; what is wrong is reported and left out."""
    k = state.problem().k
    j, i, c = _classes(k)
    view = _read("view", k, "line", "x", "line")
    run = _read("run", k, view, "x", "x") if "run" in SHOWN[view] else "x"
    read = {
        name: _read(name, k, view, run, None)
        for name in SHOWN[view]
        if name not in ("i", "j", "c", "run")
    }
    log = read.pop("log", None) or ()
    low, high = read.pop("from", None), read.pop("to", None)
    if not ends_fit(low, high, log=run != "x" and "run" in log):
        state.refuse_param("from", ends_rule())
        low = None
        if not ends_fit(low, high, log=run != "x" and "run" in log):
            state.refuse_param("to", ends_rule())
            high = None
    given = {name: value for name, value in read.items() if value is not None}
    return Settings(view=view, i=i, j=j, c=c, run=run, log=log, low=low, high=high, **given)


def view_chooser(settings: Settings) -> None:
    """The five views."""
    names = {
        "line": _("Along a line"),
        "plane": _("Over a plane"),
        "simplex": _("On the simplex"),
        "descent": _("Following it down"),
        "squared": _("Why cross-entropy"),
    }
    st.segmented_control(
        _("View"),
        [view for view in VIEWS if view in SHOWN],
        format_func=names.__getitem__,
        required=True,
        key=state.put("view", settings.view),
        on_change=lambda: _set("view", str(state.widget("view") or settings.view)),
        label_visibility="collapsed",
    )


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


def act(settings: Settings, message: Mapping[str, Any]) -> None:
    """Work in what the reader did in a figure: it makes a new problem, or is refused."""
    with suppress(ProblemError, ValueError):
        made = acts.problem_after(state.problem(), settings, message)
        if made is not None:
            state.set_problem(made)


# --- reading ----------------------------------------------------------------------------


def _classes(k: int) -> tuple[int, int, int]:
    """j, i and c: three different classes where there are three."""
    j, i = controls.chosen_class("j"), controls.chosen_class("i")
    if i == j:
        i = next(one for one in (j % k + 1, 1) if one != j)
    c = _read("c", k, "simplex", "x", None)
    if c is None or c in (i, j):
        c = acts.third_class(state.problem(), i, j)
    return j, i, c


def _read(name: str, k: int, view: str, run: str, default: Any) -> Any:
    allowed, read = rule(name, k, view, run)
    return state.param(name, allowed, read, default)


def _names(settings: Settings) -> list[str]:
    """The fields that mean something now."""
    names = list(SHOWN[settings.view])
    k = state.problem().k
    if k <= 3 and "c" in names:
        names.remove("c")  # the triangle has all of them
    if settings.view == "simplex" and k <= 3:
        names = [name for name in names if name not in ("i", "j")]
    return names


# --- fields -----------------------------------------------------------------------------


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
        "error": " ".join(state.notes(f"setting-{name}")),
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
    k, j = state.problem().k, subscript(settings.j)
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
            return values if settings.runs == "x" else [["run", runs.symbol(settings)], *values]
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
    message = getattr(state.widget(f"settings-{settings.view}"), "change", None)
    if read_seq(message) is None:
        return
    name, text = message.get("name"), message.get("text")
    if name not in _names(settings) or not isinstance(text, str) or len(text) > NUMBER_TEXT_MAX:
        return
    wrong = _wrong(name, text, settings)
    state.set_notes(f"setting-{name}", [wrong] if wrong else [])
    if not wrong:
        _set(name, text)


def _wrong(name: str, text: str, settings: Settings) -> str:
    """What is wrong with a setting's text; empty where nothing is."""
    if not text:
        return ""
    k = state.problem().k
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


def _set(name: str, text: str) -> None:
    if name in ("view", "run"):
        for other in _RANGE:
            state.set_param(other, "")
        for other in (*_RANGE, "log"):
            state.set_notes(f"setting-{other}", [])
    if name == "run":
        state.set_param("log", "")
    if name in ("i", "j"):  # both stay different: they change places
        j, i, _c = _classes(state.problem().k)
        if text == str(j if name == "i" else i):
            state.set_param("j" if name == "i" else "i", str(i if name == "i" else j))
    state.set_param(name, text)


# --- files and formulas -------------------------------------------------------------------


def downloads(settings: Settings) -> None:
    """The data of the view as CSV, and its figures as a page that works by itself."""
    with st.container(horizontal=True, key="files"):
        for kind, label, make in (
            ("csv", "CSV", gradient_files.csv),
            ("html", "HTML", gradient_files.page),
        ):
            st.download_button(
                label,
                data=make(state.reader(), settings, state.language()),
                file_name=f"gradient.{kind}",
                icon=":material/download:",
                key=f"download-{kind}",
                on_click="ignore",
            )


def derivation(settings: Settings) -> None:
    """Both gradients of the emphasised component as SymPy derives them, each line checked."""
    from pages.ui.squared_lines import lines

    with st.expander(_("Both gradients, derived and checked by SymPy")):
        k = min(state.problem().k, _LINES_MAX)
        lines(k, min(settings.j, k))
