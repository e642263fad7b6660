"""The server's start: it answers before pages are imported, and who needs them waits."""

from __future__ import annotations

import gc
import importlib.util
import subprocess
import sys
import threading
from socket import AF_INET, IPPROTO_TCP, SOCK_STREAM, TCP_NODELAY, socket

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.shell import PAGES
from pages.ui import loading, serving, start_page
from pages.ui.loading import Loading
from pages.ui.page import Page


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Imports that end when the test lets them."""
    let_go, slow = threading.Event(), Loading()
    monkeypatch.setattr(loading, "import_module", lambda name: let_go.wait(30))
    slow.start((), ("what pages share",))
    monkeypatch.setattr(serving, "LOADING", slow)
    return let_go


def test_a_first_request_waits_for_the_imports_and_others_do_not(held: threading.Event) -> None:
    app = Starlette(routes=serving.routes(PAGES), middleware=serving.middleware(PAGES))
    answers: list[int] = []
    with TestClient(app) as client:

        def take_away() -> None:
            answers.append(client.get("/files/problem.json?x=1,2&y=0,1").status_code)

        waiting = threading.Thread(target=take_away)
        waiting.start()
        assert client.get("/assets/katex.js").status_code == 200  # it answers all the while
        assert answers == []
        held.set()
        waiting.join(30)
    assert answers == [200]


def test_a_first_socket_waits_for_the_imports(held: threading.Event) -> None:
    app = Starlette(routes=serving.routes(PAGES))
    threading.Timer(0.2, held.set).start()
    with TestClient(app).websocket_connect("/live") as socket:
        assert held.is_set()  # it was not accepted before
        socket.send_json({"kind": "ping"})
        assert socket.receive_json() == {"kind": "pong"}


def test_nobody_waits_for_what_has_not_begun() -> None:
    nothing = Loading()
    nothing.wait()
    with pytest.raises(StopIteration):
        nothing.done().send(None)


def test_a_page_that_cannot_be_imported_is_logged_and_keeps_nobody(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = Loading()
    monkeypatch.setattr(loading, "_QUIET_SECONDS", 0.0)
    begun.start([Page(package="pages.none", path="none", title="None"), PAGES[0]], ("no.module",))
    begun.wait()
    begun.end()
    assert "pages.none" in caplog.text
    assert "No module named 'no'" in caplog.text
    assert gc.isenabled()
    gc.unfreeze()


def test_the_page_that_a_browser_asks_for_is_imported_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    order: list[str] = []
    let_go = threading.Event()

    def load(page: Page) -> None:
        let_go.wait(30)
        order.append(page.path)

    monkeypatch.setattr(Page, "load", load)
    begun = Loading()
    monkeypatch.setattr(start_page, "LOADING", begun)
    monkeypatch.setattr(loading, "_QUIET_SECONDS", 30)
    begun.start(PAGES, ())
    app = Starlette(middleware=serving.middleware(PAGES))
    with TestClient(app) as client:
        client.get("/gradient", headers={"accept": "text/html"})
    monkeypatch.setattr(loading, "_QUIET_SECONDS", 0)
    let_go.set()
    begun.end()
    assert order[0] == "gradient"
    assert sorted(order) == sorted(page.path for page in PAGES if not page.in_thread)
    gc.unfreeze()


def test_the_launcher_starts_without_what_pages_compute_with() -> None:
    heavy = {"numpy", "sympy", "mpmath", "lark"}
    script = "import sys, app; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert "pages.shell" in run.stdout
    assert not heavy & set(run.stdout.split())


@pytest.mark.parametrize("path", ["", "product", "gradient"])
def test_a_page_starts_without_what_only_answers_and_exact_values_need(path: str) -> None:
    page = f"next(page for page in PAGES if page.path == {path!r})"
    script = (
        "import sys, pages.ui.frame, pages.ui.channel.endpoint; from pages.shell import PAGES; "
        f"{page}.load(); print(*sorted(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    loaded = set(run.stdout.split())
    assert "core.numeric" in loaded
    assert not {"core.answers", "core.stability", "lark", "mpmath", "sympy"} & loaded
    assert not {"core.readings.reader", "core.readings.tokens"} & loaded  # without a text
    assert not {"pages.gradient.views.plane", "pages.gradient.views.descent"} & loaded


def test_what_every_page_needs_is_imported_first() -> None:
    assert "pages.ui.frame" in loading.SHARED
    assert "pages.ui.channel.endpoint" in loading.SHARED


def test_what_comes_later_is_there() -> None:
    for name in loading.LATER:
        assert importlib.util.find_spec(name), name


@pytest.mark.parametrize(
    ("environment", "options"),
    [
        ({}, {}),
        ({"PORT": "9000"}, {"server.port": 9000}),
        ({"STREAMLIT_SERVER_PORT": "9001"}, {"server.port": 9001}),
        ({"PORT": "9000", "STREAMLIT_SERVER_PORT": "9001"}, {"server.port": 9001}),
        ({"PORT": ""}, {}),
        ({"PORT": "0"}, {"server.port": 0}),
        ({"PORT": " 65535\n"}, {"server.port": 65_535}),
        ({"PORT": "abc", "STREAMLIT_SERVER_PORT": "80"}, {"server.port": 80}),
    ],
)
def test_the_environment_gives_the_port(
    environment: dict[str, str], options: dict[str, int]
) -> None:
    assert serving.port(environment) == options


@pytest.mark.parametrize(
    "text", ["http", "-1", "80.0", "65536", "8" * 5000, "８０", "1_0", "0x50"]
)
@pytest.mark.parametrize("name", ["PORT", "STREAMLIT_SERVER_PORT"])
def test_what_is_no_port_ends_the_start_with_a_sentence(name: str, text: str) -> None:
    with pytest.raises(SystemExit, match=f"^{name} must be a whole number from 0 to 65535, not"):
        serving.port({"PORT": "8000", name: text})


def test_a_listening_socket_sends_at_once() -> None:
    with socket(AF_INET, SOCK_STREAM) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert listening.getsockopt(IPPROTO_TCP, TCP_NODELAY) == 0
        serving._send_at_once()
        assert listening.getsockopt(IPPROTO_TCP, TCP_NODELAY) != 0
