"""What goes over the live channel, as types: messages of the browser, answers of the server.

`pages/ui/components/protocol.d.ts` says the same to the browser's modules, with what each part
means (figures are in `figure_types.py`); a test holds one against the other. What a browser really
sends may be anything: `messages.py` reads and bounds it.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from core.errors import Field
from pages.ui.channel.figure_types import Figure

# --- from the browser ---------------------------------------------------------------------


class Hello(TypedDict):
    """A tab opens a page or comes back to it."""

    kind: Literal["hello"]
    token: str
    previous: str
    client: str
    page: str
    query: str
    restores: bool


class Drawn(TypedDict):
    """The figures of this revision are drawn."""

    kind: Literal["drawn"]
    rev: int


class Ping(TypedDict):
    """Is the line still there?"""

    kind: Literal["ping"]


class TypeEntry(TypedDict):
    """A text was typed into the field of one entry, or of the sum."""

    kind: Literal["type"]
    vector: Field
    entry: int | Literal["sum"]
    text: str


class PasteVector(TypedDict):
    """A whole vector as text, and which of its readings is meant."""

    kind: Literal["paste"]
    vector: Field
    text: str
    reading: NotRequired[str]


class BarDrag(TypedDict):
    """A bar was moved."""

    kind: Literal["bar"]
    vector: Field
    entry: int | Literal["sum"]
    value: float
    gesture: int


class HistoryAction(TypedDict):
    """Undo, redo or reset."""

    kind: Literal["history"]
    name: str


class UseTool(TypedDict):
    """A tool of the problem."""

    kind: Literal["tool"]
    name: str
    text: str


class LoadPreset(TypedDict):
    """An example."""

    kind: Literal["preset"]
    name: str


class Select(TypedDict):
    """What is chosen, from 1."""

    kind: Literal["select"]
    i: NotRequired[int]
    j: NotRequired[int]


class SetSetting(TypedDict):
    """A setting as the URL would have it."""

    kind: Literal["set"]
    name: str
    text: str


class FigureAction(TypedDict):
    """What was done in a figure."""

    kind: Literal["figure"]
    figure: str
    context: str
    value: NotRequired[float]
    at: NotRequired[tuple[float, float]]
    step: NotRequired[int]
    gesture: NotRequired[int]


class PageAction(TypedDict):
    """A button of the page's own."""

    kind: Literal["page"]
    name: str
    text: str


class LessonAction(TypedDict):
    """Something done in a lesson."""

    kind: Literal["lesson"]
    name: str
    text: str


Edit = (
    TypeEntry
    | PasteVector
    | BarDrag
    | HistoryAction
    | UseTool
    | LoadPreset
    | Select
    | SetSetting
    | FigureAction
    | PageAction
    | LessonAction
)
Message = Hello | Drawn | Ping | Edit  # an edit carries its number besides, `seq`

# --- from the server ------------------------------------------------------------------------

Value = dict[str, str]


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


class Words(TypedDict):
    """Words that stay while a page is open."""

    language: str
    editor: EditorWords
    figure: dict[str, str]
    restoring: str
    restored: str


class Colours(TypedDict):
    """What the names of colours in figures stand for."""

    light: dict[str, str]
    dark: dict[str, str]


class Address(TypedDict):
    """What the address bar is to say."""

    params: list[tuple[str, str]]
    own: list[str]
    lang: str


class Selected(TypedDict):
    """What is chosen, from 1."""

    i: NotRequired[int]
    j: NotRequired[int]


class LessonFacts(TypedDict):
    """Where the reader is in a lesson."""

    name: str
    missing: bool
    at: int
    steps: int
    done: list[int]
    page: str
    moves: int


class ValuesAnswer(TypedDict):
    """Values of an edit; the answer to a hello has everything."""

    kind: Literal["values"]
    rev: int
    ack: int
    values: dict[str, Value]
    blocks: NotRequired[dict[str, str]]
    ahead: NotRequired[list[str]]
    address: NotRequired[Address]
    selected: NotRequired[Selected]
    history: NotRequired[list[bool]]
    editor: NotRequired[EditorState]
    prints: NotRequired[int]
    lesson: NotRequired[LessonFacts]
    token: NotRequired[str]
    page: NotRequired[str]
    figure_keys: NotRequired[list[str]]
    words: NotRequired[Words]
    colours: NotRequired[Colours]


class FiguresAnswer(TypedDict):
    """The newest figures."""

    kind: Literal["figures"]
    rev: int
    ack: int
    figures: dict[str, Figure]


class LateAnswer(TypedDict):
    """A block that took time."""

    kind: Literal["late"]
    rev: int
    blocks: dict[str, str]


class ChecksAnswer(TypedDict):
    """What checks have come to so far."""

    kind: Literal["checks"]
    rev: int
    checks: dict[str, tuple[str, str, str]]
    progress: str


class FailedAnswer(TypedDict):
    """An edit could not be worked in."""

    kind: Literal["failed"]
    ack: int


class Pong(TypedDict):
    """The line is still there."""

    kind: Literal["pong"]


Answer = ValuesAnswer | FiguresAnswer | LateAnswer | ChecksAnswer | FailedAnswer | Pong
