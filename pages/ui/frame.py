"""What surrounds every page: style, top bar, title, and what was wrong with the URL."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from pages.ui import theme
from pages.ui.channel.apply_edit import targets_mode
from pages.ui.components.bar import bar
from pages.ui.editor.error_words import explain
from pages.ui.html import error_text
from pages.ui.session import store
from pages.ui.text import LANGUAGES, TAGS, _, use_language

_STYLE = (Path(__file__).parent / "lab.css").read_text("utf-8")


def start() -> None:
    """Begin a run: choose the language."""
    use_language(store.language())


def top_bar(page: Any, pages: Sequence[Any]) -> None:
    """Style, bar and URL errors; a click in the bar goes to another page or language."""
    store.enter(f"/{page.url_path}")
    st.html(f"<style>{theme.css_variables()}{_STYLE}</style>")
    clicked = bar(
        key="bar",
        data={
            "title": _("Softmax Gradient Lab"),
            "label": _("Pages"),
            "page": page.url_path,
            "pages": [[one.url_path, one.title] for one in pages],
            "language": store.language(),
            "languages": [[code, TAGS[code], name] for code, name in LANGUAGES.items()],
            "language_label": _("Language"),
            "shared": [*store.SHARED],
        },
        on_go_change=lambda: None,
        on_language_change=_choose_language,
    )
    target = next((one for one in pages if one.url_path == clicked.go), None)
    if clicked.go is not None and target is not None and target is not page:
        st.switch_page(target)


def title(text: str, formula: str = "") -> None:
    """The page's title with a formula in HTML beside it, then what was wrong with the URL."""
    st.html(f'<header class="lab-title"><h1>{text}</h1><p class="lab-math">{formula}</p></header>')
    targets_mode()  # which every page has
    with st.container(key="url-errors"):
        for parameter, allowed, error in store.broken_url():
            told = (
                explain(error, in_link=True)
                if error
                else _("allowed: {values}").format(values=allowed)
            )
            message = _("The link is broken at “{parameter}”: {message}")
            st.html(error_text(message.format(parameter=parameter, message=told)))


def _choose_language() -> None:
    store.set_language(str(store.widget("bar").language))
