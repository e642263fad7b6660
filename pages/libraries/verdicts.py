"""The verdict on a call in words: a badge, and why."""

from __future__ import annotations

from typing import Final

import numpy as np

from core.libraries import tensorflow_keras
from core.libraries.batch import Batch
from core.libraries.comparison import Compared, Verdict
from core.libraries.returned import Reason, Refused
from pages.ui.numbers import number
from pages.ui.text import N_, _, listed, sentences

BADGES: Final[dict[Verdict, tuple[str, str, str]]] = {
    "true": ("good", "✓", N_("true gradient")),
    "silent": ("good", "✓", N_("true gradient, silently")),
    "difference": ("bad", "✗", "s − y"),
    "rescales": ("open", "~", N_("rescales and clips")),
    "no-gradient": ("open", "○", N_("loss only")),
    "refuses": ("open", "!", N_("refuses")),
    "wrong": ("bad", "✗", N_("another gradient")),
}
_LOSS_ALONE = N_("loss only, silently")
_REASONS: Final[dict[Reason, str]] = {
    "class-index": N_("These are not the labels of one class."),
    "float-index": N_("These are not the labels of one class."),
    "out-of-range": N_("No class has this index."),
    "ignore": N_("ignore_index goes with class indices only."),
    "indicator": N_("It needs integers of two values, such as 0 and 1."),
    "reduction": N_("It does not give the losses of single rows."),
}
_NAMES: Final = {"weight": "weight", "smoothing": "label_smoothing", "ignore": "ignore_index"}


def every_badge() -> list[tuple[str, str, str]]:
    """All badges that there are, in the order of a list."""
    badges = [*BADGES.values(), ("open", "○", _LOSS_ALONE)]
    return [(css, sign, _(words)) for css, sign, words in badges]


def badge(row: Compared) -> tuple[str, str, str]:
    """Style, sign and words of the verdict."""
    css, sign, words = BADGES[row.verdict]
    if row.verdict == "silent" and row.difference is None:
        css, sign, words = "open", "○", _LOSS_ALONE  # as in `every_badge`
    return css, sign, _(words)


def reason(row: Compared, batch: Batch) -> str:
    """Why, and what else is to be said of a call; empty where all is as it should be."""
    if isinstance(row.outcome, Refused):
        return _(_REASONS[row.outcome.reason])
    return sentences(
        _of_labels(row, batch), _of_cuts(row, batch), _of_loss(row), _lacks(row, batch)
    )


def _of_labels(row: Compared, batch: Batch) -> str:
    total = float(batch.y[0].sum())
    if row.verdict == "difference":
        rest = float(row.difference.sum(axis=1)[0]) if row.difference is not None else 0.0
        return _("It sums to {rest}, not to 0.").format(rest=number(rest))
    if row.verdict == "silent":
        return _("sum(y) = {total}; its documentation asks for 1.").format(total=number(total))
    return ""


def _of_cuts(row: Compared, batch: Batch) -> str:
    if row.call.key != "keras":
        return ""
    places = np.argwhere(tensorflow_keras.cut(batch) & (batch.y > 0))
    if not len(places):
        return _("s / sum(s), clipped to 10⁻⁷ … 1 − 10⁻⁷.")
    classes = listed(str(c) for c in sorted({int(c) + 1 for _n, c in places}))
    return _(
        "s / sum(s), clipped to 10⁻⁷ … 1 − 10⁻⁷; class {classes} is clipped, so its "
        "target has no gradient."
    ).format(classes=classes)


def _of_loss(row: Compared) -> str:
    if not row.loses_loss:
        return ""
    if row.call.takes == "index":
        return _("The loss is NaN: the mean of no row.")
    return _("The loss is NaN: 0 times −∞ at a masked class.")


def _lacks(row: Compared, batch: Batch) -> str:
    """Arguments that are set and that the call does not have."""
    asked = batch.asked
    is_set = {
        "weight": bool(asked.weight),
        "smoothing": bool(asked.smoothing),
        "ignore": asked.ignore is not None,
    }
    lacking = [_NAMES[n] for n, on in is_set.items() if on and n not in row.call.arguments]
    parts = [_("It has no {names}.").format(names=listed(lacking))] if lacking else []
    if row.call.always_mean and asked.reduction != "mean":
        parts.append(_("It divides by n whatever is asked for."))
    return sentences(*parts)
