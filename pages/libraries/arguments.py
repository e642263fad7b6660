"""The fields of what calls are given, below the problem, and what a change of one does."""

from __future__ import annotations

from core.limits import BATCH_ROWS_MAX, NUMBER_TEXT_MAX, WEIGHTS_TEXT_MAX
from core.readings import format_number, format_vector
from pages.libraries.settings import BY_NAME, REDUCTIONS, LibrariesSettings
from pages.ui import controls
from pages.ui.markup import Html, joined, tag
from pages.ui.page import Change, NotAllowed, Reading, View, refused
from pages.ui.text import _

_MOST = {"weight": WEIGHTS_TEXT_MAX, "smoothing": NUMBER_TEXT_MAX}


def fields(view: View, *, has_index: bool) -> Html:
    """All arguments; what a class index is, where it is not clear."""
    settings: LibrariesSettings = view.settings
    numbers = [(str(n), str(n)) for n in range(1, BATCH_ROWS_MAX + 1)]
    classes = [(str(n), str(n)) for n in range(1, view.problem.k + 1)]
    parts = [
        tag(
            "div",
            controls.choice(
                "reduction", "reduction", [(r, r) for r in REDUCTIONS], settings.reduction,
                default="mean",
            ),
            controls.choice("rows", _("Rows N"), numbers, str(settings.rows), default="1"),
            class_="lab-arguments",
        ),
        controls.group(
            _("Arguments of the calls"),
            _text_field(view, "weight", "weight", _("none")),
            _text_field(view, "smoothing", "label_smoothing", "0"),
            controls.select_field(
                "ignore",
                _("ignore_index, a class"),
                [("", _("none")), *classes],
                str(settings.ignore or ""),
                view.notes.get("ignore", ""),
            ),
            css="lab-settings",
        ),
    ]  # fmt: skip
    if not has_index or settings.largest:
        options = [("given", _("none: they refuse")), ("largest", _("the largest target"))]
        now = "largest" if settings.largest else "given"
        label = _("Class index, where labels are not of one class")
        parts.append(controls.choice("form", label, options, now, default="given"))
    return joined(*parts)


def _text_field(view: View, name: str, label: str, hint: str) -> Html:
    settings, error = view.settings, view.notes.get(name, "")
    text = {
        "weight": format_vector(settings.weight),
        "smoothing": format_number(settings.smoothing) if settings.smoothing else "",
    }[name]
    if error:  # a text that was refused stands there until another one is typed
        text = view.choices.get(refused(name), "")
    return controls.text_field(name, label, text, hint=hint, error=error, most=_MOST[name])


def change_setting(view: View, name: str, text: str) -> Change:
    """What becomes of the settings when this one gets another text; "" is its default.

    A wrong text changes nothing but the message beside its field.
    """
    most = _MOST.get(name, NUMBER_TEXT_MAX)
    if text:
        try:
            BY_NAME[name].read(text, Reading(view.problem.k, strict=True, values={}))
        except NotAllowed as error:
            message = _("allowed: {values}").format(values=error.allowed)
            return Change(notes={name: message}, choices={refused(name): text[: most + 1]})
    default = BY_NAME[name].default
    return Change(
        settings={name: "" if text == str(default) else text},
        notes={name: ""},
        choices={refused(name): ""},
    )
