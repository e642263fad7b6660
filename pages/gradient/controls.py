"""The gradient page: its settings as the URL says them, what figures send, what is taken away."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import streamlit as st

from core.errors import ProblemError
from pages.gradient import downloads as files
from pages.gradient import fields, figure_actions
from pages.gradient.blocks import has_figure
from pages.gradient.settings import SHOWN, VIEWS, Settings, ends_fit, ends_rule, rule
from pages.ui import controls
from pages.ui.session import store
from pages.ui.text import _

_LINES_MAX = 4  # classes that a derivation is written out for: more do not fit a screen


def chosen() -> Settings:
    """All settings as the URL and the page say; what is wrong is reported and left out."""
    k = store.problem().k
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
        # Both: one that is left alone would make a range that nobody asked for.
        low = high = None
        store.refuse_param("from", ends_rule())
        store.set_param("to", "")
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
        list(VIEWS),
        format_func=names.__getitem__,
        required=True,
        key=store.put("view", settings.view),
        on_change=lambda: fields.change("view", str(store.widget("view") or settings.view)),
        label_visibility="collapsed",
    )


def act(settings: Settings, message: Mapping[str, Any]) -> None:
    """Work in what the reader did in a figure: it makes a new problem, or is refused."""
    with suppress(ProblemError, ValueError):
        made = figure_actions.problem_after(store.problem(), settings, message)
        if made is not None:
            store.set_problem(made)


# --- reading ----------------------------------------------------------------------------


def _classes(k: int) -> tuple[int, int, int]:
    """j, i and c: three different classes where there are three."""
    j, i = controls.chosen_class("j"), controls.chosen_class("i")
    if i == j:
        i = next(one for one in (j % k + 1, 1) if one != j)
    c = _read("c", k, "simplex", "x", None)
    if c is None or c in (i, j):
        c = figure_actions.third_class(store.problem(), i, j)
    return j, i, c


def _read(name: str, k: int, view: str, run: str, default: Any) -> Any:
    allowed, read = rule(name, k, view, run)
    return store.param(name, allowed, read, default)


# --- files and formulas -------------------------------------------------------------------


def downloads(settings: Settings) -> None:
    """The data of the view as CSV, and its figures as a page that works by itself."""
    none = not has_figure(store.problem(), settings)
    with st.container(horizontal=True, key="files"):
        for kind, label, make in (
            ("csv", "CSV", files.csv),
            ("html", "HTML", files.page),
        ):
            st.download_button(
                label,
                data=make(store.reader(), settings, store.language()),
                file_name=f"gradient.{kind}",
                icon=":material/download:",
                key=f"download-{kind}",
                on_click="ignore",
                disabled=none,
            )


def derivation(settings: Settings) -> None:
    """Both gradients of the emphasised component as SymPy derives them, each line checked."""
    from pages.gradient.derivation_lines import lines

    with st.expander(_("Both gradients, derived and checked by SymPy")):
        k = min(store.problem().k, _LINES_MAX)
        lines(k, min(settings.j, k))
