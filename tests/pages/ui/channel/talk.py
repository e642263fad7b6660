"""A browser of the tests: it speaks the live channel, and keeps what it would show."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient, WebSocketTestSession

from core.problem import Problem
from pages.shell import PAGES
from pages.ui.channel.endpoint import Endpoint

APP = Starlette(routes=[WebSocketRoute("/live", Endpoint(PAGES).serve)])


class Talk:
    """One tab: what it has been told so far."""

    def __init__(self, socket: WebSocketTestSession, client: str = "tab") -> None:
        self.socket, self.client = socket, client
        self.number = 0
        self.token = ""
        self.values: dict[str, dict[str, str]] = {}
        self.blocks: dict[str, str] = {}
        self.facts: dict[str, Any] = {}
        self.figures: dict[str, Any] = {}
        self.revision = 0

    def hello(
        self,
        page: str = "",
        query: str = "",
        *,
        token: str = "",
        previous: str = "",
        restores: bool = False,
        locale: str = "en-GB",
    ) -> dict[str, Any]:
        """Open a page; the answer with everything."""
        self.post(
            kind="hello",
            token=token or self.token,
            previous=previous,
            client=self.client,
            page=page,
            query=query,
            restores=restores,
            locale=locale,
        )
        self.values.clear()
        self.blocks.clear()
        return self.until("values")

    def send(self, **edit: Any) -> dict[str, Any]:
        """An edit, and its answer."""
        self.number += 1
        self.post(**edit, seq=self.number)
        answer = self.until("values")
        while answer["ack"] < self.number:
            answer = self.until("values")
        return answer

    def post(self, **message: Any) -> None:
        self.socket.send_text(json.dumps(message))

    def hear(self) -> dict[str, Any]:
        """The next answer, worked in."""
        answer: dict[str, Any] = self.socket.receive_json()
        if answer["kind"] == "values":
            assert answer["rev"] >= self.revision or "token" in answer
            self.revision = answer["rev"]
            self.token = answer.get("token", self.token)
            self.values |= answer["values"]
            self.facts |= answer
        self.blocks |= answer.get("blocks", {})
        if answer["kind"] == "figures":
            self.figures = answer["figures"]
            self.post(kind="drawn", rev=answer["rev"])
        return answer

    def until(self, kind: str) -> dict[str, Any]:
        """Hear until an answer of this kind has come."""
        while (answer := self.hear())["kind"] != kind:
            pass
        return answer

    @property
    def problem(self) -> Problem:
        """The problem that the address names."""
        params = dict(self.facts["address"]["params"])
        return Problem.parse(params["x"], params["y"])

    @property
    def params(self) -> dict[str, str]:
        return dict(self.facts["address"]["params"])

    def texts(self) -> list[str]:
        """All live texts, in order."""
        return [value["text"] for _index, value in sorted(
            self.values.items(), key=lambda pair: int(pair[0])
        ) if "text" in value]  # fmt: skip


@contextmanager
def talking(client: str = "tab", **headers: str) -> Iterator[Talk]:
    """A tab with an open line to a server."""
    given = {name.replace("_", "-"): text for name, text in headers.items()}
    with TestClient(APP).websocket_connect("/live", headers=given) as socket:
        yield Talk(socket, client)
