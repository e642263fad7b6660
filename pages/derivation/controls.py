"""Walking through the derivation: its settings as widgets and URL parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import streamlit as st

from core.symbolic import Step
from core.symbolic.rules import MEANINGS, choices
from core.worked.words import capitalised
from pages.derivation.blocks import CASES, Path, View
from pages.ui import controls
from pages.ui.export import derivation_file
from pages.ui.session import store
from pages.ui.text import N_, _, sentences

ALL = "all"
_RETURN = "step-before-all"
_CASES = {
    "sum-one": "sum(y) = 1",
    "one-hot": N_("one label"),
    "no-labels": "y = 0",
    "library": N_("code that returns s − y"),
}
_FILES = {"tex": "LaTeX", "md": "Markdown", "ipynb": "Jupyter", "py": "Python"}


def view() -> View:
    """What the URL asks for: `k`, `step`, `mode`, `case`, `layout`, `entry`, `i`, `j`."""
    return View(
        general=_choice("k", {"general": True, "own": False}),
        place=store.param("step", f"1 … {last()}, {ALL}", _place, 1),
        reveal=_choice("mode", {"read": False, "reveal": True}),
        case=_choice("case", {case: case for case in CASES}),
        columns=_choice("layout", {"row": False, "column": True}),
        entry=_choice("entry", {"closed": False, "open": True}),
        i=controls.chosen_class("i"),
        j=controls.chosen_class("j"),
    )


def last() -> int:
    """The number of lines of every walk."""
    return len(Path(View(), store.problem()).steps)


def tools(now: View, path: Path) -> None:
    """One row: which derivation, the steps, how it is shown, and what can be taken along."""
    _switch(
        "k",
        _("Number of classes"),
        {"general": _("any k"), "own": f"k = {path.k}"},
        "general" if now.general else "own",
        hidden=True,
    )
    _steps()
    with st.popover(_("View"), icon=":material/tune:", key="view"):
        _settings(now)
    with st.popover(_("Take it along"), icon=":material/download:", key="files"):
        _files(now)


def _settings(now: View) -> None:
    _switch(
        "layout",
        _("Layout of vectors"),
        {"row": _("rows"), "column": _("columns")},
        "column" if now.columns else "row",
    )
    _toggle("mode", _("Guess the next rule"), "reveal", now.reveal)
    _toggle("entry", _("One entry of the Jacobian"), "open", now.entry)


def _files(now: View) -> None:
    for name, label in _FILES.items():
        st.download_button(
            label,
            data=derivation_file(name, store.reader(), store.language(), columns=now.columns),
            file_name=f"derivation.{name}",
            key=f"download-{name}",
            on_click="ignore",
            width="stretch",
        )
    st.button(_("Print"), key="print", on_click=_print, width="stretch")


def _steps() -> None:
    """First, back, next, all. None is ever switched off: the one in use would lose the focus."""
    buttons: tuple[tuple[str, str, str, Callable[[], None], str | None], ...] = (
        ("first", _("First"), "first_page", lambda: _go(1), None),
        ("back", _("Back"), "arrow_back", lambda: _move(-1), "Left"),
        ("next", _("Next"), "arrow_forward", lambda: _move(1), "Right"),
        ("all", _("All"), "format_list_numbered", lambda: _go(None), None),
    )
    with st.container(horizontal=True, width="content", key="steps"):
        for key, label, icon, act, shortcut in buttons:
            st.button(
                label,
                key=f"step-{key}",
                icon=f":material/{icon}:",
                shortcut=shortcut,
                on_click=act,
            )


def closing_choice(now: View, path: Path) -> None:
    """Which targets the closing line is about, where it is on screen."""
    if now.place in (None, len(path.steps)):
        _switch("case", _("Closing line for"), {c: _(_CASES[c]) for c in CASES}, now.case)


def guess(now: View, path: Path) -> None:
    """Ask which rule gives the next line; answer with the reason."""
    if not now.reveal or now.place is None or now.place == len(path.steps):
        return
    coming = path.steps[now.place]
    with st.container(border=True, key="guess"):
        chosen = st.pills(
            _("Which rule gives line {number}?").format(number=now.place + 1),
            choices(coming.id),
            format_func=_rule,
            key=f"guess-{coming.id}",
        )
        if chosen:
            st.html(_verdict(chosen, coming))


def entry_choosers(now: View) -> None:
    """Output i and logit j of the entry that is looked at."""
    for name, label, value in (("i", _("Output i"), now.i), ("j", _("Logit j"), now.j)):
        controls.class_chooser(label, value, name)


def _rule(rule: str) -> str:
    return capitalised(_(rule))


def _verdict(chosen: str, coming: Step) -> str:
    if chosen == coming.rule:
        css, mark, text = "good", "✓", sentences(_("Right."), _(coming.note))
    else:
        css, mark = "bad", "✗"
        text = sentences(
            _("Not “{rule}”.").format(rule=_rule(chosen)),
            _(MEANINGS[chosen]),
            _("The next line comes by “{rule}”.").format(rule=_rule(coming.rule)),
            _(coming.note),
        )
    return (
        f'<p class="lab-guess {css}" role="status"><b aria-hidden="true">{mark}</b> '
        f"{escape(text)}</p>"
    )


def _go(place: int | None) -> None:
    """Show a line; None: all of them, from where Back and Next return to the line of before."""
    if place is None and (now := view().place) is not None:
        store.put(_RETURN, now)
    store.set_param("step", ALL if place is None else str(place))


def _move(by: int) -> None:
    """From the line of the moment, not of the last run: a fast reader is ahead of it."""
    place = view().place
    if place is None:
        _go(store.widget(_RETURN) or 1)
    elif place + by > last():
        _go(None)
    else:
        _go(max(place + by, 1))


def _print() -> None:
    _go(None)
    store.ask_print()


def _place(text: str) -> int | None:
    if text == ALL:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= last()):
        raise ValueError(text)
    return int(text)


def _choice(name: str, values: Mapping[str, Any]) -> Any:
    """A setting out of a few words; the first one is the default."""

    def read(text: str) -> str:
        if text not in values:
            raise ValueError(text)
        return text

    return values[store.param(name, ", ".join(values), read, next(iter(values)))]


def _switch(
    name: str, label: str, options: Mapping[str, str], now: str, *, hidden: bool = False
) -> None:
    st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        required=True,
        key=store.put(name, now),
        on_change=_keep(name),
        label_visibility="collapsed" if hidden else "visible",
    )


def _toggle(name: str, label: str, on: str, now: bool) -> None:
    st.toggle(
        label,
        key=store.put(name, now),
        on_change=lambda: store.set_param(name, on if store.widget(name) else ""),
    )


def _keep(name: str) -> Callable[[], None]:
    return lambda: store.set_param(name, str(store.widget(name)))
