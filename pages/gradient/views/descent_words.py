"""What a descent does and where it leads, in words; every number is computed."""

from __future__ import annotations

import math

import numpy as np

from core.limits import X_ABS_MAX
from core.numeric import (
    Descent,
    classify_descent,
    least_loss,
    optimum,
    rate_limit,
    rises,
    unbounded_logits,
)
from core.problem import Problem
from pages.gradient.settings import Settings
from pages.gradient.views.sweep_variable import flat_note
from pages.gradient.views.view import words
from pages.ui.given import given
from pages.ui.numbers import number, subscript
from pages.ui.text import _, ngettext, sentences


def around(problem: Problem, settings: Settings, path: Descent) -> dict[str, str]:
    """Title, notice, question and answer."""
    steps = len(path.x) - 1
    title = ngettext(
        "In {steps} step the loss goes from {first} to {last}",
        "In {steps} steps the loss goes from {first} to {last}",
        steps,
    ).format(
        steps=given(steps), first=number(float(path.loss[0])), last=number(float(path.loss[-1]))
    )
    named = _named(path)
    is_said = classify_descent(path) in ("still", "left")  # else it answers the question
    notice = sentences(named if is_said else "", _limit(problem, settings), _leads(problem, path))
    up = rises(path)
    answer = (
        ngettext(
            "No: it rises at {up} of {steps} step.",
            "No: it rises at {up} of {steps} steps.",
            steps,
        ).format(up=up, steps=given(steps))
        if up
        else _("It never rises.")
    )
    notice = sentences(notice, flat_note([path.norm, path.loss - least_loss(problem.y)]))
    if not steps:  # the first one leaves the range: nothing to ask
        return words(title, notice, "", "")
    answer = answer if is_said else sentences(answer, named)
    return words(title, notice, _("Will the loss fall at every one of these steps?"), answer)


def _named(path: Descent) -> str:
    """The name of what the path does."""
    match classify_descent(path):
        case "still":
            return _("It stands still: the gradient is 0 here.")
        case "left":
            return left(path)
        case "arrived":
            return _("It has almost arrived: the norm of the gradient is down to {norm}.").format(
                norm=number(float(path.norm[-1]))
            )
        case "oscillates":
            return _("It oscillates: every step goes too far, back and forth, without settling.")
        case "overshoots":
            return _("It overshoots and swings back, and the swings die out.")
    return _("It descends at every step.")


def left(path: Descent) -> str:
    """That the descent leaves the range of logits, and after which step."""
    after = len(path.x) - 1
    if after == 0:
        text = _(
            "The very first step would leave the range of logits, −{most} to {most}: only "
            "the start is drawn."
        )
    else:
        text = _(
            "It stops early: the step after step {after} would leave the range of logits, "
            "−{most} to {most}."
        )
    return text.format(after=after, most=given(number(X_ABS_MAX)))


def _limit(problem: Problem, settings: Settings) -> str:
    """The rate beyond which no descent settles, where that is finite."""
    limit = rate_limit(problem.y, settings.momentum)
    if math.isinf(limit) or unbounded_logits(problem.x, problem.y):
        return ""
    return _("Near s = y / sum(y) only a rate below {limit} settles; here it is {rate}.").format(
        limit=number(limit), rate=given(number(settings.rate))
    )


def _leads(problem: Problem, path: Descent) -> str:
    """Where it leads: to y, to y / sum(y), or nowhere finite, and then what grows."""
    aim = optimum(problem.x, problem.y)
    if aim is None:
        return given(_("y = 0: the loss is 0 for every x."))
    unbounded = unbounded_logits(problem.x, problem.y)
    if unbounded:
        return _grows(problem, path, unbounded)
    listed = ", ".join(map(number, aim.tolist()))
    if math.isclose(problem.Y, 1.0, rel_tol=1e-9):
        text = _("sum(y) = 1, so s tends to y itself, ({s}).")
        return given(text).format(s=listed)
    text = _(
        "sum(y) = {total}, so s cannot become y: it tends to y / sum(y) = ({s}), where "
        "s · sum(y) = y and the gradient is 0."
    )
    return given(text).format(total=given(number(problem.Y)), s=listed)


def _grows(problem: Problem, path: Descent, unbounded: list[int]) -> str:
    """There is no finite optimum: the gap between labelled and unlabelled logits grows."""
    labelled = int(np.argmax(problem.y))
    other = max(unbounded, key=lambda i: float(path.x[-1, i]))
    gap = path.x[:, labelled] - path.x[:, other]
    text = _(
        "There is no finite optimum: a class without a target would need s = 0. What grows is "
        "x{a} − x{b}, from {first} to {last} so far, ever more slowly, while the loss tends to "
        "{least}."
    )
    return given(text).format(
        a=subscript(labelled + 1),
        b=subscript(other + 1),
        first=number(float(gap[0])),
        last=number(float(gap[-1])),
        least=number(least_loss(problem.y)),
    )
