"""The launcher: `streamlit run app.py` or `python app.py` serves the lab, with no network."""

from __future__ import annotations

import os

import streamlit as st

from pages.shell import PAGES
from pages.ui.headers import failure
from pages.ui.serving import lifespan, middleware, port, routes

app = st.App(
    "pages/shell.py",
    lifespan=lifespan(PAGES),
    routes=routes(PAGES),
    middleware=middleware(PAGES),
    exception_handlers={Exception: failure},
)

if __name__ == "__main__":
    app.run(config=port(os.environ))
