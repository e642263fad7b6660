"""Controls as HTML for a page's blocks: what they do goes over the live channel.

`components/shared/controls.js` listens to the attributes. Each control stands in an element with
a key of its own, `st-key-NAME`, as Streamlit's widgets do. The state is part of the skeleton: a
block whose controls have changed is sent anew, and keeps the focus.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pages.ui.markup import Attribute, Html, attributes, kept, tag
from pages.ui.template import Template

Options = Sequence[tuple[str, str]]  # text in the URL or message, text on the page

KEYS_BACK, KEYS_ON = "ArrowLeft PageUp", "ArrowRight PageDown"
"""Keys that step through a page: the arrows, and what presenters send."""


@kept
def keyed(key: str, *content: str, css: str = "") -> Html:
    """Something with a key to be found by."""
    return tag("div", *content, class_=f"st-key-{key} {css}".rstrip())


@kept
def group(label: str, *content: str, css: str = "lab-tools") -> Html:
    """Controls that belong together, in a row."""
    return tag("div", *content, class_=css, role="group", aria_label=label)


@kept
def hidden_label(label: str) -> Html:
    """What a group of controls is called, for the eye alone: the group says it itself."""
    return tag("span", label, class_="lab-label", aria_hidden="true")


@kept
def tool_button(
    name: str, label: str, *, hint: str = "", text_of: str = "", disabled: bool = False
) -> Html:
    """A button that uses a tool of the problem; with the text of the field of the id `text_of`.

    One that is of no use keeps the focus: it is not taken out, but says so.
    """
    return keyed(
        name,
        _button(
            label,
            data_tool=name,
            data_text_of=text_of or None,
            title=hint or None,
            aria_disabled="true" if disabled else None,
        ),
    )


@kept
def preset_button(name: str, label: str) -> Html:
    """A button that loads an example."""
    return tag("button", label, type="button", class_="lab-chip", data_preset=name)


@kept
def action_button(
    key: str,
    label: str,
    action: str,
    *,
    text: str = "",
    shortcut: str = "",
    icon: str = "",
    css: str = "",
    disabled: bool = False,
) -> Html:
    """A button for an action of the page itself; `shortcut` are keys as JavaScript names them.

    One that is `disabled` keeps the focus: it is not taken out, but says so.
    """
    sign = (tag("span", icon, aria_hidden="true"), " ") if icon else ()
    return keyed(
        key,
        _button(
            *sign,
            label,
            css=f"lab-button {css}".rstrip(),
            data_action=action,
            data_text=text,
            data_shortcut=shortcut or None,
            aria_keyshortcuts=shortcut or None,
            aria_disabled="true" if disabled else None,
        ),
    )


@kept
def download_link(key: str, label: str, name: str) -> Html:
    """A link to a file of what is on the page at the moment of the click."""
    sign = tag("span", "↓", aria_hidden="true")
    link = tag("a", sign, " ", label, class_="lab-button", href=f"./files/{name}",
               download=name, data_file=name)  # fmt: skip
    return keyed(key, link)


def choice(
    name: str, label: str, options: Options, now: str, *, default: str = "", hidden: bool = False
) -> Html:
    """One of a few, as buttons; the `default` takes the setting out of the URL."""
    buttons = (
        _option(name, "" if text == default else text, shown, pressed=text == now)
        for text, shown in options
    )
    title = () if hidden else (hidden_label(label),)
    return keyed(name, *title, group(label, *buttons, css="lab-choice"))


@kept
def switch(name: str, label: str, on: str, *, now: bool) -> Html:
    """A setting that is on or off; `on` is its text when it is on."""
    field = tag("input", type="checkbox", role="switch", data_set=name, data_value=on, checked=now)
    knob = tag("i", aria_hidden="true")
    return keyed(name, tag("label", field, knob, " ", label, class_="lab-switch"))


def select_field(name: str, label: str, options: Options, now: str, error: str = "") -> Html:
    """One of a list."""
    items = (list_item(text, shown, selected=text == now) for text, shown in options)
    return _setting(name, label, tag("select", *items, name=name, data_set=name), error)


@kept
def text_field(
    name: str, label: str, value: str, *, hint: str = "", error: str = "", most: int = 64
) -> Html:
    """A text; `hint` stands where there is none, `error` below."""
    field = tag(
        "input",
        type="text",
        name=name,
        data_set=name,
        value=value,
        placeholder=hint,
        maxlength=most,
        autocomplete="off",
        spellcheck="false",
        aria_invalid="true" if error else "false",
        aria_describedby=f"{name}-error",
    )
    return _setting(name, label, field, error)


def typed_field(
    template: Template, name: str, label: str, value: str, *, error: str = "", most: int
) -> Html:
    """A text that is a setting while it is being typed, not only when it is finished.

    The text is a live value: the block is not sent again while it is typed.
    """
    field = template.live(
        "input", fixed=attributes(type="text", **_typed(name, error, most)), value=value
    )
    return keyed(name, _setting(name, label, field, error))


def typed_area(
    template: Template, name: str, label: str, value: str, *, error: str = "", most: int
) -> Html:
    """The same for a text of several lines."""
    fixed = attributes(rows=5, **_typed(name, error, most))
    field = template.words(value, "textarea", fixed, given=True)
    return keyed(name, _setting(name, label, field, error))


def _typed(name: str, error: str, most: int) -> dict[str, Attribute]:
    return {
        "name": name,
        "data_typed": name,
        "maxlength": most + 1,  # a longer one is cut, and what is left is refused
        "autocomplete": "off",
        "autocapitalize": "off",
        "spellcheck": "false",
        "aria_invalid": "true" if error else "false",
        "aria_describedby": f"{name}-error",
    }


@kept
def insert_button(text: str, name: str, label: str = "") -> Html:
    """A button that puts a text into the field of this name, where the cursor is.

    label: what it says, where that is not the text itself.
    """
    return _button(label or text.strip(), data_insert=text, data_into=name)


@kept
def fill_button(text: str, name: str, *content: str) -> Html:
    """A button that puts a text into the field of this name, in place of what is there."""
    return _button(*content, data_insert=text, data_into=name, data_whole=True)


@kept
def set_button(
    name: str, text: str, *content: str, pressed: bool | None = None, css: str = "lab-button"
) -> Html:
    """A button that gives a setting this text; `pressed`: whether it has it, if that is shown."""
    state = None if pressed is None else "true" if pressed else "false"
    return _button(*content, css=css, data_set=name, data_value=text, aria_pressed=state)


def tick_boxes(
    name: str, label: str, options: Options, chosen: Collection[str], error: str = ""
) -> Html:
    """Some of a few; the setting's text is those chosen, with commas between."""
    boxes = (_tick_box(name, text, shown, ticked=text in chosen) for text, shown in options)
    fields = tag(
        "fieldset",
        tag("legend", label),
        tag("div", *boxes, class_="lab-ticks"),
        class_="lab-setting",
    )
    return tag("div", fields, _error(name, error), data_setting=name)


@kept
def list_item(text: str, shown: str, *, selected: bool) -> Html:
    """One of a list, for `select` elements."""
    return tag("option", shown, value=text, selected=selected)


@kept
def fold(
    key: str, title: str, *content: str, setting: str = "", on: str = "", now: str = ""
) -> Html:
    """A part that is unfolded by its title; as a setting, whose text is `on` when it is open."""
    state: dict[str, Attribute] = {}
    if setting:
        state = {"data_set": setting, "data_value": on, "data_now": now}
    summary = tag("summary", title)
    return keyed(
        key, tag("details", summary, *content, class_="lab-fold", open=bool(now), **state)
    )


@kept
def menu(key: str, title: str, *items: Html) -> Html:
    """Controls that unfold over the page, by its title."""
    content = (tag("summary", title), tag("div", *items))
    return keyed(key, tag("details", *content, class_="lab-menu", id=f"{key}-menu"))


def _button(*content: str, css: str = "lab-button", **attributes: Attribute) -> Html:
    return tag("button", *content, type="button", class_=css, **attributes)


@kept
def _option(name: str, text: str, shown: str, *, pressed: bool) -> Html:
    state = "true" if pressed else "false"
    return _button(shown, css="lab-option", data_set=name, data_value=text, aria_pressed=state)


@kept
def _tick_box(name: str, text: str, shown: str, *, ticked: bool) -> Html:
    field = tag(
        "input",
        type="checkbox",
        name=f"{name}-{text}",
        data_set=name,
        value=text,
        checked=ticked,
    )
    return tag("label", field, " ", shown)


@kept
def _setting(name: str, label: str, field: Html, error: str) -> Html:
    shown = tag("label", tag("span", label), field, class_="lab-setting")
    return tag("div", shown, _error(name, error), data_setting=name)


def _error(name: str, error: str) -> Html:
    return tag("p", error, class_="lab-field-error", id=f"{name}-error", role="alert")
