"""Messages from the browser, which may hold anything: what is not understood is refused.

Every message is a JSON object; its `kind` says what else is in it. `protocol.py` has the same as
types. Texts and numbers are bounded here, so that nobody behind has to ask again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from core.errors import Field
from core.lessons.limits import FILE_BYTES_MAX
from core.limits import (
    GESTURE_MAX,
    K_MAX,
    MESSAGE_MAX,
    QUERY_MAX,
    SETTING_MAX,
    TEXT_MAX,
    WORDS_MAX,
    X_ABS_MAX,
    Y_MAX,
)
from pages.ui.text import readable

RANGES: dict[Field, tuple[float, float]] = {"x": (-X_ABS_MAX, X_ABS_MAX), "y": (0.0, Y_MAX)}
HISTORY = ("undo", "redo", "reset")
DISMISS = "dismiss"  # instead of a reading: none is wanted
LESSON_ACTIONS = (
    "start", "next", "back", "again", "hint", "answer", "leave", "open", "link",
)  # fmt: skip
_DIGITS_MAX = 20  # Python reads no more than 4 300 of them, JSON has no bound
TOOLS = ("add-class", "remove-class", "normalise-y", "shift-x", "check-shift")


@dataclass(frozen=True, slots=True)
class Hello:
    """A browser tab opens a page or comes back to it.

    client: names the tab; query: what its address says; locale: the browser's language;
    restores: the query is newer than the session of this token, which Streamlit has started of an
    older address.
    """

    token: str
    previous: str
    client: str
    page: str
    query: str
    locale: str
    restores: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """The browser has drawn the figures of this revision: it has time for newer ones."""

    revision: int


@dataclass(frozen=True, slots=True)
class Ping:
    """A browser asks whether the line still holds."""


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """A text was typed into the field of one entry, from 0, or None for sum(y)."""

    vector: Field
    entry: int | None
    text: str


@dataclass(frozen=True, slots=True)
class PasteVector:
    """A whole vector was pasted, or typed as text.

    reading: the key of one of the readings that it may have; DISMISS: none of them is wanted.
    """

    vector: Field
    text: str
    reading: str = ""


@dataclass(frozen=True, slots=True)
class BarDrag:
    """A bar was moved: one entry, or None for sum(y), during one gesture."""

    vector: Field
    entry: int | None
    value: float
    gesture: int


@dataclass(frozen=True, slots=True)
class HistoryAction:
    """A step back or forward, or all the way back: a name out of HISTORY."""

    name: str


@dataclass(frozen=True, slots=True)
class UseTool:
    """A name out of TOOLS, and the text of the field beside it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class LoadPreset:
    """An example was chosen by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Select:
    """The output i and the logit j that were chosen, from 1; None: as before."""

    i: int | None
    j: int | None


@dataclass(frozen=True, slots=True)
class SetSetting:
    """A setting of the page and its text, as the URL would have it; "" for its default."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class FigureAction:
    """What was done in a figure: a mark let go at a value, a point put at a place, a step taken.

    context: what the figure was made for; where that is another by now, the action is void.
    gesture: actions of one drag are one step to undo, and each starts from the problem before it.
    """

    figure: str
    context: str
    value: float | None
    at: tuple[float, float] | None
    step: int | None
    gesture: int | None


@dataclass(frozen=True, slots=True)
class PageAction:
    """A button of the page itself, by name, and a word that goes with it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class LessonAction:
    """Something done in a lesson, a name out of LESSON_ACTIONS: text is an answer, the name of a
    lesson with `@` and a step, a file's text, or that of a link.
    """

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
Message = Hello | Drawn | Ping | Edit
_Fields = Mapping[str, Any]


class Refused(ValueError):
    """A message, or a part of one, that is not understood."""


def read_message(text: str | bytes) -> tuple[int, Message] | None:
    """The number of a message (0 where it has none) and what it says; None refuses it."""
    if len(text) > MESSAGE_MAX:
        return None
    try:
        fields = json.loads(text, parse_int=_integer)
        if not isinstance(fields, dict):
            return None
        reader = _READERS[_word(fields, "kind")]
        message = reader(fields)
        number = 0 if isinstance(message, Hello | Drawn | Ping) else _whole(fields, "seq", 1)
    except (Refused, KeyError, ValueError, RecursionError):
        return None
    return number, message


def number_of(text: str | bytes) -> int | None:
    """The number of a message that was refused, if it has one: its browser waits for an answer."""
    if len(text) > MESSAGE_MAX:
        return None
    try:
        fields = json.loads(text, parse_int=_integer)
        return _whole(fields, "seq", 1) if isinstance(fields, dict) else None
    except (Refused, ValueError, RecursionError):
        return None


def _integer(digits: str) -> float:
    """Any whole number of JSON; one that is too long for all that is asked for is a float."""
    return int(digits) if len(digits) <= _DIGITS_MAX else float(digits)


def _hello(fields: _Fields) -> Hello:
    return Hello(
        token=_word(fields, "token"),
        previous=_word(fields, "previous"),
        client=_word(fields, "client"),
        page=_word(fields, "page"),
        query=_text(fields, "query", MESSAGE_MAX)[: QUERY_MAX + 1],  # one more: it was longer
        locale=_word(fields, "locale"),
        restores=fields.get("restores") is True,
    )


def _type_entry(fields: _Fields) -> TypeEntry:
    vector = _vector(fields)
    return TypeEntry(vector, _entry(fields, vector), _text(fields, "text", TEXT_MAX))


def _bar_drag(fields: _Fields) -> BarDrag:
    vector = _vector(fields)
    low, high = RANGES[vector]
    value = _number(fields.get("value"))
    if not low <= value <= high:
        raise Refused
    return BarDrag(vector, _entry(fields, vector), value, _whole(fields, "gesture"))


def _select(fields: _Fields) -> Select:
    i, j = (
        None if fields.get(name) is None else _whole(fields, name, 1, K_MAX) for name in ("i", "j")
    )
    return Select(i, j)


def _figure(fields: _Fields) -> FigureAction:
    at, value, step, gesture = (fields.get(name) for name in ("at", "value", "step", "gesture"))
    if at is not None and not (isinstance(at, list) and len(at) == 2):
        raise Refused
    return FigureAction(
        figure=_word(fields, "figure"),
        context=_text(fields, "context", QUERY_MAX),
        value=None if value is None else _number(value),
        at=None if at is None else (_number(at[0]), _number(at[1])),
        step=None if step is None else _whole(fields, "step"),
        gesture=None if gesture is None else _whole(fields, "gesture"),
    )


def _paste(fields: _Fields) -> PasteVector:
    # One sign more than is allowed: then the reader is told that it is too long.
    text = _text(fields, "text", MESSAGE_MAX)[: TEXT_MAX + 1]
    return PasteVector(_vector(fields), text, _word(fields, "reading"))


_READERS: dict[str, Callable[[_Fields], Message]] = {
    "hello": _hello,
    "drawn": lambda fields: Drawn(_whole(fields, "rev")),
    "ping": lambda fields: Ping(),
    "type": _type_entry,
    "paste": _paste,
    "bar": _bar_drag,
    "history": lambda fields: HistoryAction(_word(fields, "name", HISTORY)),
    "tool": lambda fields: UseTool(_word(fields, "name", TOOLS), _text(fields, "text", TEXT_MAX)),
    "preset": lambda fields: LoadPreset(_word(fields, "name")),
    "select": _select,
    "set": lambda fields: SetSetting(_word(fields, "name"), _text(fields, "text", SETTING_MAX)),
    "figure": _figure,
    "lesson": lambda fields: LessonAction(
        _word(fields, "name", LESSON_ACTIONS), _text(fields, "text", FILE_BYTES_MAX)
    ),
    "page": lambda fields: PageAction(_word(fields, "name"), _text(fields, "text", WORDS_MAX)),
}
KINDS = tuple(_READERS)


def _vector(fields: _Fields) -> Field:
    match fields.get("vector"):
        case "x":
            return "x"
        case "y":
            return "y"
    raise Refused


def _entry(fields: _Fields, vector: Field) -> int | None:
    """An entry from 0; None: the sum, which only y has."""
    of_sum = vector == "y" and fields.get("entry") == "sum"
    return None if of_sum else _whole(fields, "entry", 0, K_MAX - 1)


def _text(fields: _Fields, name: str, most: int) -> str:
    text = fields.get(name, "")
    if not isinstance(text, str) or len(text) > most:
        raise Refused
    return readable(text)


def _word(fields: _Fields, name: str, allowed: tuple[str, ...] = ()) -> str:
    word = _text(fields, name, WORDS_MAX)
    if allowed and word not in allowed:
        raise Refused
    return word


def _whole(fields: _Fields, name: str, low: int = 0, high: int = GESTURE_MAX - 1) -> int:
    """A whole number, and no truth value, within bounds."""
    value = fields.get(name)
    if type(value) is not int or not low <= value <= high:
        raise Refused
    return value


def _number(value: Any) -> float:
    """A finite number, and no truth value."""
    if type(value) not in (int, float) or not -1e300 < value < 1e300:  # nan is in no range
        raise Refused
    return float(value)
