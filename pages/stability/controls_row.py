"""The settings of the part that is shown, and what a change of one of them does."""

from __future__ import annotations

from core.limits import NUMBER_TEXT_MAX
from core.readings import format_number
from pages.stability.settings import (
    BY_NAME,
    FORMULAS,
    GRADIENT,
    LOSS,
    TYPES,
    VARIED,
    StabilitySettings,
    ends_rule,
)
from pages.stability.words import quantity_name, result_option, way_name
from pages.ui import controls
from pages.ui.markup import Html, joined, tag
from pages.ui.numbers import subscript
from pages.ui.page import SHOWN, Change, NotAllowed, Reading, View, refused
from pages.ui.text import _, listed

_RANGE = ("low", "high")
_ANSWERS = {"first": "guess", "culprit": "culprit"}
_ASKED_OF = {"first": ("vary", "dtype", "result"), "culprit": ("formula", "dtype", "result")}


def parts(settings: StabilitySettings) -> Html:
    """The three parts of the page."""
    options = [
        ("digits", _("Correct digits")),
        ("steps", _("Step by step")),
        ("differences", _("Finite differences")),
    ]
    return controls.choice(
        "stability", _("Parts"), options, settings.part, default="digits", hidden=True
    )


def fields(view: View) -> Html:
    """The fields of the part that is shown."""
    settings: StabilitySettings = view.settings
    if settings.part == "differences":
        components = [(str(n), f"∂e/∂x{subscript(n)}") for n in range(1, view.problem.k + 1)]
        shown = [
            controls.select_field("j", _("Component"), components, str(settings.j)),
            _text_field(view, "difference", _("Step h")),
        ]
        return controls.group(_("Settings"), *shown, css="lab-settings")
    types = controls.choice(
        "dtype", _("Numbers"), [(t, t) for t in TYPES], settings.dtype, default="float64"
    )
    options = [(str(r), result_option(r)) for r in (GRADIENT, LOSS, *range(1, view.problem.k + 1))]
    result = controls.select_field("result", _("Quantity"), options, str(settings.result))
    if settings.part == "steps":
        ways = [(way, way_name(way)) for way in FORMULAS]
        way = controls.select_field("formula", _("Method"), ways, settings.formula)
        return joined(types, controls.group(_("Settings"), way, result, css="lab-settings"))
    varied = [(name, quantity_name(name)) for name in VARIED]
    vary = controls.select_field("vary", _("Vary"), varied, settings.vary)
    return joined(
        types,
        controls.group(_("Settings"), vary, result, css="lab-settings"),
        _more(view),
    )


def _more(view: View) -> Html:
    """The ends of the axis, which are rarely set."""
    settings: StabilitySettings = view.settings
    shown = [_text_field(view, "low", _("From")), _text_field(view, "high", _("To"))]
    ends = ((_("From"), settings.low), (_("To"), settings.high))
    texts = [f"{label} {format_number(end)}" for label, end in ends if end is not None]
    small = tag("small", listed(texts) or listed(label for label, _end in ends))
    title = tag("summary", tag("span", _("More settings")), small)
    return tag(
        "details",
        title,
        controls.group(_("More settings"), *shown, css="lab-settings"),
        class_="lab-more",
        id="more-settings",
        open=any(view.notes.get(name) for name in _RANGE),
    )


def _text_field(view: View, name: str, label: str) -> Html:
    error = view.notes.get(name, "")
    value = getattr(view.settings, {"difference": "h"}.get(name, name))
    # A text that was refused stands there until another one is typed.
    text = "" if value is None else format_number(value)
    if error:
        text = view.choices.get(refused(name), "")
    return controls.text_field(
        name, label, text, hint=_("auto"), error=error, most=NUMBER_TEXT_MAX
    )


def change_setting(view: View, name: str, text: str) -> Change:
    """What becomes of the settings when this one gets another text; "" is its default.

    A wrong text changes nothing but the message beside its field.
    """
    setting, settings = BY_NAME[name], view.settings
    allowed = _allowed_instead(settings, view.problem.k, name, text)
    if allowed:
        message = _("allowed: {values}").format(values=allowed)
        return Change(notes={name: message}, choices={refused(name): text[:NUMBER_TEXT_MAX]})
    changed = {name: "" if text == str(setting.default) else text}
    settled = {name}
    if name in ("vary", "dtype"):  # the ends were about something else
        changed |= dict.fromkeys(_RANGE, "")
        settled |= set(_RANGE)
    for answer, attribute in _ANSWERS.items():
        # An answer to another question is none; who wanted to see goes on seeing.
        if name in _ASKED_OF[answer] and getattr(settings, attribute) != SHOWN:
            changed[answer] = ""
    return Change(
        settings=changed,
        notes=dict.fromkeys(settled, ""),
        choices={refused(other): "" for other in settled},
    )


def _allowed_instead(settings: StabilitySettings, k: int, name: str, text: str) -> str:
    """Empty where the text is allowed."""
    if not text:
        return ""
    try:
        value = BY_NAME[name].read(text, Reading(k, strict=True, values={}))
    except NotAllowed as error:
        return error.allowed
    if name in _RANGE:
        ends = {"low": settings.low, "high": settings.high} | {name: value}
        low, high = ends["low"], ends["high"]
        if low is not None and high is not None and low >= high:
            return ends_rule()
    return ""
