"""The block of the loss: its value, and why it is infinite where it is."""

from __future__ import annotations

from core.problem import Problem
from pages.ui.html import LOSS_FORMULA
from pages.ui.markup import EMPTY, joined, tag
from pages.ui.template import Template
from pages.ui.text import _


def loss(template: Template, problem: Problem, value: float) -> None:
    """The block of the loss, with a remark where it is infinite."""
    number = template.num(value, "big")
    formula = tag("span", _("Loss"), " ", LOSS_FORMULA, " ", number, " ", _("nats"))
    figures = tag("div", formula, class_="lab-figures")
    remark = EMPTY
    if problem.has_infinite_loss:
        remark = tag("p", infinite_loss(problem), class_="lab-remark")
    template.block("loss", joined(figures, remark))


def infinite_loss(problem: Problem) -> str:
    """Why the loss is infinite, naming the masked class that has a target."""
    pairs = zip(problem.masked, problem.y, strict=True)
    i = next(i for i, (masked, target) in enumerate(pairs, 1) if masked and target > 0)
    return _(
        "The loss is infinite: class {i} is masked (its softmax is 0), yet its target is "
        "above 0. The gradient's closed form stays finite."
    ).format(i=i)
