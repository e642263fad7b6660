"""The shell of every page: the list of pages, the language, the way from page to page."""

from __future__ import annotations

import streamlit as st

from pages.ui.loading import LOADING
from pages.ui.page import Page, in_folders
from pages.ui.text import _

PAGES = in_folders(
    "explore",
    "product",
    "derivation",
    "gradient",
    "cost",
    "stability",
    "libraries",
    "check",
    "practice",
    "lessons",
)
"""Every page, in the order of the bar. Addresses, navigation, contracts and tests follow."""


def run() -> None:
    """Run the page that the address names."""
    LOADING.wait()
    from pages.ui import frame  # the launcher, which asks for PAGES alone, does not wait for it

    frame.start()
    pages = {
        page.path: st.Page(
            page.script, title=_(page.title), url_path=page.path, default=not page.path
        )
        for page in PAGES
    }
    # Streamlit's own menu is hidden: the lab's bar carries the problem in its links.
    current = st.navigation(list(pages.values()), position="hidden")
    title = f"{current.title} · {_('Softmax Gradient Lab')}"
    st.set_page_config(page_title=title, layout="wide")
    frame.top_bar(current, pages)
    current.run()
    frame.next_page(after(current.url_path))


def after(path: str) -> Page:
    """The page that comes after the one of this path; after the last, the first."""
    paths = [page.path for page in PAGES]
    return PAGES[(paths.index(path) + 1) % len(PAGES)]


if __name__ == "__main__":
    run()
