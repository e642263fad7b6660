"""A line between browser and server that the tests can cut, silence, or lead elsewhere."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

_CHUNK = 65_536


class Line:
    """Passes TCP connections on to a port of this machine, as long as it is whole."""

    def __init__(self, target: int) -> None:
        """Lead to this port."""
        self.target = target
        self.url = ""
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._silent: set[socket.socket] = set()
        self._cut = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://localhost:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Drop all connections, and take no new ones."""
        self._cut = True
        self._drop()

    def silence(self) -> None:
        """Swallow whatever is said on the connections of now, without a word of it to either end:
        as for a machine that was asleep. New connections work.
        """
        for pair in self._pairs:
            self._silent.update(pair)

    def mend(self, target: int | None = None) -> None:
        """Take connections again, to another port if one is given."""
        self.target = target or self.target
        self._cut = False

    def lead_to(self, target: int) -> None:
        """Drop all connections; new ones go to another port."""
        self.target = target
        self._drop()

    def close(self) -> None:
        self.cut()
        self._listener.close()

    def _drop(self) -> None:
        for pair in self._pairs:
            for end in pair:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
                end.close()
        self._pairs.clear()

    def _accept(self) -> None:
        while True:
            try:
                near, _address = self._listener.accept()
            except OSError:
                return
            if self._cut:
                near.close()
                continue
            try:
                far = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                near.close()
                continue
            self._pairs.append((near, far))
            for source, sink in ((near, far), (far, near)):
                threading.Thread(target=self._pass_on, args=(source, sink), daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(_CHUNK):
                if source not in self._silent:
                    sink.sendall(data)
        if source in self._silent:
            return
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
