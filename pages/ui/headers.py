"""Headers that every HTTP answer carries: what a browser may do with it, and no more.

A WebSocket begins with an HTTP answer as well, whether it is opened or refused.
Streamlit starts parts from addresses of blobs and writes styles from scripts; all else comes
from the lab's own server. Framing is allowed, as course pages show the lab in a frame.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "*",
}
POLICY = "content-security-policy"
_EVERYWHERE = {"x-content-type-options": "nosniff", "referrer-policy": "same-origin"}
_NO_PAGE = "default-src 'none'; frame-ancestors *"
_REFUSAL = "websocket.http.response"  # an extension of ASGI: what answers instead of a socket
_STARTS = ("http.response.start", "websocket.accept", f"{_REFUSAL}.start")
_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


class SafeHeaders:
    """ASGI middleware: puts the headers into every answer that has none of its own."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything through, with the headers put in."""
        if scope["type"] == "lifespan":
            _hide_server(receive)

        is_new = scope["type"] == "websocket" and _REFUSAL in scope.get("extensions", {})

        async def with_headers(message: Message) -> None:
            nonlocal is_new
            kind = message["type"]
            if is_new and kind == "websocket.close":  # the server's own answer would have none
                await with_headers({"type": f"{_REFUSAL}.start", "status": 403, "headers": []})
                message = {"type": f"{_REFUSAL}.body", "body": b""}
            elif kind in _STARTS:
                is_new = False
                message.setdefault("headers", [])
                headers = MutableHeaders(scope=message)
                headers.update(_EVERYWHERE)
                headers.setdefault(POLICY, _NO_PAGE)
            await send(message)

        await self._app(scope, receive, with_headers)


async def failure(request: Request, error: Exception) -> Response:
    """The answer to a request that failed: it comes from outside of all middleware."""
    headers = _EVERYWHERE | {POLICY: _NO_PAGE}
    return PlainTextResponse("Internal Server Error", 500, headers=headers)


def policy(page: bytes) -> str:
    """The content security policy of a page; the scripts that stand in its HTML may run."""
    hashes = [b64encode(sha256(script).digest()).decode() for script in _INLINE.findall(page)]
    scripts = " ".join([_POLICY["script-src"], *(f"'sha256-{text}'" for text in hashes)])
    rules = _POLICY | {"script-src": scripts}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hide_server(receive: Receive) -> None:
    """Let no answer name the server's software.

    Streamlit starts uvicorn without a way to say so; what hands out the messages of its start
    holds its settings.
    """
    config = getattr(getattr(receive, "__self__", None), "config", None)
    headers = getattr(config, "encoded_headers", None)
    if config is not None and headers is not None:
        config.encoded_headers = [pair for pair in headers if pair[0].lower() != b"server"]
