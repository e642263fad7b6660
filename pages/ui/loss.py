"""The block of the loss and of sum(y), which several pages show."""

from __future__ import annotations

from html import escape

from core.problem import Problem
from pages.ui.template import Board, symbol
from pages.ui.text import _


def loss(board: Board, problem: Problem, value: float) -> None:
    """The block of the loss and of sum(y), with a remark where the loss is infinite."""
    remark = ""
    if problem.has_infinite_loss:
        remark = f'<p class="lab-remark">{escape(infinite_loss(problem))}</p>'
    board.block(
        "loss",
        f'<div class="lab-figures"><span>{_("Loss")} {symbol("e")} = '
        f"−sum({symbol('y')} · log {symbol('s')}) = {board.num(value, 'big')} {_('nats')}</span>"
        f"<span>sum({symbol('y')}) = {board.num(problem.Y, 'big')}</span></div>{remark}",
    )


def infinite_loss(problem: Problem) -> str:
    """Why the loss is infinite, naming the masked class that has a target."""
    pairs = zip(problem.masked, problem.y, strict=True)
    i = next(i for i, (masked, target) in enumerate(pairs, 1) if masked and target > 0)
    return _(
        "The loss is infinite: class {i} is masked (its softmax is 0), yet its target is above 0. "
        "The gradient's closed form stays finite."
    ).format(i=i)
