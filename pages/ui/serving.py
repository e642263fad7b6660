"""What the launcher serves beside Streamlit, and what it does once at the start."""

from __future__ import annotations

import gc
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib.resources import files
from pathlib import Path
from socket import AF_INET, AF_INET6, IPPROTO_TCP, SOCK_STREAM, TCP_NODELAY, socket

import streamlit as st
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles

from pages.ui import components
from pages.ui.channel.endpoint import Endpoint
from pages.ui.page import Page

# The name carries a hash that changes with every version of Streamlit.
(KATEX,) = (Path(st.__file__).parent / "static" / "static" / "js").glob("katex.*.js")
_SWITCH_SECONDS = 0.001


def routes(pages: Sequence[Page]) -> list[BaseRoute]:
    """The live channel, the browser side's modules, Plotly and KaTeX, below the base path.

    Streamlit puts its own routes below `server.baseUrlPath`, but not those of an app.
    """
    base = base_path()
    return [
        WebSocketRoute(f"{base}/live", Endpoint(pages).serve),
        Route(f"{base}/components/{{hash}}/{{name:path}}", components.serve),
        Route(f"{base}/assets/katex.js", _katex),
        Mount(f"{base}/assets", StaticFiles(directory=str(files("plotly") / "package_data"))),
    ]


def base_path() -> str:
    """The path that the lab is served below, as `/lab`; "" for the root."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


async def _katex(_: Request) -> FileResponse:
    """The KaTeX that Streamlit brings along, its style being on every page already."""
    return FileResponse(str(KATEX), media_type="text/javascript")


def lifespan(
    pages: Sequence[Page],
) -> Callable[[st.App], AbstractAsyncContextManager[None]]:
    """What is done at the start: import what every reader needs, prepare sockets and memory."""

    @asynccontextmanager
    async def live(app: st.App) -> AsyncIterator[None]:
        for page in pages:
            if not page.in_thread:  # SymPy is imported by who asks for it
                page.load()
        _send_at_once()
        # A thread that computes hands the interpreter over this often: answers do not wait.
        sys.setswitchinterval(_SWITCH_SECONDS)
        gc.collect()
        gc.freeze()  # the collector need not walk what the imports made, ever again
        yield

    return live


def _send_at_once() -> None:
    """Let no packet wait for the receipt of the one before: up to 40 ms at every edit.

    asyncio sees to it only for sockets that name TCP as their protocol, and Streamlit's does not.
    What listens hands the option on to every connection.
    """
    for candidate in gc.get_objects():
        if not isinstance(candidate, socket) or candidate.fileno() < 0:
            continue
        if candidate.family in (AF_INET, AF_INET6) and candidate.type == SOCK_STREAM:
            candidate.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
