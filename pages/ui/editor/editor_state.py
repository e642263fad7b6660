"""What the fields and bars of x and y say at this moment, for `components/editor`.

Words do not change while a page is open; `words` sends them once.
"""

from __future__ import annotations

import math

from core.errors import Field
from core.limits import SUM_BAR_MIN, TEXT_MAX, X_BAR_MIN, Y_BAR_MIN
from core.problem import Problem
from core.readings import format_number
from pages.ui.channel.messages import RANGES
from pages.ui.channel.protocol import (
    EditorState,
    EditorWords,
    SumState,
    VectorState,
    VectorWords,
)
from pages.ui.editor.bar_scale import scale, snap
from pages.ui.editor.error_words import explain
from pages.ui.numbers import number
from pages.ui.session.session import Session, VectorField
from pages.ui.text import _, sentences

STEP = 0.1  # of an arrow key; PageUp and PageDown make ten


def words() -> EditorWords:
    """Labels and hints of both vectors, and of the tools beside their bars."""
    return {
        "x": _vector_words("x", _("Logits x"), _("logit"), _("-inf masks a class.")),
        "y": _vector_words("y", _("Targets y"), _("target"), ""),
        "history": [
            ("undo", _("Undo"), "Control+Z"),
            ("redo", _("Redo"), "Control+Shift+Z"),
            ("reset", _("Reset"), ""),
        ],
        "modes": [("free", _("free")), ("sum", _("keep sum")), ("one-hot", _("one-hot"))],
        "modes_label": _("How the targets move"),
        "moving": {"x": _("logit {value}"), "y": _("target {value}"), "sum": _("sum {value}")},
    }


def _vector_words(vector: Field, label: str, word: str, hint: str) -> VectorWords:
    paste = _("Paste numbers as they come: 1, 2, 3 or a NumPy or PyTorch printout, 1/3, 1e-3.")
    low, high = RANGES[vector]
    return {
        "label": label,
        "entry_label": f"{word} {vector}",
        "text_label": _("{name} as text").format(name=vector),
        "help": sentences(paste, hint),
        "text_max": TEXT_MAX,
        "step": STEP,
        "min": low,
        "max": high,
    }


def editor_state(session: Session) -> EditorState:
    """Values, texts, messages and scales of both vectors; `version`: see `Session`."""
    problem = session.problem
    mode = session.settings.get("targets", "free")
    return {
        "version": session.field_version,
        "mode": mode,
        "x": _vector("x", problem.x, problem.x_text, session.fields["x"], X_BAR_MIN),
        "y": _vector("y", problem.y, problem.y_text, session.fields["y"], Y_BAR_MIN),
        "sum": _sum(problem),
        "rest": rest_name(session.merged.count if session.merged else 0),
    }


def rest_name(merged: int) -> str:
    """What the last row is called where it stands for many classes, else ""."""
    return _("the other {count} classes").format(count=merged) if merged else ""


def _vector(
    vector: Field, values: tuple[float, ...], text: str, field: VectorField, least: float
) -> VectorState:
    whole = field.errors.get(None)
    top = scale((abs(v) for v in values if math.isfinite(v)), least)
    say = _("logit {value}") if vector == "x" else _("target {value}")
    return {
        "texts": [format_number(value) for value in values],
        "errors": {str(i): explain(e) for i, e in field.errors.items() if i is not None},
        "text": text if field.draft is None else field.draft,
        "error": explain(whole) if whole else "",
        "bars": {
            "values": [None if math.isinf(v) else v for v in values],
            "low": -top if vector == "x" else 0.0,
            "high": top,
            "snap": snap(top),
            "say": [
                _("masked, −∞") if math.isinf(v) else say.format(value=number(v)) for v in values
            ],
        },
    }


def _sum(problem: Problem) -> SumState:
    """The bar of sum(y)."""
    total, top = problem.Y, scale([problem.Y], SUM_BAR_MIN)
    return {
        "value": total,
        "low": 0.0,
        "high": top,
        "snap": snap(top),
        "say": _("sum {value}").format(value=number(total)),
    }
