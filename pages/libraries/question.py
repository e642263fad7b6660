"""The question before the answer: which of two gradients CrossEntropyLoss returns."""

from __future__ import annotations

import numpy as np

from core.libraries.comparison import is_distribution
from core.numeric import ForwardBackward, cross_entropy_grad_x
from core.problem import Problem
from pages.libraries.settings import LibrariesSettings
from pages.ui import prediction
from pages.ui.html import SUM_Y, formula
from pages.ui.markup import Html, attributes, tag
from pages.ui.numbers import number
from pages.ui.page import View
from pages.ui.template import Template
from pages.ui.text import _, sentences

_STATUS = attributes(role="status", data_question="expects")
_TAGS = {"good": "right", "bad": "wrong"}
_HIDDEN = attributes(aria_hidden="true")
_DIFFERENCE = formula("s − y =")
_CLOSED = formula(Html(f"s · {SUM_Y} − y ="))


def question(
    template: Template, problem: Problem, values: ForwardBackward, settings: LibrariesSettings
) -> Html:
    """The question with both gradients in numbers, and what came of the guess.

    Where the targets sum to 1 both are the same and nothing would be asked: then the question is
    about targets twice as large.
    """
    doubled = is_distribution(np.array([problem.y]))
    y = (2.0 if doubled else 1.0) * np.array(problem.y)
    closed = cross_entropy_grad_x(problem.x, y) if doubled else values.grad_x
    asked = _question(y.tolist()) if doubled else _question()
    buttons = (
        _candidate(template, settings, "difference", _DIFFERENCE, (values.s - y).tolist()),
        _candidate(template, settings, "closed", _CLOSED, closed.tolist()),
        _candidate(template, settings, "refuses", tag("span", _("none: it refuses them")), []),
    )
    aside = tag(
        "button", _("Show without answering"), type="button", class_="lab-option lab-aside",
        data_set="expects", data_value="shown",
    )  # fmt: skip
    title = template.words(asked, "b", given=True)
    parts = [
        tag("div", title, *([] if settings.answered else [aside]), class_="lab-asked"),
        tag("div", *buttons, class_="lab-candidates", role="group", aria_label=_("Your answer")),
    ]
    if settings.answered:
        parts.append(_outcome(template, float(y.sum()), settings.guess, doubled=doubled))
    return tag("div", *parts, class_="lab-question", data_main=not settings.answered)


def _question(y: list[float] | None = None) -> str:
    if y is None:
        return _(
            "Predict: what gradient does PyTorch's CrossEntropyLoss return for these class "
            "probabilities?"
        )
    return _(
        "Predict: with every target doubled, y = ({y}), what gradient does PyTorch's "
        "CrossEntropyLoss return?"
    ).format(y=", ".join(number(entry) for entry in y))


def _candidate(
    template: Template,
    settings: LibrariesSettings,
    name: str,
    formula: Html,
    entries: list[float],
) -> Html:
    numbers = [template.num(entry) for entry in entries]
    shown = tag("span", *numbers, class_="lab-brackets") if numbers else ""
    return tag(
        "button",
        formula,
        *([" ", shown] if numbers else []),
        type="button",
        class_="lab-option",
        data_set="expects",
        data_value=name,
        aria_pressed="true" if settings.guess == name else "false",
    )


def _outcome(template: Template, total: float, guess: str, *, doubled: bool) -> Html:
    right = guess == "closed"
    css, mark, verdict = ("good", "✓", _("Right.")) if right else ("bad", "✗", _("Not so."))
    if guess == "shown":
        css, mark, verdict = "", "", ""
    if guess == "refuses":
        verdict = sentences(verdict, _("It does not ask what the targets sum to."))
    why = _(
        "It is s · sum(y) − y, the true gradient, and sums to 0. TensorFlow, Keras on it and "
        "many a course return s − y, which sums to 1 − sum(y) = {rest}."
    ).format(rest=number(1.0 - total))
    here = _(
        "For the targets on the screen sum(y) = 1: both are the same, and all libraries agree."
    )
    why = sentences(why, here if doubled else "")
    words = template.words(sentences(verdict, why))
    sign = template.words(mark, "b", _HIDDEN)
    mark_tag = _TAGS.get(css, "")
    return template.around(
        "p", sign, " ", words, fixed=_STATUS, class_=f"lab-guess {css}",
        data_tag=mark_tag, data_said=guess,
    )  # fmt: skip


def gives_away(view: View, name: str, text: str) -> bool:
    """Whether a setting, or a file, shows the answer to who has given none."""
    if name != "file":
        return prediction.gives_away(view, name, text)
    return text == "libraries.md" and not view.settings.answered
