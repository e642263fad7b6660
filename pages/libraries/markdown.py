"""The comparison as Markdown: all that the table shows, with every digit and every difference."""

from __future__ import annotations

from typing import Any

import numpy as np

from core.libraries.batch import Batch
from core.libraries.comparison import Compared
from core.libraries.returned import Refused
from core.libraries.versions import RECORDED
from core.readings import format_number
from pages.libraries.names import VARIANTS, with_version
from pages.libraries.verdicts import badge, reason
from pages.ui.text import _, named, sentences

_LIBRARIES = ("torch", "tensorflow", "keras", "jax", "optax", "sklearn", "numpy")


def markdown(batch: Batch, compared: list[Compared]) -> str:
    """A title, what the calls were given, and a table."""
    asked = batch.asked
    index = "–" if batch.index is None else ", ".join(str(c) for c in batch.index.tolist())
    given = [
        f"- x = {_numbers(batch.x)}",
        f"- y = {_numbers(batch.y)}",
        f"- {named(_('class index, from 0'), index)}",
        f"- reduction = {asked.reduction}, weight = {_numbers(np.array(asked.weight)) or '–'}, "
        f"label_smoothing = {format_number(asked.smoothing)}, "
        f"ignore_index = {'–' if asked.ignore is None else asked.ignore}",
    ]
    heads = [
        _("call"), _("loss"), _("gradient"), _("true gradient"), _("difference"), _("verdict"),
    ]  # fmt: skip
    lines = [_line(heads), _line(["---"] * len(heads))]
    lines += [_line(_cells(row, batch)) for row in compared]
    versions = ", ".join(map(with_version, _LIBRARIES))
    recorded = _("As recorded on {date} with {versions}.").format(
        date=RECORDED.date, versions=versions
    )
    title = _("What libraries return")
    return "\n".join([f"# {title}", "", *given, "", *lines, "", recorded, ""])


def _cells(row: Compared, batch: Batch) -> list[str]:
    _css, sign, words = badge(row)
    verdict = sentences(f"{sign} {words}.", reason(row, batch))
    name = f"`{row.call.documentation}` ({_(VARIANTS[row.call.key])}): `{row.call.code}`"
    if isinstance(row.outcome, Refused):
        return [name, "–", "–", "–", "–", verdict]
    grad, true = row.outcome.grad, row.true
    columns = (row.outcome.loss, grad, true, row.difference)
    return [name, *(_numbers(column) for column in columns), verdict]


def _numbers(values: Any) -> str:
    """A number, a vector, or rows of them; every digit."""
    if values is None:
        return "–"
    array = np.asarray(values, float)
    if array.ndim == 0:
        return _number(float(array))
    if array.ndim == 1:
        return ", ".join(map(_number, array.tolist()))
    rows = [f"({', '.join(map(_number, row))})" for row in array.tolist()]
    return ", ".join(rows)


def _number(value: float) -> str:
    return "NaN" if value != value else format_number(value)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
