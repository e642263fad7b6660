"""A page that stays up: its editors, its blocks, and what happens at an edit."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import streamlit as st

from core.errors import Field
from core.problem import Problem
from pages.ui import editors, state, theme
from pages.ui.board import Board
from pages.ui.components.plot import plot
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

    def __init__(self, build: Callable[[Problem], Board]) -> None:
        """`build` makes the page's board from the problem."""
        self._build = build
        self._board = build(state.problem())
        self._force = state.force()
        self._in_full_run = True
        self._later: dict[str, Callable[[Problem], str]] = {}
        self._slots: dict[str, Any] = {}
        self._made: dict[str, str] = {}
        self._places: dict[Field, Any] = {}
        self._answered: dict[Field, int] = {}

    def later(self, key: str, make: Callable[[Problem], str]) -> None:
        """Announce a block of HTML that takes time: made after the numbers have been sent."""
        self._later[key] = make

    def _fields(self, name: Field) -> None:
        """The fields of x or y, and all that follows from them."""

        @st.fragment
        def fields() -> None:
            board = self._board
            if not self._in_full_run:
                use_language(state.language())
                board = self._rebuilt(name)
            self._answered[name] = state.answered(name)
            st.html(_answer(values=board.values, address=state.address()))
            editors.editor(name)
            if (self._slots or board.plots) and not self._in_full_run:
                time.sleep(_LEAD)
            if board.plots:
                st.html(_answer(plots={key: self._figure(board, key) for key in board.plots}))
            for key, slot in self._slots.items():
                if key not in self._made or not self._in_full_run:
                    self._made[key] = self._later[key](state.problem())
                slot.html(self._made[key])

        with self._places[name]:
            fields()

    def _rebuilt(self, name: Field) -> Board:
        """The board at an edit of x or y; runs the page in full where values are not enough."""
        if state.force() != self._force:  # perhaps another k: the page's settings too
            st.rerun()
        # The browser may send edits of x and y together, and names one fragment only.
        if any(seq != state.answered(one) for one, seq in self._answered.items() if one != name):
            st.rerun()
        board = self._build(state.problem())
        if board.skeletons != self._board.skeletons:
            st.rerun()
        return board

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
        return figure | {"seq": state.answered(f"plot-{key}"), "context": state.context()}

    def _acted(self, part: str, act: Callable[[Mapping[str, Any]], None] | None) -> None:
        message = getattr(state.widget(part), "act", None)
        seq = read_seq(message)
        if seq is None:
            return
        state.answer(part, seq)  # also where it is refused: the browser waits for an answer
        if act is not None and message.get("context") == state.context():
            act(message)

    def close(self) -> None:
        """Fill the editors and end the full run: from here on, the editors run alone.

        At the end, as an editor may write at an edit only where it has written in the full run.
        """
        for name in self._places:
            self._fields(name)
        self._in_full_run = False


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
    session, revision = state.next_revision()
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
