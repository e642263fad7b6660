"""What a figure is on its way to the browser, as types; `pages.ui.figures` and pages make them.

`pages/ui/components/protocol.d.ts` says the same to the browser's modules.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict


class Packed(TypedDict):
    """An array as base64 of its bytes."""

    dtype: Literal["f4", "f8"]
    bdata: str
    shape: NotRequired[str]


Trace = dict[str, Any]


class Frames(TypedDict):
    """Marks that move along curves."""

    count: int
    at: int
    name: str
    names: list[str]
    follow: list[tuple[int, list[int]]]
    line: Trace | None
    play: NotRequired[bool]
    takes: NotRequired[bool]
    follows: NotRequired[str]


class Movable(TypedDict):
    """A point that is moved within half planes."""

    trace: int
    at: tuple[float, float]
    step: float
    bounds: list[tuple[float, float, float]]
    hint: str
    keys: str


class FigureWords(TypedDict):
    """What stands around a figure."""

    title: NotRequired[str]
    notice: NotRequired[str]
    question: NotRequired[str]
    answer: NotRequired[str]


class Table(TypedDict):
    """The data of a figure, to be read."""

    head: list[str]
    rows: list[list[str]]


class Figure(TypedDict):
    """A Plotly figure and what moves in it."""

    traces: list[Trace]
    layout: dict[str, Any]
    alt: str
    context: str
    words: NotRequired[FigureWords]
    table: NotRequired[Table]
    frames: NotRequired[Frames]
    move: NotRequired[Movable]
    square: NotRequired[bool]
    inside: NotRequired[list[tuple[float, float, float]]]
    empty: NotRequired[bool]
