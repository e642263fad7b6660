"""What goes over the live channel, as types: messages of the browser, answers of the server.

`pages/ui/components/protocol.d.ts` says the same to the browser's modules, with what each part
means (figures are in `figure_types.py`, the problem's fields in `editor_types.py`); a test holds
one against the other. What a browser really sends may be anything: `messages.py` reads and bounds
it.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from core.errors import Field
from pages.ui.channel.editor_types import EditorState, EditorWords
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
    locale: str
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
