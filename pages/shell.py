"""The shell of every page: the list of pages, the language, the way from page to page."""

from __future__ import annotations

import streamlit as st

from pages.ui import frame
from pages.ui.page import in_folders
from pages.ui.text import _

PAGES = in_folders(
    "explore",
    "product",
    "derivation",
    "gradient",
    "check",
)
"""Every page, in the order of the bar. Addresses, navigation, contracts and tests follow."""


def run() -> None:
    """Run the page that the address names."""
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


if __name__ == "__main__":
    run()
