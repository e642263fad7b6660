"""The live channel's WebSocket: edits come in, answers go out; Streamlit is not run.

One task reads messages, one applies each in order and answers with values at once, and one follows
with the newest figures and then with what takes longer; a newer edit makes that start anew. A
page that changes by itself (`renewal.py`) is answered for as if by an edit that edits nothing.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from starlette.websockets import WebSocket, WebSocketDisconnect

from core.limits import (
    CONNECTIONS_MAX,
    MESSAGES_AT_ONCE,
    MESSAGES_PER_SECOND,
    PASTE_AT_ONCE_MAX,
)
from pages.ui.channel import answers
from pages.ui.channel.answers import Screen, Snapshot
from pages.ui.channel.apply_edit import apply_edit
from pages.ui.channel.messages import (
    Drawn,
    Edit,
    Hello,
    LessonAction,
    PasteVector,
    Ping,
    number_of,
    read_message,
)
from pages.ui.channel.pace import Pace
from pages.ui.channel.renewal import Renew, Renewal
from pages.ui.channel.workers import LONG, OUTSIDE, QUICK, SLOW, run
from pages.ui.lesson.lazily import resume
from pages.ui.page import LESSON, Page
from pages.ui.session import url
from pages.ui.session.registry import SESSIONS
from pages.ui.session.session import Session
from pages.ui.template import Template
from pages.ui.text import use_language

_log = logging.getLogger(__name__)
_REFUSED, _FAILED, _BUSY = 1008, 1011, 1013  # close codes of RFC 6455
_DRAWING_SECONDS = 1.0  # after which a browser that has not said that it has drawn gets the next


class SocketClosed(Exception):
    """The browser is gone: nobody is there to be answered."""


class Endpoint:
    """Accepts sockets of the lab's own pages, as many as a process can serve."""

    def __init__(self, pages: Sequence[Page]) -> None:
        """Serve these pages."""
        self._pages = {page.path: page for page in pages}
        self._known = tuple(dict.fromkeys(name for page in pages for name in page.names))
        self._open = 0

    async def serve(self, socket: WebSocket) -> None:
        """Serve one socket until it closes."""
        if not is_same_origin(socket.headers.get("origin"), socket.headers.get("host")):
            await socket.close(_REFUSED)
            return
        if self._open >= CONNECTIONS_MAX:
            await socket.close(_BUSY)
            return
        await socket.accept()
        self._open += 1
        try:
            await Connection(socket, self._pages, self._known).serve()
        finally:
            self._open -= 1


def is_same_origin(origin: str | None, host: str | None) -> bool:
    """Whether a page of this very host opens the socket; who sends no origin is no browser."""
    try:
        return origin is None or urlsplit(origin).netloc == host
    except ValueError:  # it is no URL
        return False


class Connection:
    """One socket: the session it belongs to, and what its browser shows."""

    def __init__(self, socket: WebSocket, pages: dict[str, Page], known: tuple[str, ...]) -> None:
        """Nothing is shown before the browser's hello."""
        self._socket = socket
        self._pages = pages
        self._known = known
        self._pace = Pace(MESSAGES_PER_SECOND, MESSAGES_AT_ONCE)
        self._session: Session | None = None
        self._page: Page = next(iter(pages.values()))
        self._client = ""
        self._screen = Screen()
        self._newest: tuple[Snapshot, Template, int, Screen] | None = None
        self._renewal = Renewal()
        self._figures_sent = 0
        self._figures: tuple[int, Any] = (-1, None)  # those last sent, and the edit they are of
        self._changed = asyncio.Event()
        self._drawn = asyncio.Event()
        self._sending = asyncio.Lock()
        self._line: asyncio.Queue[tuple[int, Hello | Edit | Renew | None]] = asyncio.Queue(
            MESSAGES_AT_ONCE
        )

    async def serve(self) -> None:
        """Read, apply and answer until the socket closes."""
        works = (self._work(), self._follow(), self._renewal.run(self._renew))
        tasks = [asyncio.create_task(self._close_after(work)) for work in works]
        try:
            await self._read()
        except SocketClosed:
            pass
        finally:
            self._renewal.end()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _close_after(self, work: Coroutine[Any, Any, None]) -> None:
        """Close the socket when a task ends, so that its browser comes back on a new one."""
        try:
            await work
        except SocketClosed:
            pass
        except Exception:
            _log.exception("a task of a connection failed")
        with suppress(RuntimeError, OSError):  # it may be closed already
            await self._socket.close(_FAILED)

    async def _read(self) -> None:
        """Answer a ping at once, also while an edit is worked on; all else waits in line."""
        while True:
            received = await self._socket.receive()
            if received["type"] == "websocket.disconnect":
                return
            await self._pace.keep()
            text = received.get("text") or received.get("bytes") or ""
            match read_message(text):
                case None:
                    number = number_of(text)
                    if number is not None:  # in line, as its answer acknowledges those before
                        await self._line.put((number, None))
                case (_, Ping()):
                    await self._send({"kind": "pong"})
                case (_, Drawn(revision)):
                    if revision == self._figures_sent:
                        self._drawn.set()
                case (number, message):
                    await self._line.put((number, message))

    async def _work(self) -> None:
        """Apply messages and answer them, one after the other."""
        while True:
            number, message = await self._line.get()
            try:
                if isinstance(message, Hello):
                    await self._hello(message)
                elif isinstance(message, Renew):
                    await self._edit(0, None)
                elif message is not None:
                    await self._edit(number, message)
                else:
                    await self._send({"kind": "failed", "ack": number})
            except SocketClosed:
                return
            except Exception:  # the last good problem stays, and the browser goes on
                _log.exception("a message failed")
                if isinstance(message, Hello):
                    return  # it cannot go on without: it comes back a little later
                if number:
                    await self._send({"kind": "failed", "ack": number})

    # --- answers to every message ----------------------------------------------------------

    async def _hello(self, hello: Hello) -> None:
        page = self._pages.get(hello.page, next(iter(self._pages.values())))
        await asyncio.to_thread(page.load)  # the first time that anybody asks for it
        session = await self._session_of(hello)
        self._session, self._page, self._client = session, page, hello.client
        self._screen = Screen()
        self._figures = (-1, None)
        self._renewal.follow(page)

        def work() -> tuple[Snapshot, Template, dict[str, Any], int]:
            with session.lock:
                session.enter(page, self._pages.values())
                resume(session, page, self._pages.values())
                session.revision += 1
                snapshot = answers.take_snapshot(session, page, self._known)
                ack = session.acknowledged(hello.client)
            template = answers.build(snapshot)
            answer = answers.welcome(session, self._screen, snapshot, template, ack)
            return snapshot, template, answer, ack

        # Lessons are read when somebody asks for the first time.
        await self._answer(work, SLOW, in_thread=LESSON.name in session.settings)

    async def _renew(self) -> None:
        """What the page shows has changed by itself: that waits in line like an edit."""
        await self._line.put((0, Renew()))

    async def _edit(self, number: int, edit: Edit | None) -> None:
        """Do it and answer; without one, answer for what the page shows by now."""
        session, page = self._session, self._page
        if session is None:
            return

        SESSIONS.find(session.token)  # it is in use

        def work() -> tuple[Snapshot, Template, dict[str, Any], int]:
            with session.lock:
                use_language(session.language)
                if edit is None:
                    session.revision += 1
                elif number > session.acknowledged(self._client):  # else it was sent again
                    session.acknowledge(self._client, number)
                    apply_edit(session, page, edit, self._pages.values())
                    session.revision += 1
                ack = number or session.acknowledged(self._client)
                snapshot = answers.take_snapshot(session, page, self._known)
            template = answers.build(snapshot)
            return snapshot, template, self._screen.values(snapshot, template, ack), ack

        await self._answer(work, LONG, in_thread=_takes_long(session, edit))

    async def _answer(self, work: Any, pool: Any, *, in_thread: bool = False) -> None:
        """Send the values at once; what takes longer follows."""
        if in_thread or self._page.in_thread:
            snapshot, template, answer, ack = await run(pool, "en", work)
        else:
            snapshot, template, answer, ack = work()
        await self._send(answer)
        self._newest = (snapshot, template, ack, self._screen)
        self._changed.set()

    async def _session_of(self, hello: Hello) -> Session:
        """The session that a browser tab goes on with; see the fields of `Hello`.

        An address may hold a long text, and the first one imports what reads it: in a thread.
        """
        session = SESSIONS.find(hello.token)
        previous = SESSIONS.find(hello.previous) if hello.previous else self._session
        if session is not None:
            if hello.restores and previous is not None and previous is not session:
                with previous.lock, session.lock:
                    session.take_over(previous)
            elif hello.restores and previous is None:
                query = url.parse_query(hello.query)
                link = await asyncio.to_thread(url.read_link, query, hello.locale)
                with session.lock:
                    session.restore(link.problem, link.settings, link.language, link.merged)
            return session
        if previous is not None:
            return previous
        # The locale is the one that Streamlit goes by: a proxy may have changed the headers.
        query = url.parse_query(hello.query)
        session = await asyncio.to_thread(url.start, query, hello.locale)
        SESSIONS.add(session)
        return session

    # --- what follows ------------------------------------------------------------------------

    async def _follow(self) -> None:
        """Send the newest figures, then what takes longer; begin anew after a newer edit."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            if self._newest is None:
                continue
            try:
                await self._follow_up(*self._newest)
            except SocketClosed:
                return
            except Exception:
                _log.exception("a figure or a late block failed")

    async def _follow_up(
        self, snapshot: Snapshot, template: Template, ack: int, screen: Screen
    ) -> None:
        language = snapshot.language
        is_drawing = bool(template.figures) and await self._send_figures(snapshot, template, ack)
        pools = ((QUICK, template.late), (SLOW, template.slow), (OUTSIDE, template.outside))
        for pool, blocks in pools:
            for key, make in blocks.items():
                html = await run(pool, language, self._unless_changed(make))
                if html is None or self._changed.is_set():  # nobody would see it
                    break
                answer = screen.late(snapshot, key, html)
                if answer is not None:
                    await self._send(answer)
        if template.checks is not None:
            outcomes = template.checks()
            while not self._changed.is_set():
                outcome = await run(SLOW, language, lambda: next(outcomes, None))
                if outcome is None or self._changed.is_set():
                    break
                await self._send(answers.checks(snapshot, outcome))
        if is_drawing:  # a browser that is still drawing gets no more figures
            # Not `wait_for`: it may swallow the end of this task, which then never ends.
            with suppress(TimeoutError):
                async with asyncio.timeout(_DRAWING_SECONDS):
                    await self._drawn.wait()

    async def _send_figures(self, snapshot: Snapshot, template: Template, ack: int) -> bool:
        """Send the figures, unless a page that was renewed has the same as before."""

        def make() -> tuple[Any, str]:
            answer = answers.make_figures(snapshot, template, ack)
            return answer["figures"], _json(answer)

        self._drawn.clear()
        self._figures_sent = snapshot.revision
        figures, text = await run(QUICK, snapshot.language, make)
        if (ack, figures) == self._figures:
            return False
        self._figures = (ack, figures)
        await self._send_text(text)
        return True

    def _unless_changed(self, make: Callable[[], str]) -> Callable[[], str | None]:
        """Make it when its turn comes, unless a newer edit has come meanwhile."""
        return lambda: None if self._changed.is_set() else make()

    async def _send(self, answer: dict[str, Any]) -> None:
        await self._send_text(_json(answer))

    async def _send_text(self, text: str) -> None:
        async with self._sending:
            try:
                await self._socket.send_text(text)
            except (WebSocketDisconnect, RuntimeError, OSError) as error:
                raise SocketClosed from error


def _takes_long(session: Session, edit: Edit | None) -> bool:
    """Whether an edit is a long text, or one that a long text waits for, or of a lesson.

    There an answer is marked or a file is read.
    """
    if isinstance(edit, LessonAction):
        return True
    if not isinstance(edit, PasteVector):
        return False
    waiting = (len(field.draft or "") for field in session.fields.values())
    return max(len(edit.text), *waiting) > PASTE_AT_ONCE_MAX


def _json(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
