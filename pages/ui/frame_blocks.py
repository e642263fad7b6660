"""The blocks that every page has, whatever it shows: what is given, and the way out of `hide=`."""

from __future__ import annotations

from pages.ui.html import symbol
from pages.ui.markup import EMPTY, Html, attributes, joined, kept, tag
from pages.ui.numbers import number
from pages.ui.page import HIDE, View
from pages.ui.template import Template
from pages.ui.text import _, language

_NUMBER = attributes(class_="lab-num", translate="no")


def add_frame(template: Template, view: View) -> None:
    """Put `given` and `show-all` on a page's template."""
    template.block("given", _given(template, view))
    template.block("show-all", _show_all(language()) if view.hidden else EMPTY)


def _given(template: Template, view: View) -> Html:
    """x and y as text: for paper, and where a link hides the fields."""
    vectors = (("x", view.problem.x), ("y", view.problem.y))
    return joined(*(_vector(template, name, entries) for name, entries in vectors))


def _vector(template: Template, name: str, entries: tuple[float, ...]) -> Html:
    """A row vector with every digit; no part of it can be chosen, unlike `html.vector`."""
    cells = (template.words(number(entry, full=True), fixed=_NUMBER) for entry in entries)
    row = tag("span", *cells, class_="lab-brackets")
    return tag("div", symbol(name), " =", row, class_="lab-vector")


@kept
def _show_all(language: str) -> Html:
    """The teacher's way back: takes `hide=` out of the address."""
    return tag(
        "button",
        _("Show all"),
        type="button",
        class_="lab-show-all",
        data_set=HIDE.name,
        data_value="",
        title=_("Show what this link hides"),
    )
