"""Where 1/N comes in: what each row of a batch counts in the divisor of the mean."""

from __future__ import annotations

import numpy as np

from core.libraries.batch import Batch
from core.libraries.divisor import Divisor, by_index, by_labels
from pages.ui.html import column_head, scroll_box
from pages.ui.markup import Html, joined, kept, tag
from pages.ui.numbers import number
from pages.ui.template import Template
from pages.ui.text import _, language, sentences

_NOTHING = (np.empty(0), np.empty(0))


def divisor_table(template: Template, batch: Batch) -> Html:
    """A line a row, then sums and their quotient, with class indices and with probabilities."""
    with np.errstate(all="ignore"):
        ways = [by_index(batch), by_labels(batch)]
    lines = [
        Html(
            f'<tr><th scope="row">{n + 1}</th>'
            f'<td translate="no">{_class_of(template, batch, n)}</td>'
            f"{_cells(template, ways, n)}</tr>"
        )
        for n in range(batch.rows)
    ]
    label = _("The mean of the batch, and what it divides by")
    table = tag(
        "table",
        _head(language()),
        tag("tbody", *lines),
        tag("tfoot", *_sums(template, ways)),
        class_="lab-divisor",
        aria_label=label,
    )
    words = template.words(_words(batch, ways), "p", given=False)
    return joined(tag("h2", _("Where 1/N comes in")), scroll_box(label, table), words)


@kept
def _head(language: str) -> Html:
    top = (
        tag("th", _("row n"), rowspan=2, scope="col"),
        tag("th", _("its class"), rowspan=2, scope="col"),
        tag("th", _("class index"), colspan=2, scope="colgroup"),
        tag("th", _("class probabilities"), colspan=2, scope="colgroup"),
    )
    below = (column_head(text) for text in (_("its loss"), _("it counts")) * 2)
    return tag("thead", tag("tr", *top), tag("tr", *below))


def _class_of(template: Template, batch: Batch, n: int) -> Html:
    text = "–" if batch.index is None else str(int(batch.index[n]) + 1)
    return template.words(text, given=True)


def _cells(template: Template, ways: list[Divisor | None], n: int) -> str:
    values = [
        None if way is None else float(array[n])
        for way in ways
        for array in (_NOTHING if way is None else (way.losses, way.counts))
    ]
    return "".join(f"<td>{_number(template, value)}</td>" for value in values)


def _sums(template: Template, ways: list[Divisor | None]) -> list[Html]:
    sums = [v for way in ways for v in ((way.total, way.divisor) if way else (None, None))]
    means = [way.mean if way else None for way in ways]
    first = "".join(f"<td>{_number(template, value)}</td>" for value in sums)
    second = "".join(
        f'<td colspan="2">{_number(template, value, "value")}</td>' for value in means
    )
    return [
        joined(Html('<tr><th scope="row" colspan="2">'), _("sum"), Html(f"</th>{first}</tr>")),
        joined(Html('<tr><th scope="row" colspan="2">'), _("mean"), Html(f"</th>{second}</tr>")),
    ]


def _number(template: Template, value: float | None, css: str = "") -> Html:
    if value is None or value != value:
        return template.words("–" if value is None else "NaN")
    return template.num(value, css)


def _words(batch: Batch, ways: list[Divisor | None]) -> str:
    """What the divisor is made of, and what changes it."""
    index, labels = ways
    parts = []
    if batch.rows > 1:
        parts.append(
            _("Each row has the same logits; from row to row the targets move on by a class.")
        )
    if index is not None:
        counts = " + ".join(number(v) for v in index.counts.tolist())
        parts.append(
            _(
                "With class indices the mean divides by the weights of the rows that count, "
                "{counts} = {divisor}, and so does the gradient."
            ).format(counts=counts, divisor=number(index.divisor))
        )
        if batch.rows == 1 and index.divisor:
            parts.append(_("With a single row its weight cancels."))
        ignored = int((batch.index == batch.asked.ignore).sum()) if batch.index is not None else 0
        if ignored and index.divisor:
            parts.append(_("An ignored row has gradient 0 and takes itself out of the divisor."))
        if not index.divisor:
            parts.append(_("No row counts: 0 / 0 is NaN, and the gradient is 0."))
    if labels is not None:
        parts.append(
            _(
                "With class probabilities it divides by N = {rows}, whatever the weights are."
            ).format(rows=batch.rows)
        )
    parts.append(
        _("BCEWithLogitsLoss divides by all N · k = {count} entries, the others by N.").format(
            count=batch.x.size
        )
    )
    return sentences(*parts)
