"""The text that is read, and its cells: numbers with their labels, or words."""

from __future__ import annotations

from dataclasses import dataclass

from core.errors import Code, Field, ProblemError
from core.limits import ENTRIES_MAX, FORMS_MAX, NUMBERS_MAX
from core.readings.numbers import Unreadable, form, number, truth
from core.readings.signs import Plain, name_of_hidden, shown
from core.readings.tokens import Item
from core.readings.work import Work

_LOOKS_A_NUMBER = 5  # of one that is no plain decimal: 2.5×10⁻³
_SHOWN = 24  # signs of a refused piece of text that an error carries
_ENDS = ",;()[]{}"  # what a piece of text goes to


@dataclass(slots=True)
class Cell:
    """A number, or (value None) words.

    label: the words before it, with `=` or `:` between, and where they begin; at, to: where it
    stands itself; is_apart: it may be about the others, such as their sum; is_bracketed: it stands
    in brackets alone; is_share: it has a per cent sign.
    """

    value: float | None
    at: int
    to: int
    position: int
    label: str | None = None
    label_at: int = 0
    is_truth: bool = False
    is_quoted: bool = False
    is_apart: bool = False
    is_bracketed: bool = False
    is_share: bool = False


Row = list[Cell]


@dataclass(slots=True)
class Source:
    """The text that is read, for which field, and how many numbers have come so far.

    plain: as it came; text: without decorations.
    """

    plain: Plain
    text: str
    field: Field
    work: Work
    power: int = 0
    count: int = 0
    forms: int = 0
    has_odd_head: bool = False
    """Whether a head row has another number of names than there are columns."""
    is_wrapped: bool = False
    """Whether a bracket holds short lines of the same length: a matrix, or a vector in lines."""

    def refusal(
        self, code: Code, at: int, position: int | None = None, limit: float | None = None
    ) -> ProblemError:
        """The error at a place of the text, with the piece of text that stands there."""
        token = "" if code == "empty" else self._piece(at)
        return ProblemError(
            code,
            self.field,
            position,
            offset=self.plain.offset(at),
            token=shown(token),
            limit=limit,
            hidden=name_of_hidden(token) or self._hidden_within(at, token),
        )

    def _hidden_within(self, at: int, token: str) -> str:
        """The name of a silent sign within a piece of text: it may part two numbers."""
        if not token or len(self.plain.text) == len(self.plain.original):
            return ""
        start, end = self.plain.offset(at), self.plain.offset(at + len(token) - 1)
        return name_of_hidden(self.plain.original[start:end].replace(" ", ""))

    def _piece(self, at: int) -> str:
        text = self.plain.text
        end = at + 1
        while end < min(len(text), at + _SHOWN) and not (
            text[end].isspace() or text[end] in _ENDS
        ):
            end += 1
        return text[at:end]

    def count_one(self) -> None:
        """One number more. ProblemError `too-many-numbers`."""
        self.count += 1
        if self.count > NUMBERS_MAX:
            raise ProblemError("too-many-numbers", self.field, limit=ENTRIES_MAX)

    def cell(self, text: str, token: Item) -> Cell:
        """A number. Errors: those of `number` and `form`, `too-many-numbers`."""
        self.work.add(_LOOKS_A_NUMBER)
        value = truth(text) if self.field == "y" else None
        is_truth = value is not None
        if value is None:
            try:
                value = self._number(text)
            except Unreadable as reason:
                raise self.refusal(reason.code, token.start, self.count) from None
        self.count_one()
        is_share = text[-1] == "%"
        return Cell(
            value, token.start, token.end, self.count - 1, is_truth=is_truth, is_share=is_share
        )

    def _number(self, text: str) -> float:
        try:
            return number(text, self.field, self.power)
        except Unreadable as reason:
            if reason.code != "not-a-number":
                raise
        self.forms += 1
        if self.forms > FORMS_MAX:
            raise ProblemError("too-many-forms", self.field, limit=FORMS_MAX)
        return form(text, self.field, self.power)
