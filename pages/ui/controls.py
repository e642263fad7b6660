"""Settings of a page: each a widget and a URL parameter."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.ui.channel.messages import CHOICES
from pages.ui.export import problem_json
from pages.ui.numbers import subscript
from pages.ui.session import store
from pages.ui.text import _


def full_digits() -> bool:
    """Whether every digit is shown; URL `digits=all`."""

    def read(text: str) -> bool:
        if text not in ("all", "few"):
            raise ValueError(text)
        return text == "all"

    return bool(store.param("digits", "all, few", read, False))


def digits() -> None:
    """The switch between rounded numbers and every digit."""
    st.toggle(
        _("All digits"),
        key=store.put("digits", full_digits()),
        on_change=lambda: store.set_param("digits", "all" if store.widget("digits") else ""),
    )


def download() -> None:
    """problem.json with all values of the problem of the moment."""
    current = store.reader()
    st.download_button(
        _("Download"),
        data=lambda: problem_json(current()),
        file_name="problem.json",
        mime="application/json",
        icon=":material/download:",
        key="download",
        on_click="ignore",
    )


def chosen_class(name: str = "j") -> int:
    """The logit `j` or the output `i` that is looked at, from 1; a class that is gone: the last.

    The URL parameter of that name: one selection for all pages.
    """
    k = store.problem().k

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 2 and int(text) >= 1):
            raise ValueError(text)
        if int(text) > k and store.is_fresh():
            raise ValueError(text)
        return min(int(text), k)

    return int(store.param(name, f"1 … {k}", read, 1))


def way() -> str:
    """How the product is read; URL `way`: jacobian (or absent), fused."""

    def read(text: str) -> str:
        if text not in CHOICES["way"]:
            raise ValueError(text)
        return text

    return str(store.param("way", ", ".join(CHOICES["way"]), read, "jacobian"))


def shows_product() -> bool:
    """Whether the start page shows the product too; URL `product=open`."""

    def read(text: str) -> bool:
        if text not in ("open", "closed"):
            raise ValueError(text)
        return text == "open"

    return bool(store.param("product", "open, closed", read, False))


def product_fold(is_open: bool) -> Any:
    """The fold that holds the product; opening it runs the page."""
    key = store.put("fold", is_open)
    return st.expander(
        _("The same gradient as a product, step by step"),
        key=key,
        expanded=is_open,
        on_change=lambda: store.set_param("product", "open" if store.widget("fold") else ""),
    )


def selection() -> tuple[int, int]:
    """The chosen output i and logit j, from 1."""
    return chosen_class("i"), chosen_class("j")


def class_chooser(label: str, chosen: int, name: str = "j") -> None:
    """A row of classes to choose from: logits `j` or outputs `i`."""
    letter = "x" if name == "j" else "s"
    st.segmented_control(
        label,
        list(range(1, store.problem().k + 1)),
        format_func=lambda i: f"{letter}{subscript(i)}",
        required=True,
        key=store.put(name, chosen),
        on_change=lambda: store.set_param(name, str(store.widget(name) or chosen)),
    )
