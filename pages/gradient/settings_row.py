"""The settings of the present view as a row of fields, and what a change of one of them does."""

from __future__ import annotations

from core.limits import NUMBER_TEXT_MAX
from core.readings import format_number
from pages.gradient.settings import BY_NAME, Settings, ends_fit, ends_rule
from pages.ui import controls
from pages.ui.markup import Html
from pages.ui.page import Change, NotAllowed, Reading, View
from pages.ui.text import _

RANGE = ("from", "to", "points")  # they mean something else once something else is swept
_CLASSES = ("i", "j", "c")


def view_choice(view: View) -> Html:
    """The five views to choose from."""
    setting, settings = BY_NAME["view"], view.settings
    return controls.choice(
        "view", setting.label(settings), setting.options(settings), settings.view, hidden=True
    )


def row(view: View) -> Html:
    """The fields of the present view."""
    fields = (_field(view, name) for name in view.settings.shown)
    return controls.group(_("Settings of the view"), *fields, css="lab-settings")


def _field(view: View, name: str) -> Html:
    settings, error = view.settings, view.notes.get(name, "")
    label, options = BY_NAME[name].label(settings), BY_NAME[name].options(settings)
    if name == "log":
        return controls.tick_boxes(name, label, options, settings.log, error)
    if options:
        return controls.select_field(name, label, options, _text(name, settings), error)
    # A text that was refused stands there until another one is typed.
    text = view.choices.get(_refused(name), "") if error else _text(name, settings)
    hint = _("automatic") if name in RANGE else ""
    return controls.text_field(name, label, text, hint=hint, error=error, most=NUMBER_TEXT_MAX)


def _text(name: str, settings: Settings) -> str:
    """A setting's value as its field has it; empty where it is automatic."""
    if name == "points":
        return str(settings.points or "")
    if name in ("from", "to"):
        end = settings.low if name == "from" else settings.high
        return "" if end is None else format_number(end)
    value = getattr(settings, {"run": "swept"}.get(name, name))
    return value if isinstance(value, str) else format_number(value)


# --- changing ---------------------------------------------------------------------------


def change_setting(view: View, name: str, text: str) -> Change:
    """What becomes of the settings when this one gets another text; "" is its default.

    A wrong text changes nothing but the message beside its field.
    """
    settings: Settings = view.settings
    if name not in ("view", *settings.shown) or len(text) > NUMBER_TEXT_MAX:
        return Change()
    allowed = _what_is_allowed_instead(settings, name, text)
    if allowed:
        message = _("allowed: {values}").format(values=allowed)
        return Change(notes={name: message}, choices={_refused(name): text})
    changed = _exchanged_classes(settings, name, text)
    settled = {name}  # settings whose messages are void now
    if name in ("view", "run") and (text or BY_NAME[name].default) != _text(name, settings):
        void = RANGE if name == "view" else (*RANGE, "log")
        changed |= dict.fromkeys(void, "")
        settled |= set(BY_NAME) if name == "view" else set(void)
    return Change(
        settings=changed | {name: text},
        notes=dict.fromkeys(settled, ""),
        choices={_refused(other): "" for other in settled},
    )


def _refused(name: str) -> str:
    """The name under which the session remembers a text that was refused."""
    return f"refused-{name}"


def _what_is_allowed_instead(settings: Settings, name: str, text: str) -> str:
    """Empty where the text is allowed."""
    if not text:
        return ""
    values = {"view": settings.view, "run": settings.swept}
    try:
        value = BY_NAME[name].read(text, Reading(settings.k, strict=True, values=values))
    except NotAllowed as error:
        return error.allowed
    ends = {"from": settings.low, "to": settings.high} | {name: value}
    log = value if name == "log" else settings.log
    is_log = "run" in log and settings.axis_variable != "x"
    if name in ("from", "to", "log") and not ends_fit(ends["from"], ends["to"], log=is_log):
        return ends_rule()
    return ""


def _exchanged_classes(settings: Settings, name: str, text: str) -> dict[str, str]:
    """Keep the classes of a view different: one that takes another's place gives it its own."""
    if name not in _CLASSES or not text:
        return {}
    return {
        other: str(getattr(settings, name))
        for other in _CLASSES
        if other != name and other in settings.shown and getattr(settings, other) == int(text)
    }
