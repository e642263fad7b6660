"""What the launcher serves beside Streamlit, and what it does once at the start."""

from __future__ import annotations

import gc
import os
import stat
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache
from socket import AF_INET, AF_INET6, IPPROTO_TCP, SOCK_STREAM, TCP_NODELAY, socket
from typing import TYPE_CHECKING

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from pages.ui.assets import Assets
from pages.ui.headers import SafeHeaders
from pages.ui.loading import LOADING
from pages.ui.page import Page
from pages.ui.start_page import StartPage

if TYPE_CHECKING:
    from pages.ui.channel.endpoint import Endpoint
    from pages.ui.downloads import Downloads
    from pages.ui.share.routes import Share

_SWITCH_SECONDS = 0.001
_PORT_NAMES = ("STREAMLIT_SERVER_PORT", "PORT")  # the first one that says something counts
_PORT_MAX = 65_535  # of TCP; 0 lets the system choose
_DESCRIPTORS = 256  # files that are open when the server starts


def routes(pages: Sequence[Page]) -> list[BaseRoute]:
    """The live channel, files to take away and the share panel, below the base path.

    Streamlit puts its own routes below `server.baseUrlPath`, but not those of an app.
    """

    base = base_path()

    @cache
    def endpoint() -> Endpoint:
        from pages.ui.channel.endpoint import Endpoint

        return Endpoint(pages)

    @cache
    def downloads() -> Downloads:
        from pages.ui.downloads import Downloads

        return Downloads(pages)

    @cache
    def share() -> Share:
        from pages.ui.share.routes import Share

        return Share(pages)

    async def panel(request: Request) -> Response:
        await LOADING.done()
        return await share().panel(request)

    async def code(request: Request) -> Response:
        return await share().code(request)

    async def live(socket: WebSocket) -> None:
        await LOADING.done()
        await endpoint().serve(socket)

    async def take_away(request: Request) -> Response:
        await LOADING.done()
        return await downloads().serve(request)

    return [
        WebSocketRoute(f"{base}/live", live),
        Route(f"{base}/files/{{name}}", take_away),
        Route(f"{base}/share/panel", panel),
        Route(f"{base}/share/qr.svg", code),
    ]


def middleware(pages: Sequence[Page]) -> list[Middleware]:
    """What stands round Streamlit, from the outside."""
    base = base_path()
    return [
        Middleware(SafeHeaders),
        Middleware(Assets, base=base),
        Middleware(GZipMiddleware),
        Middleware(StartPage, pages=pages, base=base),
    ]


def base_path() -> str:
    """The path that the lab is served below, as `/lab`; "" for the root."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def port(environment: Mapping[str, str]) -> dict[str, int]:
    """The port that the environment asks for, as an option of Streamlit; none if it asks not.

    What is no port ends the start, with the name of the variable: no other port is taken instead.
    """
    name = next((name for name in _PORT_NAMES if environment.get(name)), None)
    if name is None:
        return {}
    text = environment[name].strip()
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(_PORT_MAX))
    if not is_number or int(text) > _PORT_MAX:
        raise SystemExit(f"{name} must be a whole number from 0 to {_PORT_MAX}, not {text!r}.")
    return {"server.port": int(text)}


def lifespan(
    pages: Sequence[Page],
) -> Callable[[st.App], AbstractAsyncContextManager[None]]:
    """What is done at the start: prepare sockets, and import what every reader needs."""

    @asynccontextmanager
    async def live(app: st.App) -> AsyncIterator[None]:
        _send_at_once()
        # A thread that computes hands the interpreter over this often: answers do not wait.
        sys.setswitchinterval(_SWITCH_SECONDS)
        LOADING.start(pages)
        yield

    return live


def _send_at_once() -> None:
    """Let no packet wait for the receipt of the one before: up to 40 ms at every edit.

    asyncio sees to it only for sockets that name TCP as their protocol, and Streamlit's does not.
    What listens hands the option on to every connection.
    """
    for candidate in _open_sockets():
        if candidate.family in (AF_INET, AF_INET6) and candidate.type == SOCK_STREAM:
            candidate.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)


def _open_sockets() -> Iterator[socket]:
    """The sockets of this process."""
    if os.name != "posix":  # there they are no files: look at all objects, which takes longer
        yield from (o for o in gc.get_objects() if isinstance(o, socket) and o.fileno() >= 0)
        return
    for descriptor in range(_DESCRIPTORS):
        try:
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                with socket(fileno=os.dup(descriptor)) as same:  # options belong to both
                    yield same
        except OSError:  # there is no such file
            continue
