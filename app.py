"""The launcher: `streamlit run app.py` or `python app.py` serves the lab, with no network."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from socket import AF_INET, AF_INET6, IPPROTO_TCP, SOCK_STREAM, TCP_NODELAY, socket

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pages.ui.components import source
from pages.ui.start_page import StartPage

ROOT = Path(__file__).resolve().parent


# The name carries a hash that changes with every version of Streamlit.
(KATEX,) = files("streamlit").joinpath("static", "static", "js").glob("katex.*.js")


async def katex(_: Request) -> FileResponse:
    """The KaTeX that Streamlit brings along, its style being on every page already."""
    return FileResponse(str(KATEX), media_type="text/javascript")


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Import what every page needs, then keep the collector from walking it ever again."""
    import pages.gradient.blocks
    import pages.product.blocks
    import pages.ui.live  # noqa: F401

    send_at_once()
    gc.collect()
    gc.freeze()
    yield


def send_at_once() -> None:
    """Let no packet wait for the receipt of the one before: up to 40 ms at every edit.

    asyncio sees to it only for sockets that name TCP as their protocol, and Streamlit's does not.
    What listens hands the option on to every connection.
    """
    for one in gc.get_objects():
        if not isinstance(one, socket) or one.fileno() < 0:
            continue
        if one.family in (AF_INET, AF_INET6) and one.type == SOCK_STREAM:
            one.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)


app = st.App(
    ROOT / "pages" / "shell.py",
    lifespan=lifespan,
    routes=[
        Route("/assets/katex.js", katex),
        Mount("/assets", StaticFiles(directory=str(files("plotly") / "package_data"))),
        Route("/parts/{name}", source),
    ],
    middleware=[Middleware(GZipMiddleware), Middleware(StartPage)],
)

if __name__ == "__main__":
    app.run()
