"""The launcher: `streamlit run app.py` or `python app.py` serves the lab, with no network."""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from pages.shell import PAGES
from pages.ui.serving import base_path, lifespan, routes
from pages.ui.start_page import StartPage

app = st.App(
    "pages/shell.py",
    lifespan=lifespan(PAGES),
    routes=routes(PAGES),
    middleware=[Middleware(GZipMiddleware), Middleware(StartPage, pages=PAGES, base=base_path())],
)

if __name__ == "__main__":
    app.run()
