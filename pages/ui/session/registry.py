"""Finds a session by its token. It holds none: that is up to Streamlit and open sockets."""

from __future__ import annotations

import threading
from collections import OrderedDict
from weakref import ReferenceType, ref

from core.limits import SESSIONS_MAX
from pages.ui.session.session import Session


class Registry:
    """Sessions by token, weakly held and bounded: the one unused for longest is forgotten first.

    Who is forgotten though still there goes on over its open socket; after a break it starts
    from what its browser shows.
    """

    def __init__(self, most: int = SESSIONS_MAX) -> None:
        """Know at most so many sessions."""
        self._most = most
        self._lock = threading.RLock()  # the collector may call `forget` while it is held
        self._sessions: OrderedDict[str, ReferenceType[Session]] = OrderedDict()

    def __len__(self) -> int:
        """How many sessions are known."""
        return len(self._sessions)

    def add(self, session: Session) -> None:
        """Know a session from now on."""
        token = session.token

        def forget(gone: ReferenceType[Session]) -> None:
            with self._lock:
                if self._sessions.get(token) is gone:
                    del self._sessions[token]

        with self._lock:
            self._sessions[token] = ref(session, forget)
            while len(self._sessions) > self._most:
                self._sessions.popitem(last=False)

    def find(self, token: str) -> Session | None:
        """The session of this token, if it is known and alive."""
        with self._lock:
            reference = self._sessions.get(token)
            if reference is None:
                return None
            self._sessions.move_to_end(token)
        return reference()


SESSIONS = Registry()
"""The sessions of this process."""
