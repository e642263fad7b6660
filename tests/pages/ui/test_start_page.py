"""The first page names the server; everything else passes through untouched."""

from __future__ import annotations

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message

from pages.ui import stylesheet
from pages.ui.page import Page
from pages.ui.start_page import StartPage

PAGE = "<html><head><title>Streamlit</title></head><body>" + "x" * 2000 + "</body></html>"


def html(_: Request) -> Response:
    return HTMLResponse(PAGE)


def text(_: Request) -> Response:
    return PlainTextResponse(PAGE)


@pytest.fixture
def app() -> ASGIApp:
    """Streamlit's order: the lab's middleware around Streamlit's own gzip."""
    routes = [Route("/", html), Route("/text", text)]
    inner = Starlette(routes=routes, middleware=[Middleware(GZipMiddleware)])
    return GZipMiddleware(StartPage(inner))


def ask(
    app: ASGIApp, method: str, path: str, encoding: str, query: bytes = b""
) -> tuple[dict[str, str], bytes]:
    """One request as a browser sends it when it opens a page."""
    sent: list[Message] = []
    headers = [(b"accept", b"text/html,*/*"), (b"accept-encoding", encoding.encode())]
    scope = {"type": "http", "method": method, "path": path, "query_string": query}

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    async def answer() -> None:
        await app({**scope, "headers": headers}, receive, send)

    with ThreadPoolExecutor(1) as pool:  # Playwright's loop runs in this thread
        pool.submit(asyncio.run, answer()).result()
    answered = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return answered, b"".join(message.get("body", b"") for message in sent[1:])


def test_the_page_names_server_and_title(app: ASGIApp) -> None:
    headers, body = ask(app, "GET", "/", "gzip")
    page = gzip.decompress(body).decode()
    assert headers["content-encoding"] == "gzip"
    assert page.startswith("<html><head><script>")
    assert "BACKEND_BASE_URL: base" in page
    assert "location.origin" not in page
    assert "<title>Softmax Gradient Lab</title>" in page
    assert page.endswith("</body></html>")


def test_length_is_right_without_compression(app: ASGIApp) -> None:
    headers, body = ask(app, "GET", "/", "identity")
    assert int(headers["content-length"]) == len(body) > len(PAGE)


@pytest.mark.parametrize(("method", "path"), [("GET", "/text"), ("HEAD", "/"), ("HEAD", "/text")])
def test_other_answers_stay_as_they_are(app: ASGIApp, method: str, path: str) -> None:
    headers, body = ask(app, method, path, "identity")
    assert body.decode() == PAGE
    assert int(headers["content-length"]) == len(PAGE)


def test_the_labs_style_comes_behind_all_that_stands_in_the_head(app: ASGIApp) -> None:
    page = ask(app, "GET", "/", "identity")[1].decode()
    assert page.endswith(f'<link rel="stylesheet" href="./{stylesheet.NAME}"></body></html>')


def test_a_page_is_preloaded() -> None:
    page = Page(package="x", path="one", title="One", preload=(("script", "./a.js"),))
    inner = Starlette(routes=[Route("/lab/{name}", html)])
    app = StartPage(inner, pages=[page], base="/lab")
    _, body = ask(app, "GET", "/lab/one", "identity")
    assert b'<link rel="preload" as="script" href="./a.js" fetchpriority="low">' in body


@pytest.mark.parametrize("base", ["", "/lab"])
def test_an_address_that_no_page_has_leads_to_the_start_page_which_is_to_say_so(
    base: str,
) -> None:
    pages = [Page(package="x", path=path, title=path) for path in ("", "one")]
    inner = Starlette(routes=[Route("/{path:path}", html)])
    app = StartPage(inner, pages=pages, base=base)
    for path, query, target in (
        ("/nosuch", b"", "/?nopage=nosuch"),
        (
            "/no/such/<i>&x=1",
            b"lang=zh&x=1,2",
            "/?lang=zh&x=1,2&nopage=no%2Fsuch%2F%3Ci%3E%26x%3D1",
        ),
        ("/one/", b"x=1,2", "/one?x=1,2"),
        ("/One", b"", "/one"),
    ):
        headers, body = ask(app, "GET", f"{base}{path}", "identity", query)
        assert headers["location"] == f"{base}{target}"
        assert body == b""
    for path in ("/", "/one"):
        assert "location" not in ask(app, "GET", f"{base}{path}", "identity")[0]


def test_below_a_base_path_pages_are_one_name_below_it() -> None:
    app = StartPage(Starlette(routes=[Route("/lab", html)]), base="/lab")
    headers, _ = ask(app, "GET", "/lab", "identity")
    assert headers["location"] == "/lab/"
