"""The question before the answer: which of two gradients CrossEntropyLoss returns."""

from __future__ import annotations

import numpy as np

from core.libraries.comparison import is_distribution
from core.numeric import ForwardBackward
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
_TAGS = {"good": "right", "open": "right-if", "bad": "wrong"}
_HIDDEN = attributes(aria_hidden="true")
_DIFFERENCE = formula("s − y =")
_CLOSED = formula(Html(f"s · {SUM_Y} − y ="))


def question(
    template: Template, problem: Problem, values: ForwardBackward, settings: LibrariesSettings
) -> Html:
    """The question with both gradients of the problem in numbers, and what came of the guess."""
    same = is_distribution(np.array([problem.y]))
    difference = (values.s - np.array(problem.y)).tolist()
    asked = _(
        "Predict: what gradient does PyTorch's CrossEntropyLoss return for these class "
        "probabilities?"
    )
    buttons = (
        _candidate(template, settings, "difference", _DIFFERENCE, difference),
        _candidate(template, settings, "closed", _CLOSED, values.grad_x.tolist()),
        _candidate(template, settings, "same", tag("span", _("both: they are equal")), []),
    )
    aside = tag(
        "button", _("Show without answering"), type="button", class_="lab-option lab-aside",
        data_set="expects", data_value="shown",
    )  # fmt: skip
    title = (tag("b", asked),) if settings.answered else (tag("b", asked), aside)
    parts = [
        tag("div", *title, class_="lab-asked"),
        tag("div", *buttons, class_="lab-candidates", role="group", aria_label=asked),
    ]
    if settings.answered:
        parts.append(_outcome(template, problem, settings.guess, same=same))
    return tag("div", *parts, class_="lab-question", data_main=not settings.answered)


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


def _outcome(template: Template, problem: Problem, guess: str, *, same: bool) -> Html:
    right = guess == "same" if same else guess == "closed"
    css, mark, verdict = ("good", "✓", _("Right.")) if right else ("bad", "✗", _("Not so."))
    if guess == "shown":
        css, mark, verdict = "", "", ""
    elif same and guess == "closed":
        css, mark, verdict = "good", "✓", _("Right, and so would be s − y.")
    elif same and guess == "difference":
        css, mark, verdict = "open", "~", _("These numbers, yes, but not by this formula.")
    if same:
        why = _(
            "It is s · sum(y) − y, which is s − y as sum(y) = 1: all libraries agree. Change a "
            "target to see them part."
        )
    else:
        why = _(
            "It is s · sum(y) − y, the true gradient, and sums to 0. TensorFlow, Keras on it and "
            "many a course return s − y, which sums to 1 − sum(y) = {rest}."
        ).format(rest=number(1.0 - problem.Y))
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
