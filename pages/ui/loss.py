"""The block of the loss and of sum(y), which several pages show."""

from __future__ import annotations

from core.problem import Problem
from pages.ui.html import LOSS_FORMULA, SUM_Y
from pages.ui.markup import EMPTY, joined, tag
from pages.ui.template import Template
from pages.ui.text import _

_SUM_OF_TARGETS = tag("span", SUM_Y, " =", class_="lab-math")


def loss(template: Template, problem: Problem, value: float) -> None:
    """The block of the loss and of sum(y), with a remark where the loss is infinite."""
    number = template.num(value, "big")
    formula = tag("span", _("Loss"), " ", LOSS_FORMULA, " ", number, " ", _("nats"))
    targets = tag("span", _SUM_OF_TARGETS, " ", template.num(problem.Y, "big"))
    figures = tag("div", formula, targets, class_="lab-figures")
    remark = EMPTY
    if problem.has_infinite_loss:
        remark = tag("p", infinite_loss(problem), class_="lab-remark")
    template.block("loss", joined(figures, remark))


def infinite_loss(problem: Problem) -> str:
    """Why the loss is infinite, naming the masked class that has a target."""
    pairs = zip(problem.masked, problem.y, strict=True)
    i = next(i for i, (masked, target) in enumerate(pairs, 1) if masked and target > 0)
    return _(
        "The loss is infinite: class {i} is masked (its softmax is 0), yet its target is above 0. "
        "The gradient's closed form stays finite."
    ).format(i=i)
