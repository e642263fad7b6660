"""What every HTTP answer says to the browser, and what it does not say about the server."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.types import Message, Scope
from starlette.websockets import WebSocket

from pages.ui.headers import SafeHeaders, failure
from pages.ui.start_page import StartPage

PAGE = (
    "<html><head><title>Streamlit</title><script>\n  first()\n</script>"
    '<script type="module" src="./a.js"></script></head><body></body></html>'
)
NO_PAGE = "default-src 'none'; frame-ancestors *"


async def html(_: object) -> HTMLResponse:
    return HTMLResponse(PAGE)


async def text(_: object) -> PlainTextResponse:
    return PlainTextResponse("text", headers={"x-content-type-options": "sniff"})


async def broken(_: object) -> PlainTextResponse:
    raise RuntimeError


async def refused(socket: WebSocket) -> None:
    await socket.close()


async def denied(socket: WebSocket) -> None:
    await socket.send_denial_response(PlainTextResponse("busy", 503))


async def opened(socket: WebSocket) -> None:
    await socket.accept(headers=[(b"referrer-policy", b"unsafe-url")])
    await socket.close()


CLIENT = TestClient(
    Starlette(
        routes=[
            *(Route("/", html), Route("/text", text), Route("/broken", broken)),
            WebSocketRoute("/refused", refused),
            WebSocketRoute("/denied", denied),
            WebSocketRoute("/opened", opened),
        ],
        middleware=[Middleware(SafeHeaders), Middleware(StartPage)],
        exception_handlers={Exception: failure},
    ),
    raise_server_exceptions=False,
)


@pytest.mark.parametrize("path", ["/", "/text", "/broken", "/missing"])
def test_every_answer_carries_them_once(path: str) -> None:
    headers = CLIENT.get(path, headers={"accept": "text/html"}).headers
    assert headers.get_list("x-content-type-options") == ["nosniff"]
    assert headers.get_list("referrer-policy") == ["same-origin"]
    (policy,) = headers.get_list("content-security-policy")
    assert "frame-ancestors *" in policy


@pytest.mark.parametrize(("path", "status"), [("/refused", 403), ("/none", 403), ("/denied", 503)])
def test_a_refused_socket_is_an_answer_like_others(path: str, status: int) -> None:
    with pytest.raises(WebSocketDenialResponse) as refusal, CLIENT.websocket_connect(path):
        pass
    answer = refusal.value
    assert answer.status_code == status
    assert answer.headers.get_list("x-content-type-options") == ["nosniff"]
    assert answer.headers.get_list("referrer-policy") == ["same-origin"]
    assert answer.headers.get_list("content-security-policy") == [NO_PAGE]


def test_an_opened_socket_carries_them_and_closes_as_before() -> None:
    with CLIENT.websocket_connect("/opened") as socket:
        headers = dict(socket.extra_headers or [])
        assert headers[b"x-content-type-options"] == b"nosniff"
        assert headers[b"referrer-policy"] == b"same-origin"
        assert socket.receive()["type"] == "websocket.close"


def test_the_scripts_of_the_page_may_run_and_no_others() -> None:
    answer = CLIENT.get("/", headers={"accept": "text/html"})
    policy = dict(
        rule.split(" ", 1) for rule in answer.headers["content-security-policy"].split("; ")
    )
    inline = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    assert len(inline) == 2  # Streamlit's and the lab's
    hashes = {f"'sha256-{b64encode(sha256(s.encode()).digest()).decode()}'" for s in inline}
    assert set(policy["script-src"].split()) == {"'self'", "blob:", *hashes}
    assert "default-src" in policy
    assert "http" not in answer.headers["content-security-policy"]  # no other host


def test_a_page_is_never_answered_by_half() -> None:
    """A page that is kept would go on with headers of another one."""
    first = CLIENT.get("/", headers={"accept": "text/html"})
    assert "etag" not in first.headers
    again = CLIENT.get("/", headers={"accept": "text/html", "if-none-match": "*"})
    assert (again.status_code, again.text) == (200, first.text)


def test_the_settings_of_the_server_lose_its_name() -> None:
    class Config:
        encoded_headers = ((b"server", b"uvicorn"), (b"x-other", b"1"))

    class Start:
        config = Config()

        async def receive(self) -> Message:
            return {"type": "lifespan.startup"}

    async def inner(scope: Scope, receive: object, send: object) -> None:
        pass

    async def send(message: Message) -> None:
        pass

    app, start = SafeHeaders(inner), Start()
    app({"type": "http"}, start.receive, send).close()
    with pytest.raises(StopIteration):
        app({"type": "lifespan"}, start.receive, send).send(None)  # type: ignore[attr-defined]
    assert start.config.encoded_headers == [(b"x-other", b"1")]
