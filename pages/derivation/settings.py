"""What may be set on the derivation page: which line is looked at, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from core.limits import ANSWER_TEXT_MAX
from core.problem import Problem
from pages.ui.page import DIGITS, LOGIT, OUTPUT, NotAllowed, Reading, Setting, one_of

LINES: Final = 24
"""Lines of every walkthrough: a constant, so that a link is read without SymPy; tests hold it
against the derivation."""

ALL: Final = "all"
CASES: Final = ("sum-one", "one-hot", "no-labels", "library")
"""Targets that a closing line is about."""


@dataclass(frozen=True)
class DerivationSettings:
    """What the reader looks at.

    general: symbolic k; place: the line, from 1, None for all; reveal: the next line is guessed
    first; case: one of CASES; columns: column layout; entry: the entry (i, j) beside; i, j: the
    output and the logit that stand for all, from 1; written: the next line, as the reader writes
    it before it is shown.
    """

    general: bool = True
    place: int | None = 1
    reveal: bool = False
    case: str = CASES[0]
    columns: bool = False
    entry: bool = False
    i: int = 1
    j: int = 1
    written: str = ""
    digits: str = "few"

    @property
    def has_closing_line(self) -> bool:
        """Whether the closing line is on screen."""
        return self.place in (None, LINES)


def _place(text: str, reading: Reading) -> int | None:
    if text == ALL:
        return None
    plain = text.isascii() and text.isdigit() and len(text) <= len(str(LINES))
    if not plain or not 1 <= int(text) <= LINES:
        raise NotAllowed(f"1 … {LINES}, {ALL}")
    return int(text)


def _written(text: str, reading: Reading) -> str:
    if len(text) > ANSWER_TEXT_MAX:
        raise NotAllowed(f"… {ANSWER_TEXT_MAX}")
    return text


def make(problem: Problem, values: Mapping[str, Any]) -> DerivationSettings:
    """The settings that were read, as one object."""
    return DerivationSettings(
        general=values["k"] == "general",
        place=values["step"],
        reveal=values["mode"] == "reveal",
        case=values["case"],
        columns=values["layout"] == "column",
        entry=values["entry"] == "open",
        i=values["i"],
        j=values["j"],
        written=values["written"],
        digits=values["digits"],
    )


SETTINGS = (
    Setting("k", one_of("general", "own"), "general"),
    Setting("step", _place, 1),
    Setting("mode", one_of("read", "reveal"), "read"),
    Setting("case", one_of(*CASES), CASES[0]),
    Setting("layout", one_of("row", "column"), "row"),
    Setting("entry", one_of("closed", "open"), "closed"),
    OUTPUT,
    LOGIT,
    Setting("written", _written, ""),
    DIGITS,
)
