"""What surrounds every page: top bar, title, and a place for what is wrong with the URL."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.ui.components.top_bar import top_bar as bar
from pages.ui.lesson.places import places
from pages.ui.live_page import block
from pages.ui.markup import EMPTY, Html, tag
from pages.ui.page import SHARED, Page
from pages.ui.session import store
from pages.ui.text import LANGUAGES, N_, TAGS, _, use_language

_GRADIENT_MEANS = N_(
    "gradient of the loss e; ▾ marks the chosen column j; underlined, what is new in a line"
)


def start() -> None:
    """Begin a run: choose the language."""
    use_language(store.current().language)


def top_bar(page: Any, pages: Mapping[str, Any]) -> None:
    """The bar; a click in the bar goes to another page or changes the language."""
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
            "menu": _menu(),
        },
        on_go_change=lambda: None,
        on_language_change=_choose_language,
    )
    target = pages.get(clicked.go) if isinstance(clicked.go, str) else None
    if target is not None and target is not page and store.current().locked_to is None:
        st.switch_page(target)
    with st.container(key="lesson"):
        st.html(places())


def next_page(page: Page) -> None:
    """The end of a page: the way to the one that comes next, and what that is for."""
    arrow = tag("span", "→", aria_hidden="true")
    # The bar makes it a link that carries the problem along: top_bar/index.js.
    link = tag("a", _(page.title), " ", arrow, href=f"./{page.path}", data_page=page.path)
    why = tag("span", _(page.invitation)) if page.invitation else EMPTY
    with st.container(key="next-page"):
        st.html(tag("p", _("Next:"), " ", link, " ", why, class_="lab-next"))
    # Within another page: `course_frame/index.js` puts the screen's address into it.
    out = (_("Open it in a full page"), " ", tag("span", "↗", aria_hidden="true"))
    with st.container(key="full-page"):
        st.html(tag("a", *out, href="./", target="_blank", rel="noopener", class_="lab-full-page"))


def _menu() -> dict[str, Any]:
    """The words of what the bar's menu offers: see `components/top_bar/menu.js`."""
    return {
        "label": _("Menu"),
        "scheme_label": _("Colour scheme"),
        "schemes": [["", _("as the system")], ["light", _("light")], ["dark", _("dark")]],
        "print": _("Print this page"),
        "link": _("Copy the link to this screen"),
        "copied": _("Copied"),
        "share": _("Share…"),
        "failed": _("Could not be loaded: try again"),
        "legend_label": _("Colours and signs"),
        "legend": [
            ["x", "x", _("logits")],
            ["y", "y", _("targets; ▸ marks the chosen row i")],
            ["s", "s", _("softmax of x")],
            ["gradient", "∂e/∂x", _(_GRADIENT_MEANS)],
            ["positive", "+", _("above 0: to the right of 0, plain")],
            ["negative", "−", _("below 0: to the left of 0, striped")],
        ],
        "classes": _("In plots, each class has a colour and a dash of its own."),
    }


def title(text: str, formula: Html = EMPTY) -> None:
    """The page's title with a formula beside it, then what was wrong with the URL."""
    beside = tag("p", formula, class_="lab-math", translate="no")
    st.html(tag("header", tag("h1", text), beside, class_="lab-title"))
    block("show-all")
    block("url-errors")
    block("given")


def _choose_language() -> None:
    session, wanted = store.current(), store.widget("bar").language
    with session.lock:
        session.language = wanted if isinstance(wanted, str) and wanted in LANGUAGES else "en"
