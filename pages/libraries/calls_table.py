"""The table of calls: loss, gradient, true gradient, difference and verdict of each."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from core.libraries.batch import Batch
from core.libraries.calls import Call
from core.libraries.comparison import Compared
from core.libraries.returned import Refused
from pages.libraries.names import VARIANTS
from pages.libraries.verdicts import badge, reason
from pages.ui.html import column_head, scroll_box, symbol
from pages.ui.markup import EMPTY, Html, attributes, escaped, joined, kept, tag
from pages.ui.numbers import DIGITS, number
from pages.ui.template import Template
from pages.ui.text import _, language

_UNKNOWN = "?"
_ROUNDING = 1e-9  # a difference below this is that of rounding: two digits of it will do
_NOTHING = "–"
_NUMBER = attributes(class_="lab-num", translate="no")
_NUMBERS = {"": _NUMBER, "true": attributes(class_="lab-num true", translate="no")}
_WHY = attributes(class_="why")
_SIGN = attributes(aria_hidden="true")


def table(template: Template, batch: Batch, compared: list[Compared], *, answered: bool) -> Html:
    """A call takes two lines a row of the batch: what it returns, and the true gradient.

    answered: before the question is answered, question marks stand for what would answer it.
    """
    bodies = (_body(template, batch, row, answered=answered) for row in compared)
    label = _("What each call returns for this problem")
    return scroll_box(
        label,
        tag(
            "table",
            _head(batch.k, language()),
            *bodies,
            class_="lab-calls",
            aria_label=label,
            style=f"--classes:{batch.k}",
        ),
    )


@kept
def _head(k: int, language: str) -> Html:
    heads = (
        column_head(_("call")),
        column_head(_("loss")),
        tag("td"),
        *(column_head(symbol("∂e/∂x", j)) for j in range(1, k + 1)),
        column_head(_("largest difference")),
        column_head(_("verdict")),
    )
    return tag("thead", tag("tr", *heads))


def _body(template: Template, batch: Batch, row: Compared, *, answered: bool) -> Html:
    """The lines of one call."""
    n, lines = batch.rows, 2 * batch.rows
    losses = _losses(batch, row)
    returned = None if isinstance(row.outcome, Refused) else row.outcome.grad
    cells = []
    for place in range(n):
        first = place == 0
        start = _call_head(row.call, lines, language()) if first else EMPTY
        loss = EMPTY
        if first or len(losses) > 1:
            loss = _loss_cell(template, losses[place], lines if len(losses) == 1 else 2)
        end = _end(template, batch, row, lines, answered=answered) if first else EMPTY
        got = _entries(template, returned, place, batch.k, "", answered=answered)
        right = _entries(template, row.true, place, batch.k, "true", answered=answered)
        kinds = _kinds(place + 1 if n > 1 else 0, language())
        cells.append(Html(f"<tr>{start}{loss}{kinds[0]}{got}{end}</tr><tr>{kinds[1]}{right}</tr>"))
    return Html(f'<tbody data-call="{row.call.key}">{"".join(cells)}</tbody>')


@kept
def _call_head(call: Call, lines: int, language: str) -> Html:
    """The name of the page in the library's documentation, and which way of calling it is."""
    module, _dot, name = call.documentation.rpartition(".")
    if not module:
        module, name = call.documentation, ""
    breakable = joined(*(part for piece in name.split("_") for part in (tag("wbr"), f"{piece}_")))
    shown = Html(breakable.removesuffix("_")) if name else EMPTY
    variant = _(VARIANTS[call.key])
    first = tag("b", shown, translate="no") if name else tag("b", variant, translate="no")
    place = tag("span", module, translate="no")
    second = (place, " · ", _untranslated(variant)) if name else (place,)
    return tag(
        "th", first, tag("small", *second), scope="rowgroup", rowspan=lines, title=call.code
    )


def _untranslated(variant: str) -> str:
    """An argument, as `from_logits=True`, is code; other words are words."""
    return tag("span", variant, translate="no") if "=" in variant else variant


@lru_cache
def _kinds(place: int, language: str) -> tuple[Html, Html]:
    before = f"{place}: " if place else ""
    return (
        tag("th", before, _("returns"), scope="row"),
        tag("th", before, _("true"), scope="row", class_="true"),
    )


def _losses(batch: Batch, row: Compared) -> list[float | None]:
    """The loss, or those of the rows; None where there is none, or one for every entry."""
    if isinstance(row.outcome, Refused):
        return [None]
    loss = np.asarray(row.outcome.loss)
    if loss.ndim == 2:
        return loss.sum(axis=1).tolist()  # type: ignore[no-any-return]
    return np.atleast_1d(loss).tolist()  # type: ignore[no-any-return]


def _loss_cell(template: Template, value: float | None, lines: int) -> Html:
    label = escaped(_("loss"))
    shown = _number(template, value)
    return Html(f'<td rowspan="{lines}" class="loss" data-label="{label}">{shown}</td>')


def _number(template: Template, value: float | None) -> Html:
    if value is None or value != value:
        text = _NOTHING if value is None else "NaN"
        return template.live("span", text=text, fixed=_NUMBER, title=text)
    return template.num(value)


def _entries(
    template: Template,
    values: np.ndarray | None,
    place: int,
    k: int,
    css: str,
    *,
    answered: bool,
) -> str:
    """The cells of one line, a class each."""
    if not answered or values is None:
        sign = _NOTHING if values is None else _UNKNOWN
        cells = [
            template.live("span", text=sign, fixed=_NUMBERS[css], title=sign) for _j in range(k)
        ]
    else:
        cells = [template.num(value, css) for value in values[place].tolist()]
    return f"<td>{'</td><td>'.join(cells)}</td>"


def _end(template: Template, batch: Batch, row: Compared, lines: int, *, answered: bool) -> Html:
    """The largest difference, and the verdict with its reason."""
    largest = row.largest_difference
    label = escaped(_("largest difference"))
    css, sign, words = badge(row)
    why = reason(row, batch)
    digits = DIGITS if largest is None or largest > _ROUNDING else 2
    shown = _NOTHING if largest is None else number(largest, digits=digits)
    title = "" if largest is None else number(largest, full=True)
    if not answered and not isinstance(row.outcome, Refused):
        css, sign, words, why, shown, title = "open", "", _UNKNOWN, "", _UNKNOWN, ""
    difference = template.live("span", text=shown, fixed=_NUMBER, title=title)
    verdict = template.around(
        "span",
        template.words(sign, "span", _SIGN),
        " ",
        template.words(words),
        class_=f"lab-badge {css}",
    )
    text = template.words(why, "span", _WHY)
    return Html(
        f'<td rowspan="{lines}" class="difference" data-label="{label}">{difference}</td>'
        f'<td rowspan="{lines}" class="verdict">'
        f"{verdict}{text}</td>"
    )
