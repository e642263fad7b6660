"""A question that stands before its answer: what is asked, a few choices, and what came of it.

The reader's answer is a setting of the page, so that a link holds it. `SHOWN` is that of who
would rather see the answer; a link that locks answers does not offer it (`style/frame.css`).
"""

from __future__ import annotations

from typing import NamedTuple

from pages.ui import controls
from pages.ui.html import on_paper
from pages.ui.markup import EMPTY, Html, attributes, tag
from pages.ui.page import SHOWN, View
from pages.ui.template import Template
from pages.ui.text import _


class Marked(NamedTuple):
    """An answer with its mark: right, wrong, or "" where nobody guessed.

    question: the setting that holds the answer. A course page around the lab is told all of it,
    see `components/course_frame/`.
    """

    question: str
    said: str
    mark: str


def question(
    template: Template,
    name: str,
    text: str,
    options: controls.Options,
    now: str,
    *,
    answer: Html = EMPTY,
    main: bool = False,
) -> Html:
    """The question with its choices; `name` and `now`: the setting, and its text, "" for none.

    answer: what came of it, where that stands in the same block. main: see `data-main`.
    """
    offered = [*options] if now else [*options, (SHOWN, _("Show without answering"))]
    return tag(
        "div",
        template.words(text, "p", given=True),
        controls.choice(name, _("Your answer"), offered, now, hidden=True),
        EMPTY if now else on_paper(words for _name, words in options),
        answer,
        class_="lab-predict",
        role="group",
        aria_label=_("Question"),
        data_main=main,
    )


def answered(template: Template, marked: Marked, words: str, *, lead: str = "") -> Html:
    """What came of an answer, as live words, after its verdict `lead`."""
    first = template.words(lead, "b")
    fixed = attributes(class_="lab-predicted", role="status", data_question=marked.question)
    return template.around(
        "p", first, " ", template.words(words), fixed=fixed,
        data_tag=marked.mark, data_said=marked.said,
    )  # fmt: skip


def late_answer(marked: Marked, words: str, *, lead: str = "") -> Html:
    """The same for a block that is made after the numbers."""
    if not lead and not words:
        return EMPTY
    return tag(
        "p", tag("b", lead), " ", words, class_="lab-predicted", role="status",
        data_question=marked.question, data_tag=marked.mark, data_said=marked.said,
    )  # fmt: skip


def marked(question: str, guess: str, *, right: bool) -> Marked:
    """A guess with its mark; none where there is no guess."""
    return Marked(question, guess, _mark_of(guess, right=right))


def _mark_of(guess: str, *, right: bool) -> str:
    if guess in ("", SHOWN):
        return ""
    return "right" if right else "wrong"


def verdict(guess: str, *, right: bool) -> str:
    """What is said of a guess first; nothing where there is none."""
    words = {"right": _("✓ You were right."), "wrong": _("✗ You said something else."), "": ""}
    return words[_mark_of(guess, right=right)]


def gives_away(view: View, name: str, text: str) -> bool:
    """Whether a setting shows the answer to who has given none: see `pages.ui.page`."""
    return text == SHOWN and any(s.name == name and s.is_answer for s in view.page.settings)
