"""What the first HTML page says before Streamlit's script runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.ui.components import ADDRESS, MODULES
from pages.ui.markup import Html, joined, tag
from pages.ui.page import Page

_SCRIPT = Path(__file__).parent / "components" / "start_page" / "head.js"
_HEAD = Html(f"<head><script>\n{_SCRIPT.read_text('utf-8')}</script>")
_TITLE = b"<title>Softmax Gradient Lab</title>"


class StartPage:
    """ASGI middleware: puts the lab's title and the server's address into HTML responses."""

    def __init__(self, app: ASGIApp, pages: Sequence[Page] = (), base: str = "") -> None:
        """Wrap an application that serves these pages below the path `base`, as `/lab`."""
        self._app = app
        self._base = base
        self._heads = {f"{base}/{page.path}": _head(page) for page in pages}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything through, but for the body of an HTML page."""
        if scope["type"] != "http" or scope["method"] != "GET" or not _wants_page(scope):
            await self._app(scope, receive, send)
            return
        if self._base and scope["path"] == self._base:  # pages are one name below it
            query = scope["query_string"].decode("latin-1")
            target = f"{self._base}/?{query}" if query else f"{self._base}/"
            await RedirectResponse(target)(scope, receive, send)
            return
        # Streamlit would compress the page before it can be read; the lab's own gzip comes after.
        plain = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        held: list[Message] = []

        async def rewrite(message: Message) -> None:
            if message["type"] == "http.response.start":
                kind = MutableHeaders(raw=message["headers"]).get("content-type", "")
                if kind.startswith("text/html"):
                    held.append(message)
                    return
            elif held:
                held.append(message)
                if not message.get("more_body", False):
                    await _send_rewritten(
                        held, send, self._heads.get(scope["path"], _HEAD.encode())
                    )
                    held.clear()
                return
            await send(message)

        await self._app({**scope, "headers": plain}, receive, rewrite)


def _head(page: Page) -> bytes:
    """What a page's HTML begins with: its addresses, and what the browser may fetch ahead."""
    ahead = [("modulepreload", f"{ADDRESS}{module}") for module in MODULES] + [*page.preload]
    links = (
        tag("link", rel=kind, href=path)
        if kind == "modulepreload"
        else tag("link", rel="preload", as_=kind, href=path)
        for kind, path in ahead
    )
    return joined(_HEAD, *links).encode()


def _wants_page(scope: Scope) -> bool:
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])


async def _send_rewritten(held: list[Message], send: Send, head: bytes) -> None:
    start, *parts = held
    body = b"".join(part.get("body", b"") for part in parts)
    body = body.replace(b"<head>", head, 1).replace(b"<title>Streamlit</title>", _TITLE, 1)
    headers = MutableHeaders(raw=start["headers"])
    if "content-length" in headers:
        headers["content-length"] = str(len(body))
    await send({**start, "headers": headers.raw})
    await send({"type": "http.response.body", "body": body, "more_body": False})
