"""What the first HTML page says before Streamlit's script runs."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Streamlit's script otherwise looks for its server below the page's own path first, and two
# failed requests stand in the console before each page other than the start page opens.
_HEAD = b"""<head><script>
window.__streamlit = {
  BACKEND_BASE_URL: location.origin, MAIN_PAGE_BASE_URL: location.origin + "/"
};
</script>"""
_PRELOADS = {
    "/gradient": b'<link rel="preload" as="script" href="/assets/plotly.min.js">',
    "/derivation": b'<link rel="modulepreload" href="/assets/katex.js">',
}
_TITLE = b"<title>Softmax Gradient Lab</title>"


class StartPage:
    """ASGI middleware: puts the lab's title and the server's address into HTML responses."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything through, but for the body of an HTML page."""
        if scope["type"] != "http" or scope["method"] != "GET" or not _wants_page(scope):
            await self._app(scope, receive, send)
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
                    await _send_rewritten(held, send, _PRELOADS.get(scope["path"], b""))
                    held.clear()
                return
            await send(message)

        await self._app({**scope, "headers": plain}, receive, rewrite)


def _wants_page(scope: Scope) -> bool:
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])


async def _send_rewritten(held: list[Message], send: Send, preload: bytes) -> None:
    start, *parts = held
    body = b"".join(part.get("body", b"") for part in parts)
    body = body.replace(b"<head>", _HEAD + preload, 1).replace(
        b"<title>Streamlit</title>", _TITLE, 1
    )
    headers = MutableHeaders(raw=start["headers"])
    if "content-length" in headers:
        headers["content-length"] = str(len(body))
    await send({**start, "headers": headers.raw})
    await send({"type": "http.response.body", "body": body, "more_body": False})
