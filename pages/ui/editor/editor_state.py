"""What the fields and bars of x and y say at this moment, for `components/editor`.

Words do not change while a page is open; `words` sends them once.
"""

from __future__ import annotations

import math

from core.errors import Field
from core.limits import (
    K_MAX,
    K_MIN,
    KEPT_MAX,
    NUMBER_TEXT_MAX,
    SUM_BAR_MIN,
    TEXT_MAX,
    TIDY_DIGITS,
    X_BAR_MIN,
    Y_BAR_MIN,
)
from core.merged import Merged
from core.problem import ProblemError
from core.readings import format_number
from pages.ui.channel.editor_types import (
    EditorState,
    EditorWords,
    ShiftState,
    SumState,
    ToolWords,
    VectorState,
    VectorWords,
)
from pages.ui.channel.messages import RANGES
from pages.ui.editor.bar_scale import scale, snap
from pages.ui.editor.drafts import vector_of
from pages.ui.editor.error_words import explain, explain_entry, waiting
from pages.ui.editor.presets import PRESETS
from pages.ui.editor.reading_words import asked, help_words
from pages.ui.numbers import number
from pages.ui.session.session import Session, VectorField
from pages.ui.text import _, sentences

STEP = 0.1  # of an arrow key; PageUp and PageDown make ten


def words() -> EditorWords:
    """Labels and hints of both vectors, and of the tools below them."""
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
        "class_name": _("class {number}"),
        "moving": {"x": _("logit {value}"), "y": _("target {value}"), "sum": _("sum {value}")},
        "tools": _tool_words(),
    }


def _tool_words() -> ToolWords:
    return {
        "label": _("Tools"),
        "classes": _("Classes"),
        "k_min": K_MIN,
        "k_max": K_MAX,
        "shift_by": _("Shift by"),
        "shift_max": NUMBER_TEXT_MAX,
        "more": _("More"),
        "examples": _("Examples"),
        "presets": [(name, _(label)) for name, (label, _problem) in PRESETS.items()],
        "tools": {
            "add-class": (_("Add class"), ""),
            "remove-class": (_("Remove class"), ""),
            "normalise-y": (_("Normalise y"), _("Divide y by its sum, so that sum(y) = 1.")),
            "shift-x": (
                _("Shift all x by"),
                _("Add the same number to every logit: softmax does not change."),
            ),
        },
        "leave": _("Leave as it was (Esc)"),
        "help": help_words(),
    }


def _vector_words(vector: Field, label: str, word: str, hint: str) -> VectorWords:
    paste = _("Paste numbers in any format: 1, 2, 3 or a NumPy or PyTorch printout, 1/3, 1e-3.")
    low, high = RANGES[vector]
    return {
        "label": label,
        "head": word,
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
        "locked": list(session.locked),
        "x": _vector(session, "x", X_BAR_MIN),
        "y": _vector(session, "y", Y_BAR_MIN),
        "sum": _sum(problem.Y, session.fields["y"]),
        "shift": ShiftState(
            text=session.choices.get("shift-by", "1"), error=session.notes.get("shift", "")
        ),
        "rest": rest_name(session.merged),
        "merged": merged_note(session.merged),
        "classes": [place + 1 for place in session.merged.kept] if session.merged else [],
    }


def rest_name(merged: Merged | None) -> str:
    """What the last row is called where it stands for many classes, else ""."""
    return _("the other {count} classes").format(count=merged.count) if merged else ""


def merged_note(merged: Merged | None) -> str:
    """What has become of many classes, or "" where no row stands for them."""
    if merged is None:
        return ""
    kept = ", ".join(str(place + 1) for place in merged.kept)
    rows = _("{all} classes in {k} rows: classes {kept} have a row each.") if kept else ""
    rest = _(
        "The last row stands for the other {count}; its logit is the log-sum-exp of "
        "theirs, so the loss and all gradients stay the same."
    )
    total = merged.count + KEPT_MAX
    return sentences(rows, rest).format(all=total, k=K_MAX, kept=kept, count=merged.count)


def _text(session: Session, vector: Field) -> str:
    draft = session.fields[vector].draft
    problem = session.problem
    return {"x": problem.x_text, "y": problem.y_text}[vector] if draft is None else draft


def _error(session: Session, vector: Field) -> str:
    """What is wrong with a vector as a whole; one that waits for the other one says so."""
    error = _refusal(session, vector)
    if error:
        return explain(error, at=vector)
    return "" if session.fields[vector].draft is None else _waiting(session, vector)


def _waiting(session: Session, vector: Field) -> str:
    """What a pasted vector waits for that is all right itself, in words."""
    lengths = []
    names: tuple[Field, Field] = ("x", "y")
    for name in names:
        try:
            if name != vector and (refused := _refusal(session, name)):
                raise refused
            lengths.append(len(vector_of(_text(session, name), name)))
        except ProblemError:  # the other one: its own field says what is wrong
            return _("Waiting: {name} has to be put right first.").format(name=name)
    return waiting(vector, (lengths[0], lengths[1]))


def _refusal(session: Session, vector: Field) -> ProblemError | None:
    """What is wrong with a vector itself, as more targets above 0 than rows can show."""
    error = session.fields[vector].errors.get(None)
    return None if error is None or error.code == "different-lengths" else error


def _vector(session: Session, vector: Field, least: float) -> VectorState:
    problem, field = session.problem, session.fields[vector]
    values = problem.x if vector == "x" else problem.y
    top = scale((abs(v) for v in values if math.isfinite(v)), least)
    say = _("logit {value}") if vector == "x" else _("target {value}")
    return {
        "texts": [format_number(value) for value in values],
        "errors": {str(i): explain_entry(e) for i, e in field.errors.items() if i is not None},
        "text": _text(session, vector),
        "error": _error(session, vector),
        "asked": asked(vector, field.choices),
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


def _sum(total: float, field: VectorField) -> SumState:
    """The bar and the field of sum(y), without the dust that adding leaves."""
    top = scale([total], SUM_BAR_MIN)
    error = field.sum_error
    return {
        "text": format_number(float(f"{total:.{TIDY_DIGITS}g}")),
        "error": explain_entry(error) if error else "",
        "value": total,
        "low": 0.0,
        "high": top,
        "snap": snap(top),
        "say": _("sum {value}").format(value=number(total)),
    }
