"""The share panel as HTML: what the browser fetches when it is opened for the first time.

It knows no address: `components/share/` puts links together from what the screen shows and what is
chosen here, because the browser alone knows how it has reached the lab. Names of fields are those
of the URL's parameters, where there is one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from urllib.parse import urlencode

from core.limits import QR_TEXT_MAX
from pages.ui.markup import Html, tag
from pages.ui.page import Page
from pages.ui.text import LANGUAGES, _, sentences

_TITLE = "lab-share-title"
_Options = Sequence[tuple[str, str]]


@cache
def panel(pages: tuple[Page, ...], language: str) -> Html:
    """The whole panel, in the language that is in use; `language` tells the two apart."""
    close = tag(
        "button", "×", type="button", class_="lab-button", data_share="close",
        aria_label=_("Close"), title=_("Close"),
    )  # fmt: skip
    head = tag("header", tag("h2", _("Share this screen"), id=_TITLE), close)
    choices = tag("form", _beginning(pages), *_groups(), class_="lab-share-choices")
    body = tag("div", choices, _results(), class_="lab-share-body")
    return tag("dialog", head, body, class_="lab-share", aria_labelledby=_TITLE)


# --- what the link is to open -----------------------------------------------------------------


def _beginning(pages: tuple[Page, ...]) -> Html:
    """What the link opens: this screen, its problem on another page, or a page's own beginning."""
    items = [
        tag("option", _("this screen"), value=""),
        tag(
            "optgroup",
            *(tag("option", _(page.title), value=f"{page.path}?") for page in pages),
            label=_("This problem on"),
        ),
        *(
            tag(
                "optgroup",
                *(_begins(page, label, query) for label, query in page.beginnings()),
                label=_(page.title),
            )
            for page in pages
            if page.has_beginnings
        ),
    ]
    return _field(_("The link opens"), tag("select", *items, name="begin"))


def _begins(page: Page, label: str, query: Mapping[str, str]) -> Html:
    return tag("option", label, value=f"{page.path}?{urlencode(query)}", data_own_problem="true")


def _groups() -> tuple[Html, ...]:
    keep = [("problem", _("the problem")), ("settings", _("what is set on the page"))]
    hide = [
        ("editor", _("fields and bars")),
        ("navigation", _("the other pages")),
        ("tools", _("tools and exports")),
        ("numbers", _("all results: shown as question marks")),
    ]
    lock = [
        ("fields", _("numbers cannot be edited")),
        ("presets", _("examples cannot be chosen")),
        ("answers", _("no answer before the reader’s own")),
        ("pages", _("other pages cannot be reached")),
    ]
    languages = [("", _("that of the reader’s browser")), *LANGUAGES.items()]
    schemes = [("", _("the reader’s own")), ("light", _("light")), ("dark", _("dark"))]
    return (
        _ticks(
            "keep",
            _("It keeps"),
            keep,
            _field(_("Language"), _select("lang", languages)),
            _field(_("Colour scheme"), _select("scheme", schemes)),
            ticked=True,
        ),
        _ticks("hide", _("It hides"), hide),
        _ticks("lock", _("It locks"), lock, _words(_(
            "A small button beside the title undoes hiding and locking: they keep a class "
            "together, but no secret."))),
    )  # fmt: skip


def _ticks(name: str, title: str, options: _Options, *more: Html, ticked: bool = False) -> Html:
    boxes = [
        tag("label", tag("input", type="checkbox", name=name, value=value, checked=ticked), words)
        for value, words in options
    ]
    return tag("fieldset", tag("legend", title), *boxes, *more)


# --- what it comes to -------------------------------------------------------------------------


def _results() -> Html:
    too_long = _("The link is too long for a QR code of {count} characters.").format(
        count=QR_TEXT_MAX
    )
    code = tag("img", alt=_("QR code of the link"), class_="lab-share-code", width=176, height=176,
               data_most=QR_TEXT_MAX)  # fmt: skip
    local = _(
        "This link works on this machine only. Open the lab at the address that others "
        "use, then share from there."
    )
    own = tag(
        "div",
        tag("p", _(
            "Your own lesson is too long for a link. Share the file too: it opens on the page "
            "Lessons.")),
        tag("button", _("Save the file"), type="button", class_="lab-button",
            data_share="lesson-file"),
        data_share="lesson", hidden=True, class_="lab-share-warning",
    )  # fmt: skip
    image = tag("a", _("Save the QR code"), class_="lab-button", download="softmax-gradient.svg",
                data_share="image")  # fmt: skip
    picture = tag("div", code, tag("p", too_long, data_share="long", hidden=True))
    link = _output("link", _("Link"), _("Copy the link"), image)
    return tag(
        "div",
        tag("div", picture, link, class_="lab-share-link"),
        own,
        tag("p", local, data_share="local", hidden=True, class_="lab-share-warning"),
        _output("frame", _("For a course page: a frame"), _("Copy the frame")),
        _events(),
        _note(),
        class_="lab-share-results",
    )


def _output(name: str, label: str, button: str, *more: Html) -> Html:
    text = tag("textarea", name=name, readonly=True, rows=3, spellcheck="false", translate="no")
    copy = tag(
        "button", button, type="button", class_="lab-button strong", data_share=f"copy-{name}",
        data_copied=_("Copied"),
    )  # fmt: skip
    return tag("div", _field(label, text), tag("div", copy, *more, class_="lab-tools"))


def _events() -> Html:
    """Whether the frame tells its page what happens in it, and which page that is."""
    box = tag("input", type="checkbox", name="events", value="1")
    field = tag(
        "input", type="text", name="parent", placeholder="https://course.example",
        autocomplete="off", spellcheck="false", maxlength=200, aria_describedby="parent-error",
        aria_invalid="false", translate="no",
    )  # fmt: skip
    allowed = _("allowed: {values}").format(values="https://name, https://name:port")
    error = tag(
        "p", id="parent-error", class_="lab-field-error", role="status", data_words=allowed
    )
    return tag(
        "div",
        tag("label", box, _("The frame tells its page about problems, steps and marked answers.")),
        _field(_("Address of the course’s site (nobody else is told)"), field),
        error,
        class_="lab-share-events",
    )


def _note() -> Html:
    """What is to be known of course systems, as far as it is the same everywhere."""
    # Canvas keeps `iframe` with `src`, `title`, `width` and `height`, and no `script`: its own
    # sanitizer, gems/canvas_sanitize in instructure/canvas-lms. Moodle cleans what students write
    # unless an administrator trusts them: docs.moodle.org/dev/Trusttext_cleaning_bypass. A page
    # with https shows no frame without it: w3c.github.io/webappsec-mixed-content.
    items = (
        _("The link works wherever a course allows links."),
        sentences(
            _("In Moodle and Canvas, paste the frame into the HTML view of a page’s editor."),
            _(
                "Editors remove scripts, and frames too where students write or an "
                "administrator says so: then use the link."),
        ),
        _("A course page on https shows no frame of a lab without https."),
        _("A frame is as high as its code says; the README has the lines of a script that lets "
          "it grow, for pages that may have scripts."),
    )  # fmt: skip
    listed = tag("ul", *(tag("li", text) for text in items))
    return tag("details", tag("summary", _("Course systems")), listed, class_="lab-fold")


def _field(label: str, field: Html) -> Html:
    return tag("label", tag("span", label), field, class_="lab-setting")


def _select(name: str, options: _Options) -> Html:
    return tag("select", *(tag("option", words, value=value) for value, words in options),
               name=name)  # fmt: skip


def _words(text: str) -> Html:
    return tag("p", text, class_="lab-remark")
