"""Visitors without a browser: they speak the live channel, so that many fit a machine."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import suppress
from secrets import token_urlsafe
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

_PATIENCE = 60.0  # seconds: an answer that takes longer never comes


class Visitor:
    """One tab with one page open, whose reader drags the bar of x_1.

    Answers are read all the time, as a browser does; figures count as drawn when they are there.
    """

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._client = token_urlsafe(8)
        self._number = 0
        self._answered = 0
        self._greeting: dict[str, Any] = {}
        self._heard = asyncio.Event()
        self._reading = asyncio.create_task(self._read())
        self.answers: dict[str, int] = {}
        """How many answers of each kind have come."""

    @classmethod
    async def arrived(cls, url: str, query: str, page: str = "") -> Visitor:
        """Connect and say hello; returns when the page's answer with everything is there."""
        visitor = await cls.connected(url)
        await visitor.open(query, page)
        return visitor

    @classmethod
    async def connected(cls, url: str) -> Visitor:
        """Connect only."""
        address = f"{url.replace('http', 'ws', 1)}/live"
        socket = await connect(
            address, origin=url, max_size=None, proxy=None, open_timeout=_PATIENCE
        )
        return cls(socket)

    async def open(self, query: str, page: str = "", token: str = "") -> dict[str, Any]:
        """Open a page; everything on it."""
        await self._send(
            kind="hello",
            token=token,
            previous="",
            client=self._client,
            page=page,
            query=f"?{query}",
            restores=False,
        )
        await self._until(lambda: bool(self._greeting))
        return self._greeting

    async def drag(self, value: float) -> float:
        """Move the bar; seconds until the answer with the numbers is there."""
        self._number += 1
        number, start = self._number, time.perf_counter()
        await self._send(kind="bar", vector="x", entry=0, value=value, gesture=1, seq=number)
        await self._until(lambda: self._answered >= number)
        return time.perf_counter() - start

    async def close(self) -> None:
        await self._socket.close()
        with suppress(asyncio.CancelledError):
            await self._reading

    async def _read(self) -> None:
        with suppress(ConnectionClosed):
            async for data in self._socket:
                answer = json.loads(data)
                kind = answer["kind"]
                self.answers[kind] = self.answers.get(kind, 0) + 1
                if kind == "values":
                    self._answered = max(self._answered, answer["ack"])
                    if "token" in answer:
                        self._greeting = answer
                elif kind == "figures":
                    await self._send(kind="drawn", rev=answer["rev"])
                elif kind == "failed":
                    raise AssertionError("an edit failed")
                self._heard.set()
        self._heard.set()

    async def _until(self, condition: Any) -> None:
        async with asyncio.timeout(_PATIENCE):
            while not condition():
                if self._reading.done():
                    self._reading.result()
                    raise ConnectionError("the line is closed")
                self._heard.clear()
                await self._heard.wait()

    async def _send(self, **message: Any) -> None:
        await self._socket.send(json.dumps(message))
