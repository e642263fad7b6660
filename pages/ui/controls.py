"""Settings of a page: each a widget and a URL parameter."""

from __future__ import annotations

import streamlit as st

from pages.ui import state
from pages.ui.export import derivation_file, problem_json
from pages.ui.numbers import subscript
from pages.ui.text import _


def full_digits() -> bool:
    """Whether every digit is shown; URL `digits=all`."""

    def read(text: str) -> bool:
        if text not in ("all", "few"):
            raise ValueError(text)
        return text == "all"

    return bool(state.param("digits", "all, few", read, False))


def digits() -> None:
    """The switch between rounded numbers and every digit."""
    st.toggle(
        _("All digits"),
        key=state.put("digits", full_digits()),
        on_change=lambda: state.set_param("digits", "all" if state.widget("digits") else ""),
    )


def download() -> None:
    """problem.json with all values of the problem of the moment."""
    current = state.reader()
    st.download_button(
        _("Download"),
        data=lambda: problem_json(current()),
        file_name="problem.json",
        mime="application/json",
        icon=":material/download:",
        key="download",
        on_click="ignore",
    )


def derivation_files() -> None:
    """The derivation with the numbers of the problem, as files to take away."""
    for name, label in (
        ("tex", "LaTeX"),
        ("md", "Markdown"),
        ("ipynb", "Jupyter"),
        ("py", "Python"),
    ):
        st.download_button(
            label,
            data=derivation_file(name, state.reader(), state.language()),
            file_name=f"derivation.{name}",
            icon=":material/download:",
            key=f"download-{name}",
            on_click="ignore",
        )


def chosen_class(name: str = "j") -> int:
    """The logit `j` or the output `i` that is looked at, from 1; a class that is gone: the last.

    The URL parameter of that name: one selection for all pages.
    """
    k = state.problem().k

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 2 and int(text) >= 1):
            raise ValueError(text)
        if int(text) > k and state.is_fresh():
            raise ValueError(text)
        return min(int(text), k)

    return int(state.param(name, f"1 … {k}", read, 1))


def class_chooser(label: str, j: int) -> None:
    """A row of classes to choose from."""
    st.segmented_control(
        label,
        list(range(1, state.problem().k + 1)),
        format_func=lambda i: f"x{subscript(i)}",
        required=True,
        key=state.put("j", j),
        on_change=lambda: state.set_param("j", str(state.widget("j") or j)),
    )


def general_k() -> bool:
    """Whether the derivation is for general k; URL `k=general` or `k=own`."""

    def read(text: str) -> bool:
        if text not in ("general", "own"):
            raise ValueError(text)
        return text == "general"

    return bool(state.param("k", "general, own", read, True))


def mode_chooser(general: bool) -> None:
    """Switch between general k and the k of the problem."""
    names = {"general": _("any k"), "own": f"k = {state.problem().k}"}
    st.segmented_control(
        _("Number of classes"),
        list(names),
        format_func=names.__getitem__,
        required=True,
        key=state.put("k", "general" if general else "own"),
        on_change=lambda: state.set_param("k", state.widget("k")),
    )
