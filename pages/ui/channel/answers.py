"""Answers to the browser, in the order in which they leave.

    values    numbers and changed blocks, the editor, the address; for every edit, in order
    figures   the newest figures alone
    late      blocks of HTML that took time, each when it is ready
    checks    outcomes of checked lines so far

Each carries the revision of the session that it shows; `protocol.py` has them as types.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pages.ui import theme
from pages.ui.channel.apply_edit import figure_context
from pages.ui.channel.locks import without_answer
from pages.ui.editor import editor_state
from pages.ui.editor.error_words import explain
from pages.ui.frame_blocks import add_frame
from pages.ui.given import hiding
from pages.ui.hidden_numbers import hide_in_figure, hide_numbers
from pages.ui.html import error_text
from pages.ui.lesson.lazily import add_bar, look
from pages.ui.markup import Html, joined
from pages.ui.page import LESSON, Page, View
from pages.ui.session.session import BrokenLink, Session
from pages.ui.session.url import address
from pages.ui.template import Template
from pages.ui.text import TAGS, _, sentences, use_language

if TYPE_CHECKING:
    from pages.ui.lesson.running import Shown

_LINK = "?x=1,2,-0.5&y=0,1,0"
URL_ERRORS = "url-errors"  # the block below every page's title


@dataclass(frozen=True)
class Snapshot:
    """What the session is at one revision: all that answers are made from."""

    view: View
    revision: int
    language: str
    context: str
    broken_link: tuple[BrokenLink, ...]
    lesson: Shown | None
    facts: Mapping[str, Any]
    """What goes to the browser as it is: address, selection, history flags, editor."""


def take_snapshot(session: Session, page: Page, known: tuple[str, ...]) -> Snapshot:
    """Read the session, whose lock is held; `known`: the names of all pages' settings."""
    use_language(session.language)
    lesson = look(session) if LESSON.name in session.settings else None
    view = session.view(page)
    return Snapshot(
        view=view,
        revision=session.revision,
        language=session.language,
        context=figure_context(session, page),
        broken_link=tuple(session.broken_link),
        lesson=lesson,
        facts={
            "address": address(session, page, known),
            "selected": dict(view.selected),
            "history": list(session.history_flags),
            "editor": editor_state.editor_state(session),
            "prints": session.prints,
            "lesson": session.lesson.facts(session.settings.get(LESSON.name, "")),
        },
    )


def build(snapshot: Snapshot) -> Template:
    """All blocks of the page, and what was wrong with the URL."""
    use_language(snapshot.language)
    view = snapshot.view
    hides = "numbers" in view.hidden
    with hiding(on=hides):
        template: Template = Template() if view.is_shut else view.page.blocks.build(view)
        if hides:
            hide_numbers(template)
    add_frame(template, view)
    if snapshot.lesson is not None:
        add_bar(template, snapshot.lesson)
    template.block(URL_ERRORS, joined(*map(_broken, snapshot.broken_link)))
    return template


def _broken(link: BrokenLink) -> Html:
    if link.is_page:
        words = _("There is no page “{path}” here; this is the first page. Pages: {paths}.")
        return error_text(words.format(path=link.parameter, paths=link.allowed))
    message = (
        explain(link.error) if link.error else _("allowed: {values}").format(values=link.allowed)
    )
    whole = _("The link is broken at “{parameter}”: {message}")
    how = _("A link is written like this: {example}").format(example=_LINK) if link.error else ""
    return error_text(sentences(whole.format(parameter=link.parameter, message=message), how))


class Screen:
    """What one browser shows: an answer holds only what is new on it."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._skeletons: dict[str, str] = {}
        self._values: list[dict[str, str]] = []
        self._late: dict[str, str] = {}
        self._standing: set[str] = set()
        self._facts: dict[str, Any] = {}

    def values(self, snapshot: Snapshot, template: Template, ack: int) -> dict[str, Any]:
        """The answer to an edit: changed values, changed blocks, changed facts."""
        after = template.skeletons
        late = template.late.keys() | template.slow.keys() | template.outside.keys()
        gone = self._standing - after.keys() - late
        changed = {key for key in after if after[key] != self._skeletons.get(key)}
        blocks = {key: template.html(key) for key in changed} | dict.fromkeys(gone, "")
        values: dict[str, dict[str, str]] = {
            str(index): value
            for index, value in enumerate(template.values)
            if index >= len(self._values) or value != self._values[index]
        }
        facts = {k: v for k, v in snapshot.facts.items() if v != self._facts.get(k)}
        self._skeletons, self._values = dict(after), template.values
        self._late = {key: html for key, html in self._late.items() if key in late}
        self._facts = dict(snapshot.facts)
        self._standing = (self._standing - gone) | after.keys()
        answer: dict[str, Any] = {"kind": "values", "rev": snapshot.revision, "ack": ack}
        answer |= {"values": values} | facts
        if blocks:
            answer["blocks"] = blocks
        if template.ahead:
            answer["ahead"] = template.ahead
        return answer

    def late(self, snapshot: Snapshot, key: str, html: str) -> dict[str, Any] | None:
        """A block that took time; None where it is on the screen already."""
        if self._late.get(key) == html:
            return None
        self._late[key] = html
        self._standing.add(key)
        return {"kind": "late", "rev": snapshot.revision, "blocks": {key: html}}


def welcome(
    session: Session, screen: Screen, snapshot: Snapshot, template: Template, ack: int
) -> dict[str, Any]:
    """The answer to a hello: everything, and words that stay."""
    return screen.values(snapshot, template, ack) | {
        "token": session.token,
        "page": snapshot.view.page.path,
        "figure_keys": list(template.figures),
        "words": {
            "language": TAGS[snapshot.language],
            "editor": editor_state.words(),
            "figure": figure_words(),
            "restoring": _("Restoring the connection; nothing that you do is lost."),
            "restored": _("Connected again."),
        },
        "colours": theme.plot_colours(),
    }


def make_figures(snapshot: Snapshot, template: Template, ack: int) -> dict[str, Any]:
    """The page's figures, made now, with what an action in them refers to."""
    hides = "numbers" in snapshot.view.hidden
    with hiding(on=hides):
        figures = {
            key: make() | {"context": snapshot.context} for key, make in template.figures.items()
        }
        if hides:
            figures = {key: hide_in_figure(figure) for key, figure in figures.items()}
    if "answers" in snapshot.view.locked:
        figures = {key: without_answer(figure) for key, figure in figures.items()}
    return {"kind": "figures", "rev": snapshot.revision, "ack": ack, "figures": figures}


def checks(snapshot: Snapshot, outcomes: Mapping[str, Any]) -> dict[str, Any]:
    """What checks have come to so far, {name of a badge: verdict}, and the progress."""
    return {"kind": "checks", "rev": snapshot.revision, **outcomes}


def figure_words() -> dict[str, str]:
    """The words of a figure's own buttons."""
    return {
        "table": _("The data as a table"),
        "png": "PNG",
        "svg": "SVG",
        "save": _("Save the picture as {kind}"),
        "play": _("Play"),
        "pause": _("Pause"),
        "back": _("Step back"),
        "forward": _("Step forward"),
        "take": _("Continue from here"),
        "slider": _("Move the mark"),
        "zoom_in": _("Zoom in"),
        "zoom_out": _("Zoom out"),
        "zoom_whole": _("Show the whole plot"),
    }
