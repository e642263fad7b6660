"""A view's question: what is asked, a number for an answer, and the right answer, folded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.limits import ANSWER_TEXT_MAX
from core.problem import Problem
from pages.gradient.parameters import GUESS
from pages.gradient.views.view import Asked
from pages.ui import controls
from pages.ui.markup import Html, tag
from pages.ui.page import Change
from pages.ui.template import Template
from pages.ui.text import _

if TYPE_CHECKING:
    from core.practice.numbers import TypedNumber


def box(view: str, figure: str, *answering: Html, gives_answer: bool) -> Html:
    """A figure's question, what answers it, and the right answer, in one place."""
    # The words come with the figure: `components/plot/surroundings.js` puts them in place.
    question = tag("p", data_figure=figure, data_figure_words="question")
    parts = [question, *answering]
    if gives_answer:
        summary = tag("summary", _("Show the answer"))
        answer = tag("p", data_figure=figure, data_figure_words="answer")
        name = f"{view}-{figure}-answer"
        parts.append(tag("details", summary, answer, class_="lab-answer", id=name))
    return tag("div", *parts, class_="lab-predict", role="group", aria_label=_("Question"))


def field(template: Template, asked: Asked, text: str, error: str = "") -> Html:
    """Where the answer is typed."""
    label = _("Your answer: {question}").format(question=asked.label)
    return controls.typed_field(
        template, GUESS.name, label, text, error=error, most=ANSWER_TEXT_MAX
    )


def take(text: str) -> Change:
    """Remember what is typed; too long a text is refused."""
    if len(text) > ANSWER_TEXT_MAX:
        return Change(
            notes={GUESS.name: _("allowed: {values}").format(values=f"… {ANSWER_TEXT_MAX}")}
        )
    return Change(choices={GUESS.name: text}, notes={GUESS.name: ""})


def marked(asked: Asked, text: str, problem: Problem) -> Html:
    """What becomes of it, by the same reading and reasons as on the practice page."""
    from core.answers.unreadable import Unreadable  # only where somebody answers
    from core.practice.number_marking import FEW_DIGITS
    from core.practice.numbers import read_typed

    try:
        typed = read_typed(text, problem)
    except Unreadable:
        return _said(text, "unreadable", _("Type a number, such as 0.25, 1/3 or log 2."))
    value = asked.find()
    if value is None:
        return _said(text, "unreadable", _("There is no number to this question here."))
    if (asked.counts and typed.value != value) or not typed.is_near(value):
        return _said(text, "wrong", _("Not right"), _reasons(asked, typed, value))
    if not typed.is_fine_enough(value):
        return _said(text, "few-digits", _(FEW_DIGITS))
    return _said(text, "right", _("Right"))


def _reasons(asked: Asked, typed: TypedNumber, value: float) -> list[str]:
    """What a wrong number is, where that is known; else on which side it lies, and why."""
    from core.practice.number_reasons import explained

    known = [words for wrong, words in asked.wrong() if wrong != value and typed.is_near(wrong)]
    if known:
        return known[:1]
    mark = explained(typed, value)
    if mark.tag == "off-by" and not asked.counts:
        return [sentence.said(_) for sentence in mark.sentences]
    return [asked.below if typed.value < value else asked.above]


def _said(text: str, outcome: str, words: str, reasons: Sequence[str] = ()) -> Html:
    from pages.ui.outcome import outcome_box, verdict_badge

    parts = [verdict_badge(outcome, words), *(tag("p", reason) for reason in reasons)]
    return outcome_box(outcome, parts, data_question=GUESS.name, data_said=text)
