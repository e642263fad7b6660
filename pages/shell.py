"""The shell of every page: its title, the language, the way from page to page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.ui import frame
from pages.ui.text import _

HERE = Path(__file__).parent

frame.start()
pages = [
    st.Page(HERE / "explore" / "page.py", title=_("Explore"), default=True),
    st.Page(HERE / "product" / "page.py", title=_("Product"), url_path="product"),
    st.Page(HERE / "derivation" / "page.py", title=_("Derivation"), url_path="derivation"),
    st.Page(HERE / "gradient" / "page.py", title=_("Gradient"), url_path="gradient"),
]
# Streamlit's own menu is hidden: the lab's bar carries the problem in its links.
page = st.navigation(pages, position="hidden")
st.set_page_config(page_title=f"{page.title} · {_('Softmax Gradient Lab')}", layout="wide")
frame.top_bar(page, pages)
page.run()
