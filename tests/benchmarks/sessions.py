"""Visitors without a browser: they speak Streamlit's own protocol, so that many fit a machine."""

from __future__ import annotations

import json
import re
import time
from html import unescape
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

_ANSWER = re.compile(r'data-answer="([^"]*)"')


class Session:
    """One visitor of the start page who drags the bar of x_1."""

    def __init__(self, socket: ClientConnection, query: str) -> None:
        self._socket, self._query = socket, query
        self._fields: dict[str, Any] = {}
        self._widget = self._fragment = ""
        self._seq = 0

    @classmethod
    async def opened(cls, url: str, query: str) -> Session:
        """Connect, and wait for the first run of the page."""
        address = url.replace("http", "ws", 1) + "/_stcore/stream"
        socket = await connect(address, subprotocols=["streamlit"], origin=url, max_size=None)
        session = cls(socket, query)
        await session._send()
        while not session._widget:
            session._note(await session._receive())
        return session

    async def drag(self, value: float) -> float:
        """Move the bar; seconds until the answer with the numbers is there."""
        self._seq = max(self._seq, self._fields["seq"]) + 1
        edit = {
            "seq": self._seq,
            "force": self._fields["force"],
            "grab": {"entry": 0, "value": value, "gesture": 1},
        }
        start = time.perf_counter()
        await self._send(json.dumps({"edit": edit}))
        while self._answered(await self._receive()) < self._seq:
            pass
        return time.perf_counter() - start

    async def close(self) -> None:
        await self._socket.close()

    async def _send(self, state: str = "") -> None:
        message = BackMsg()
        message.rerun_script.query_string = self._query
        if state:
            message.rerun_script.fragment_id = self._fragment
            widget = message.rerun_script.widget_states.widgets.add()
            widget.id, widget.json_value = self._widget, state
        await self._socket.send(message.SerializeToString())

    async def _receive(self) -> ForwardMsg:
        data = await self._socket.recv(decode=False)
        return ForwardMsg.FromString(data)

    def _note(self, message: ForwardMsg) -> None:
        """Find the fields of x, and the fragment that they are in."""
        element = message.delta.new_element
        if element.WhichOneof("type") == "bidi_component" and element.bidi_component.json:
            fields = json.loads(element.bidi_component.json).get("fields", {})
            if fields.get("name") == "x":
                self._fields = fields
                self._widget = element.bidi_component.id
                self._fragment = message.delta.fragment_id

    @staticmethod
    def _answered(message: ForwardMsg) -> int:
        found = _ANSWER.search(message.delta.new_element.html.body)
        return json.loads(unescape(found[1])).get("seq", {}).get("x", 0) if found else 0
