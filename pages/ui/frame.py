"""What surrounds every page: style, top bar, title, and a place for what is wrong with the URL."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from pages.ui import theme
from pages.ui.components.top_bar import top_bar as bar
from pages.ui.live_page import block
from pages.ui.markup import EMPTY, Html, tag
from pages.ui.page import SHARED
from pages.ui.session import store
from pages.ui.text import LANGUAGES, TAGS, _, use_language

_STYLES = sorted(Path(__file__).parent.glob("lab*.css"))
_STYLE = Html(theme.css_variables() + "".join(file.read_text("utf-8") for file in _STYLES))


def start() -> None:
    """Begin a run: choose the language."""
    use_language(store.current().language)


def top_bar(page: Any, pages: Mapping[str, Any]) -> None:
    """Style and bar; a click in the bar goes to another page or changes the language."""
    st.html(tag("style", _STYLE))
    language = store.current().language
    clicked = bar(
        key="bar",
        data={
            "title": _("Softmax Gradient Lab"),
            "label": _("Pages"),
            "page": page.url_path,
            "pages": [[path, target.title] for path, target in pages.items()],
            "language": language,
            "languages": [[code, TAGS[code], name] for code, name in LANGUAGES.items()],
            "language_label": _("Language"),
            "shared": [*SHARED],
        },
        on_go_change=lambda: None,
        on_language_change=_choose_language,
    )
    target = pages.get(clicked.go) if isinstance(clicked.go, str) else None
    if target is not None and target is not page:
        st.switch_page(target)


def title(text: str, formula: Html = EMPTY) -> None:
    """The page's title with a formula beside it, then what was wrong with the URL."""
    beside = tag("p", formula, class_="lab-math", translate="no")
    st.html(tag("header", tag("h1", text), beside, class_="lab-title"))
    block("url-errors")


def _choose_language() -> None:
    session, wanted = store.current(), store.widget("bar").language
    with session.lock:
        session.language = wanted if isinstance(wanted, str) and wanted in LANGUAGES else "en"
