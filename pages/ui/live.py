"""A page that stays up: its editors, its blocks, and what happens at an edit."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from html import escape
from typing import Any

import streamlit as st

from core.errors import Field
from core.problem import Problem
from pages.ui import theme
from pages.ui.components.plot import plot
from pages.ui.editor import vector_editor
from pages.ui.session import store
from pages.ui.template import Board
from pages.ui.text import N_, _, language, use_language

_PLOTLY_WORDS = (  # on the buttons of a plot, and in what it tells
    N_("Download plot as a PNG"),
    N_("Zoom"),
    N_("Pan"),
    N_("Zoom in"),
    N_("Zoom out"),
    N_("Autoscale"),
    N_("Reset axes"),
    N_("Double-click to zoom back out"),
    N_("Sorry, there was a problem downloading your image!"),
)


# The numbers leave first: what takes time would hold the interpreter while they are to be sent.
_LEAD = 0.005


class LivePage:
    """Builds the board in full once a run; at an edit, sends only what changed."""

    def __init__(
        self, build: Callable[[Problem], Board], *, follows_selection: bool = False
    ) -> None:
        """`build` makes the page's board from the problem.

        With `follows_selection` it asks for the chosen i and j each time; without, the page runs
        in full when they change.
        """
        self._build = build
        self._selection = None if follows_selection else store.selection()
        self._board = build(store.problem())
        self._force = store.force()
        self._in_full_run = True
        self._later: dict[str, Callable[[Problem], str]] = {}
        self._slots: dict[str, Any] = {}
        self._made: dict[str, str] = {}
        self._places: dict[Field, Any] = {}
        self._answered: dict[Field, int] = {}
        self._sent: set[str] = set()

    def later(self, key: str, make: Callable[[Problem], str]) -> None:
        """Announce a block of HTML that takes time: made after the numbers have been sent."""
        self._later[key] = make

    def _fields(self, name: Field) -> None:
        """The fields of x or y, and all that follows from them."""

        @st.fragment
        def fields() -> None:
            changed: dict[str, str] = {}
            if not self._in_full_run:
                use_language(store.language())
                # The browser may send edits of x and y together, and names one fragment only.
                others = (one for one in self._answered if one != name)
                if any(self._answered[one] != store.answered(one) for one in others):
                    st.rerun()
                changed = self._rebuild()
            board = self._board
            self._answered[name] = store.answered(name)
            st.html(_current(board, changed))
            vector_editor.editor(name)
            if (self._slots or board.plots) and not self._in_full_run:
                time.sleep(_LEAD)
            if board.plots:
                st.html(_answer(plots={key: self._figure(board, key) for key in board.plots}))
            for key, slot in self._slots.items():
                if key not in self._made or not self._in_full_run:
                    self._made[key] = self._later[key](store.problem())
                slot.html(self._made[key])

        with self._places[name]:
            fields()

    def _rebuild(self) -> dict[str, str]:
        """Build the board anew and return the sent blocks whose skeleton is another one.

        Runs the page in full where values and sent blocks are not enough.
        """
        if store.force() != self._force:  # perhaps another k: the page's settings too
            st.rerun()
        if self._selection not in (None, store.selection()):
            st.rerun()
        before, self._board = self._board.skeletons, self._build(store.problem())
        after = self._board.skeletons
        changed = {
            key for key in before.keys() | after.keys() if before.get(key) != after.get(key)
        }
        if changed - self._sent:
            st.rerun()
        return self._html(changed)

    def _html(self, keys: Collection[str]) -> dict[str, str]:
        return {key: self._board.html(key) for key in keys if key in self._board.skeletons}

    def part(self, draw: Callable[[], None], sends: Collection[str]) -> None:
        """A part of the page with widgets of its own, which change nothing outside of it.

        sends: keys of its `sent_block`s. They and the address go out before widgets are drawn.
        """
        self._sent |= set(sends)

        @st.fragment
        def part() -> None:
            if self._in_full_run:
                blocks = self._html(self._sent)
            else:
                use_language(store.language())
                blocks = self._rebuild()
            st.html(_current(self._board, blocks))
            if not self._in_full_run:
                time.sleep(_LEAD)
            draw()
            if store.wants_print():
                st.html(_answer(print=True))

        part()

    def editors(self) -> None:
        """The fields of x and y, beside each other."""
        with st.container(key="editors"):
            left, right = st.columns(2)
        with left:
            self._places["x"] = st.container(border=True, key="x-editor")
        with right:
            self._places["y"] = st.container(border=True, key="y-editor")

    def block(self, key: str, *, border: bool = True) -> None:
        """A block of the board, in a container of the same key."""
        with st.container(border=border, key=key):
            st.html(self._board.html(key))

    def sent_block(self, key: str) -> None:
        """A block of a part, in a container of the same key; the browser puts it in place."""
        with st.container(key=key):
            st.html(f'<div data-block="{key}"></div>')

    def later_block(self, key: str) -> None:
        """A block that was announced, in a container of the same key."""
        with st.container(key=key):
            self._slots[key] = st.empty()

    def plot(self, key: str, act: Callable[[Mapping[str, Any]], None] | None = None) -> None:
        """A figure of the board, in a container of the same key.

        `act` takes what the reader did in it: the mark let go at a `value`, the point moved to
        a place `at`, a `step` of a path taken. It is checked for its number and context alone.
        """
        part = f"plot-{key}"
        with st.container(key=key):
            plot(
                key=part,
                data={
                    "key": key,
                    "colours": theme.plot_colours(),
                    "config": _plot_config(),
                    "words": _part_words(),
                },
                on_act_change=lambda: self._acted(part, act),
            )

    def _figure(self, board: Board, key: str) -> dict[str, Any]:
        """A figure, made now, with the last act that it answers and what acts refer to."""
        made = board.plots[key]
        figure = made() if callable(made) else made
        return figure | {"seq": store.answered(f"plot-{key}"), "context": store.context()}

    def _acted(self, part: str, act: Callable[[Mapping[str, Any]], None] | None) -> None:
        message = getattr(store.widget(part), "act", None)
        seq = read_seq(message)
        if seq is None:
            return
        store.answer(part, seq)  # also where it is refused: the browser waits for an answer
        if act is not None and message.get("context") == store.context():
            act(message)

    def close(self) -> None:
        """Fill the editors and end the full run: from here on, the editors run alone.

        At the end, as an editor may write at an edit only where it has written in the full run.
        """
        for name in self._places:
            self._fields(name)
        self._in_full_run = False

    def answers(self, make: Callable[[], Iterable[dict[str, Any]]]) -> None:
        """Send answers that take time to make, each in the place of the one before.

        In a full run they wait for `late_answers`: the editors come first.
        """
        with st.container(key="answers"):
            slot = st.empty()
        if self._in_full_run:
            self._late = (make, slot)
        else:
            _send(make, slot)

    def late_answers(self) -> None:
        """Send the answers that have waited, once everything else is on screen."""
        _send(*self._late)


def _send(make: Callable[[], Iterable[dict[str, Any]]], slot: Any) -> None:
    for answer in make():
        slot.html(_answer(**answer))


def _current(board: Board, blocks: dict[str, str]) -> str:
    content: dict[str, Any] = {"values": board.values, **store.standing()}
    if board.ahead:
        content["ahead"] = board.ahead
    return _answer(**content, **({"blocks": blocks} if blocks else {}))


def read_seq(message: Any) -> int | None:
    """The number of a message from the browser, which may hold anything; None refuses it."""
    seq = message.get("seq") if isinstance(message, Mapping) else None
    return seq if type(seq) is int and 0 <= seq < 2**53 else None


def _part_words() -> dict[str, str]:
    """The words of a figure's own buttons."""
    return {
        "answer": _("Show the answer"),
        "table": _("The data as a table"),
        "png": "PNG",
        "svg": "SVG",
        "save": _("Save the picture as {kind}"),
        "play": _("Play"),
        "pause": _("Pause"),
        "back": _("One step back"),
        "forward": _("One step on"),
        "take": _("Continue from here"),
        "slider": _("Move the mark"),
    }


def _answer(**content: Any) -> str:
    """What the browser is to put in place, for `components/common.js`: values or plots."""
    session, revision = store.next_revision()
    answer = {"session": session, "rev": revision} | content
    return f'<i class="lab-answer" data-answer="{escape(json.dumps(answer))}"></i>'


def _plot_config() -> dict[str, Any]:
    """Plotly's own words in the reader's language; no button that leads to another host."""
    words = {text: _(text) for text in _PLOTLY_WORDS}
    return {
        "locale": language(),
        "locales": {language(): {"dictionary": words}},
        "modeBarButtonsToRemove": ["sendChartToCloud", "select2d", "lasso2d"],
    }
