"""The launcher: `streamlit run app.py` or `python app.py` serves the lab, with no network."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pages.ui.components import source
from pages.ui.start_page import StartPage

ROOT = Path(__file__).resolve().parent


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Import what every page needs, then keep the collector from walking it ever again."""
    import pages.ui.boards.gradient
    import pages.ui.boards.product
    import pages.ui.live  # noqa: F401

    gc.collect()
    gc.freeze()
    yield


app = st.App(
    ROOT / "pages" / "shell.py",
    lifespan=lifespan,
    routes=[
        Mount("/assets", StaticFiles(directory=str(files("plotly") / "package_data"))),
        Route("/parts/{name}", source),
    ],
    middleware=[Middleware(GZipMiddleware), Middleware(StartPage)],
)

if __name__ == "__main__":
    app.run()
