"""Messages from the browser, which may hold anything: what is not understood is refused.

{seq, force, ...} with one of
texts    k texts, one for each field              paste   the whole vector as text
grab     {entry, value, gesture}: a bar is at a value; entry from 0, or "sum" (of y)
act      "undo", "redo" or "reset"
pick     {i, j}: the selection, from 1; one of them may be missing
choose   {name, value}: a setting out of CHOICES
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.errors import Field
from core.limits import GESTURE_MAX, TEXT_MAX, X_ABS_MAX, Y_MAX

RANGES = {"x": (-X_ABS_MAX, X_ABS_MAX), "y": (0.0, Y_MAX)}
ACTS = ("undo", "redo", "reset")
CHOICES = {"targets": ("free", "sum", "one-hot"), "way": ("jacobian", "fused")}


@dataclass(frozen=True, slots=True)
class Grab:
    """A bar was moved: one class (from 0), or None for sum(y), during one gesture."""

    entry: int | None
    value: float
    gesture: int


@dataclass(frozen=True, slots=True)
class Act:
    """A step back or forward, or all the way back."""

    name: str


@dataclass(frozen=True, slots=True)
class Pick:
    """The output i and the logit j that were chosen, from 1; None: as before."""

    i: int | None
    j: int | None


@dataclass(frozen=True, slots=True)
class Choose:
    """A setting and its value."""

    name: str
    value: str


Content = list[str] | str | Grab | Act | Pick | Choose


def read_edit(edit: Any, name: Field, k: int, force: str) -> tuple[int, Content] | None:
    """The number of the edit and what it asks for; None refuses it."""
    if not isinstance(edit, Mapping):
        return None
    seq = edit.get("seq")
    if not _is_whole(seq, 0, GESTURE_MAX - 1) or edit.get("force") != force:
        return None
    content = _content(edit, name, k)
    return None if content is None else (seq, content)


def _content(edit: Mapping[Any, Any], name: Field, k: int) -> Content | None:
    if isinstance(edit.get("paste"), str):
        return edit["paste"]
    if "grab" in edit:
        return _grab(edit["grab"], name, k)
    if "act" in edit:
        act = edit["act"]
        return Act(act) if isinstance(act, str) and act in ACTS else None
    if "pick" in edit:
        return _pick(edit["pick"], k)
    if "choose" in edit:
        return _choose(edit["choose"])
    texts = edit.get("texts")
    if not isinstance(texts, list) or len(texts) != k:
        return None
    good = all(isinstance(text, str) and len(text) <= TEXT_MAX for text in texts)
    return texts if good else None


def _grab(grab: Any, name: Field, k: int) -> Grab | None:
    if not isinstance(grab, Mapping):
        return None
    entry, value, gesture = grab.get("entry"), grab.get("value"), grab.get("gesture")
    low, high = RANGES[name]
    if type(value) not in (int, float) or not low <= value <= high:  # nan is in no range
        return None
    if not _is_whole(gesture, 0, GESTURE_MAX - 1):
        return None
    if name == "y" and entry == "sum":
        return Grab(None, float(value), gesture)
    return Grab(entry, float(value), gesture) if _is_whole(entry, 0, k - 1) else None


def _pick(pick: Any, k: int) -> Pick | None:
    if not isinstance(pick, Mapping):
        return None
    i, j = pick.get("i"), pick.get("j")
    good = all(one is None or _is_whole(one, 1, k) for one in (i, j))
    return Pick(i, j) if good else None


def _choose(choose: Any) -> Choose | None:
    if not isinstance(choose, Mapping):
        return None
    name, value = choose.get("name"), choose.get("value")
    if not isinstance(name, str) or not isinstance(value, str):
        return None
    return Choose(name, value) if value in CHOICES.get(name, ()) else None


def _is_whole(value: Any, low: int, high: int) -> bool:
    """A whole number, and no truth value, within bounds."""
    return type(value) is int and low <= value <= high
