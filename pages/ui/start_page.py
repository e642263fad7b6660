"""What the first HTML page says before Streamlit's script runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import starmap
from pathlib import Path
from urllib.parse import urlencode

from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.limits import SETTING_MAX
from pages.ui import stylesheet
from pages.ui.components import ADDRESS, MODULES, START
from pages.ui.headers import POLICY, policy
from pages.ui.loading import LOADING
from pages.ui.markup import Html, joined, tag
from pages.ui.page import NO_PAGE, Page
from pages.ui.streamlit_scripts import LATER_SCRIPTS

_SCRIPT = Path(__file__).parent / "components" / "start_page" / "head.js"
_HEAD = f"<head><script>\n{_SCRIPT.read_text('utf-8')}</script>".encode()
# Behind the styles that Streamlit puts into the head: where both say something, this one counts.
_STYLE = tag("link", rel="stylesheet", href=f"./{stylesheet.NAME}").encode()
_TITLE = b"<title>Softmax Gradient Lab</title>"
# The page that comes is another one than Streamlit's: what is known of the file is not true of it.
_OF_THE_FILE = (b"accept-encoding", b"if-none-match", b"if-modified-since")


class StartPage:
    """ASGI middleware: puts the lab's title and the server's address into HTML responses."""

    def __init__(self, app: ASGIApp, pages: Sequence[Page] = (), base: str = "") -> None:
        """Wrap an application that serves these pages below the path `base`, as `/lab`."""
        self._app = app
        self._base = base
        self._pages = {f"{base}/{page.path}": page for page in pages}
        self._links = {path: _links(page) for path, page in self._pages.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything through, but for the body of an HTML page."""
        if scope["type"] != "http" or scope["method"] != "GET" or not _wants_page(scope):
            await self._app(scope, receive, send)
            return
        if self._base and scope["path"] == self._base:  # pages are one name below it
            await _redirect(f"{self._base}/", scope, receive, send)
            return
        if page := self._pages.get(scope["path"]):
            LOADING.want(page)
        # Streamlit would compress the page before it can be read; the lab's own gzip comes after.
        plain = [pair for pair in scope["headers"] if pair[0] not in _OF_THE_FILE]
        held: list[Message] = []
        is_elsewhere = False

        async def rewrite(message: Message) -> None:
            nonlocal is_elsewhere
            if is_elsewhere:
                return
            if message["type"] == "http.response.start":
                kind = MutableHeaders(raw=message["headers"]).get("content-type", "")
                if kind.startswith("text/html"):
                    is_elsewhere = await self._lead_back(scope, receive, send)
                    if not is_elsewhere:
                        held.append(message)
                    return
            elif held:
                held.append(message)
                if not message.get("more_body", False):
                    await _send_rewritten(held, send, self._links.get(scope["path"], b""))
                    held.clear()
                return
            await send(message)

        await self._app({**scope, "headers": plain}, receive, rewrite)

    async def _lead_back(self, scope: Scope, receive: Receive, send: Send) -> bool:
        """Redirect from an address that no page has, for which Streamlit answers like for a page.

        Its script would say so in a dialog of its own, in English. The start page says it in the
        lab's words instead; a page with a slash behind it or in capitals is meant as the page.
        """
        path = str(scope["path"])
        if not self._pages or path in self._pages or not path.startswith(f"{self._base}/"):
            return False
        name = path.removeprefix(f"{self._base}/")
        meant = f"{self._base}/{name.strip('/').lower()}"
        if meant in self._pages:
            await _redirect(meant, scope, receive, send)
        else:
            await _redirect(f"{self._base}/", scope, receive, send, {NO_PAGE: name[:SETTING_MAX]})
        return True


def _address(module: str) -> str:
    return f"{ADDRESS}{module}"


def _links(page: Page) -> bytes:
    """What ends a page's head: what the browser may fetch ahead, and the script that starts.

    Streamlit's own links come before, as its script is what everything waits for.
    """
    return joined(_OF_EVERY_PAGE, *starmap(_ahead, page.preload), _BEGIN).encode()


def _ahead(kind: str, path: str) -> Html:
    if kind == "modulepreload":
        return tag("link", rel=kind, href=path, fetchpriority="low")
    return tag("link", rel="preload", as_=kind, href=path, fetchpriority="low")


_OF_EVERY_PAGE = joined(
    *(_ahead("modulepreload", path) for path in (*LATER_SCRIPTS, *map(_address, MODULES)))
)
_BEGIN = tag("script", type="module", src=_address(START))


async def _redirect(
    path: str, scope: Scope, receive: Receive, send: Send, more: Mapping[str, str] | None = None
) -> None:
    """Send the browser to another path, with the query that it has come with, and more."""
    query = "&".join(
        filter(None, (scope["query_string"].decode("latin-1"), urlencode(more or {})))
    )
    await RedirectResponse(f"{path}?{query}" if query else path)(scope, receive, send)


def _wants_page(scope: Scope) -> bool:
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])


async def _send_rewritten(held: list[Message], send: Send, links: bytes) -> None:
    start, *parts = held
    body = b"".join(part.get("body", b"") for part in parts)
    body = body.replace(b"<head>", _HEAD, 1).replace(b"</head>", links + b"</head>", 1)
    body = body.replace(b"</body>", _STYLE + b"</body>", 1)
    body = body.replace(b"<title>Streamlit</title>", _TITLE, 1)
    headers = MutableHeaders(raw=start["headers"])
    headers[POLICY] = policy(body)
    for name in ("etag", "last-modified"):
        del headers[name]
    if "content-length" in headers:
        headers["content-length"] = str(len(body))
    await send({**start, "headers": headers.raw})
    await send({"type": "http.response.body", "body": body, "more_body": False})
