"""The settings of the present view as fields, and what a change of one of them does.

The main ones stand below the problem. The others, rarely changed, are behind a disclosure, which
stays as the reader leaves it and is open where one of its fields is wrong.
"""

from __future__ import annotations

from core.limits import NUMBER_TEXT_MAX
from core.readings import format_number
from pages.gradient.parameters import BY_NAME
from pages.gradient.settings import CLASSES, Settings, ends_fit, ends_rule
from pages.ui import controls
from pages.ui.markup import EMPTY, Html, joined, tag
from pages.ui.numbers import subscript
from pages.ui.page import DIGITS, Change, NotAllowed, Reading, View, refused
from pages.ui.text import _, listed

RANGE = ("from", "to", "points")  # they mean something else once something else is swept
_RARE = (*RANGE, "log", "momentum")


def view_choice(view: View) -> Html:
    """The five views to choose from."""
    setting, settings = BY_NAME["view"], view.settings
    return controls.choice(
        "view", setting.label(settings), setting.options(settings), settings.view, hidden=True
    )


def fields(view: View) -> Html:
    """The fields of the present view."""
    rare = {name for name in view.settings.shown if _is_rare(view.settings, name)}
    main = [_field(view, name) for name in view.settings.shown if name not in rare]
    label = _("Settings of the view")
    group = controls.group(label, *main, css="lab-settings") if main else EMPTY
    return joined(group, _replaced(view.settings), _more(view, rare))


def _is_rare(settings: Settings, name: str) -> bool:
    """Whether a setting is rarely changed: of a descent, also where its path is drawn."""
    return name in _RARE or (settings.view == "descent" and name in CLASSES)


def _more(view: View, names: set[str]) -> Html:
    """The disclosure: its title names what is in it and what is set there."""
    settings = view.settings
    shown = [name for name in settings.shown if name in names]
    labels = {name: BY_NAME[name].label(settings) for name in shown}
    title = tag("span", _("More settings"))
    now = [f"{labels[name]} {_text(name, settings)}" for name in shown if _is_set(name, settings)]
    content = controls.group(
        _("More settings"), *(_field(view, name) for name in shown), css="lab-settings"
    )
    return tag(
        "details",
        tag("summary", title, tag("small", listed(now) or listed(labels.values()))),
        content,
        class_="lab-more",
        id="more-settings",
        open=any(view.notes.get(name) for name in shown),
    )


def _replaced(settings: Settings) -> Html:
    """Which class was asked for twice, and which one stands in its second place."""
    if settings.is_flat and "i" in settings.replaced:
        text = _(
            "A plane needs two logits: the link has x{j} for both axes, so the vertical one "
            "shows x{i}."
        )
    elif settings.is_triangle and settings.k > 3 and settings.replaced:
        text = _(
            "A triangle needs three classes, and the link has one of them twice: its corners are "
            "{corners}."
        )
    else:
        return EMPTY
    corners = listed(map(str, sorted((settings.i, settings.j, settings.c))))
    text = text.format(i=subscript(settings.i), j=subscript(settings.j), corners=corners)
    return tag("p", text, class_="lab-remark", role="status")


def _field(view: View, name: str) -> Html:
    settings, error = view.settings, view.notes.get(name, "")
    label, options = BY_NAME[name].label(settings), BY_NAME[name].options(settings)
    if name == "log":
        return controls.tick_boxes(name, label, options, settings.log, error)
    if options:
        return controls.select_field(name, label, options, _text(name, settings), error)
    # A text that was refused stands there until another one is typed.
    text = view.choices.get(refused(name), "") if error else _text(name, settings)
    hint = _("auto") if name in RANGE else ""
    return controls.text_field(name, label, text, hint=hint, error=error, most=NUMBER_TEXT_MAX)


def _is_set(name: str, settings: Settings) -> bool:
    """Whether a rare setting has another value than its default; a path's classes always have."""
    field = {"from": "low", "to": "high"}.get(name, name)
    return name in _RARE and getattr(settings, field) != getattr(Settings(), field)


def _text(name: str, settings: Settings) -> str:
    """A setting's value as its field has it; empty where it is automatic."""
    if name == "log":
        options = dict(BY_NAME["log"].options(settings))
        return listed(options[axis] for axis in settings.log)
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
    if name == DIGITS.name:
        return Change(settings={name: text if text in ("all", "exact") else ""})
    if name not in ("view", *settings.shown) or len(text) > NUMBER_TEXT_MAX:
        return Change()
    allowed = _what_is_allowed_instead(settings, name, text)
    if allowed:
        message = _("allowed: {values}").format(values=allowed)
        return Change(notes={name: message}, choices={refused(name): text})
    changed = _exchanged_classes(settings, name, text)
    settled = {name}  # settings whose messages are void now
    if name in ("view", "run") and (text or BY_NAME[name].default) != _text(name, settings):
        void = RANGE if name == "view" else (*RANGE, "log")
        changed |= dict.fromkeys(void, "")
        settled |= set(BY_NAME) if name == "view" else set(void)
    return Change(
        settings=changed | {name: text},
        notes=dict.fromkeys(settled, ""),
        choices={refused(other): "" for other in settled},
    )


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
    if name not in CLASSES or not text:
        return {}
    return {
        other: str(getattr(settings, name))
        for other in CLASSES
        if other != name and other in settings.shown and getattr(settings, other) == int(text)
    }
