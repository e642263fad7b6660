"""What the fields, the bars and the tools of a problem show, and their words, as types.

A part of `protocol.py`, which says how they go over the live channel.
"""

from __future__ import annotations

from typing import TypedDict


class BarScale(TypedDict):
    """The bars of a vector."""

    values: list[float | None]
    low: float
    high: float
    snap: float
    say: list[str]


class AskedState(TypedDict):
    """The question what a pasted text means; readings: key and words of each."""

    question: str
    readings: list[tuple[str, str]]


class VectorState(TypedDict):
    """The fields and bars of a vector; asked: what its text may mean, where that is to be said."""

    texts: list[str]
    errors: dict[str, str]
    text: str
    error: str
    asked: AskedState | None
    bars: BarScale


class SumState(TypedDict):
    """The field and the bar of sum(y)."""

    text: str
    error: str
    value: float
    low: float
    high: float
    snap: float
    say: str


class ShiftState(TypedDict):
    """The field of what all logits are shifted by."""

    text: str
    error: str


class EditorState(TypedDict):
    """The fields and bars of x and y, and the tools below them."""

    version: int
    mode: str
    locked: list[str]
    x: VectorState
    y: VectorState
    sum: SumState
    rest: str
    merged: str
    classes: list[int]
    shift: ShiftState


class VectorWords(TypedDict):
    """Labels, hints and ranges of a vector's fields."""

    label: str
    head: str
    entry_label: str
    text_label: str
    help: str
    text_max: int
    step: float
    min: float
    max: float


class MovingWords(TypedDict):
    """What a bar says while it is moved."""

    x: str
    y: str
    sum: str


class HelpWords(TypedDict):
    """What may be pasted: rows of a name and texts."""

    label: str
    text: str
    rows: list[tuple[str, list[str]]]


class ToolWords(TypedDict):
    """The words of the tools below the fields; a tool: its label and its hint."""

    label: str
    classes: str
    k_min: int
    k_max: int
    shift_by: str
    shift_max: int
    more: str
    examples: str
    presets: list[tuple[str, str]]
    tools: dict[str, tuple[str, str]]
    leave: str
    help: HelpWords


class EditorWords(TypedDict):
    """The words of both vectors and of the tools below them."""

    x: VectorWords
    y: VectorWords
    history: list[tuple[str, str, str]]
    modes: list[tuple[str, str]]
    modes_label: str
    class_name: str
    moving: MovingWords
    tools: ToolWords
