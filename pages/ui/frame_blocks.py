"""The blocks that every page has, whatever it shows: what is given, and the way out of a link.

A teacher's link hides (`hide=`) and locks (`lock=`): a small button each takes that away, and what
a lock has refused is said beside it.
"""

from __future__ import annotations

from pages.ui.channel import locks
from pages.ui.html import symbol
from pages.ui.markup import EMPTY, Html, attributes, joined, kept, tag
from pages.ui.numbers import number
from pages.ui.page import HIDE, LOCK, View
from pages.ui.template import Template
from pages.ui.text import _, language

_NUMBER = attributes(class_="lab-num", translate="no")
_NOTE = attributes(class_="lab-locked", role="status")


def add_frame(template: Template, view: View) -> None:
    """Put `given` and `show-all` on a page's template."""
    template.block("given", _given(template, view))
    template.block("show-all", _ways_back(template, view))


def _given(template: Template, view: View) -> Html:
    """x and y as text: for paper, and where a link hides the fields."""
    vectors = (("x", view.problem.x), ("y", view.problem.y))
    return joined(*(_vector(template, name, entries) for name, entries in vectors))


def _vector(template: Template, name: str, entries: tuple[float, ...]) -> Html:
    """A row vector with every digit; no part of it can be chosen, unlike `html.vector`."""
    cells = (template.words(number(entry, full=True), fixed=_NUMBER) for entry in entries)
    row = tag("span", *cells, class_="lab-brackets")
    return tag("div", symbol(name), " =", row, class_="lab-vector")


def _ways_back(template: Template, view: View) -> Html:
    if not view.hidden and not view.locked:
        return EMPTY
    buttons = []
    if view.locked:
        note = locks.words_of("pages") if view.is_shut else view.notes.get(locks.NOTE, "")
        buttons = [template.words(note, "p", _NOTE), _unlock(language())]
    if view.hidden:
        buttons.append(_show_all(language()))
    return tag("div", *buttons, class_="lab-ways-back")


@kept
def _show_all(language: str) -> Html:
    return _button(HIDE.name, "lab-show-all", _("Show all"), _("Show what this link hides"))


@kept
def _unlock(language: str) -> Html:
    return _button(LOCK.name, "lab-unlock", _("Unlock"), _("Allow what this link locks"))


def _button(name: str, css: str, words: str, hint: str) -> Html:
    """The teacher's way back: takes `hide=` or `lock=` out of the address."""
    return tag(
        "button", words, type="button", class_=css, data_set=name, data_value="", title=hint
    )
