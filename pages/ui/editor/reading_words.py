"""What a text may mean, in words: the numbers, and the convention that gives them."""

from __future__ import annotations

from collections.abc import Sequence

from core.errors import Field
from core.readings import Reading, format_number
from core.readings.examples import help_rows
from pages.ui.channel.editor_types import AskedState, HelpWords
from pages.ui.text import _, ngettext

_SHOWN = 8  # numbers of a reading that are written out


def describe(reading: Reading) -> str:
    """`3 numbers with decimal commas: 0.5, 1.5, -2`, `row 1 of 2: 1, 2, 3`."""
    values, count = _numbers(reading.values), len(reading.values)
    match reading.layout:
        case "row":
            text = _("row {number} of {of}: {values}")
        case "column":
            text = _("column {number} of {of}: {values}")
        case "index-left-out":
            text = ngettext(
                "{count} number without the column that counts: {values}",
                "{count} numbers without the column that counts: {values}",
                count,
            )
        case "some-left-out":
            text = ngettext(
                "{count} number without what may be its count or sum: {values}",
                "{count} numbers without what may be their count or sum: {values}",
                count,
            )
        case "one-hot" if reading.counted_from == 0:
            text = _("class {number}, as counting starts at 0: {values}")
        case "one-hot":
            text = _("class {number}, as counting starts at 1: {values}")
        case _:
            text = _notation(reading)
    return text.format(count=count, values=values, number=reading.number, of=reading.of)


def _notation(reading: Reading) -> str:
    """How single numbers are written."""
    count = len(reading.values)
    match reading.notation:
        case "decimal-comma":
            return ngettext(
                "{count} number with a decimal comma: {values}",
                "{count} numbers with decimal commas: {values}",
                count,
            )
        case "thousands":
            return ngettext(
                "{count} number with thousands separators: {values}",
                "{count} numbers with thousands separators: {values}",
                count,
            )
        case "mixed":
            return ngettext(
                "{count} number with a fraction: {values}",
                "{count} numbers with fractions: {values}",
                count,
            )
        case "bullets":
            return ngettext(
                "{count} number, the dash as the mark of a list: {values}",
                "{count} numbers, the dashes as marks of a list: {values}",
                count,
            )
        case "brackets":
            return ngettext(
                "{count} number, negative where it stands in brackets: {values}",
                "{count} numbers, those in brackets negative: {values}",
                count,
            )
        case _:
            return ngettext("{count} number: {values}", "{count} numbers: {values}", count)


def _numbers(values: Sequence[float]) -> str:
    more = [] if len(values) <= _SHOWN else ["…"]
    return ", ".join([*map(format_number, values[:_SHOWN]), *more])


def asked(vector: Field, readings: Sequence[Reading]) -> AskedState | None:
    """The question what the text of a vector means; None where there is none."""
    if not readings:
        return None
    question = _("{vector}: which numbers are meant?").format(vector=vector)
    return {
        "question": question,
        "readings": [(reading.key, describe(reading)) for reading in readings],
    }


def help_words() -> HelpWords:
    """What may be pasted, kind by kind."""
    return {
        "label": _("What can be pasted?"),
        "text": _(
            "A vector as it stands in a program, a printout or a table. Where a text may mean "
            "several vectors, nothing changes until one of them is chosen."
        ),
        "rows": [(_(name), list(texts)) for name, texts in help_rows()],
    }
