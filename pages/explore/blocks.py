"""The blocks of the explore page: the loss, softmax, the gradient."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from core.numeric import ForwardBackward, agreement, forward_backward
from core.problem import Problem
from pages.ui.loss import loss
from pages.ui.numbers import number
from pages.ui.template import Board, rows, share_bar, signed_bar, symbol
from pages.ui.text import _


def build(
    problem: Problem,
    *,
    full: bool = False,
    more: Callable[[Board, Problem, ForwardBackward], None] | None = None,
) -> Board:
    """s, the loss and the gradient of the problem, each beside what it is made of.

    `more` adds blocks of its own.
    """
    board = Board(full=full)
    values = forward_backward(problem.x, problem.y)
    s, g = values.s.tolist(), values.grad_x.tolist()
    loss(board, problem, float(values.loss))
    board.block("softmax", f"<h2>{_('Softmax')}</h2>{_softmax(board, s)}")
    board.block("grad-x", f"<h2>{_('Gradient')}</h2>{gradient(board, problem, s, g)}")
    if more is not None:
        more(board, problem, values)
    return board


def _softmax(board: Board, s: list[float]) -> str:
    body = [
        [symbol("s", i), board.num(v, "value"), share_bar(board, v)] for i, v in enumerate(s, 1)
    ]
    head = [_("Class"), symbol("s", "i"), _("0 … 1, sum 1")]
    return rows(_("Softmax"), head, body, "i")


def gradient(board: Board, problem: Problem, s: list[float], g: list[float]) -> str:
    """A row a class: the identity with its numbers, the component, its bar."""
    scale = max(map(abs, g))
    body = [
        [
            symbol("∂e/∂x", i),
            f"{board.num(s_i)} · {board.num(problem.Y)} − {board.num(y_i)} =",
            board.num(g_i, "value"),
            signed_bar(board, g_i, scale),
        ]
        for i, (s_i, y_i, g_i) in enumerate(zip(s, problem.y, g, strict=True), 1)
    ]
    identity = f"{symbol('s', 'i')} · sum({symbol('y')}) − {symbol('y', 'i')} ="
    head = [_("Class"), identity, symbol("∂e/∂x", "i"), "−  0  +"]
    return rows(_("Gradient"), head, body, "j")


def badge(problem: Problem) -> str:
    """Whether the three ways to the gradient agree, computed at this moment."""
    found = agreement(forward_backward(problem.x, problem.y), problem.x, problem.y)
    product = _("row vector times Jacobian {ulps} ulp").format(ulps=_ulps(found.product_ulps))
    if found.closed_ulps is None:
        differences = _("finite differences are undefined, as the loss is infinite")
    else:
        differences = _("finite differences {ulps} ulp").format(ulps=_ulps(found.closed_ulps))
    if not found.ok:
        css, mark, verdict = "bad", "✗", _("The closed form and the other two ways disagree")
    elif found.differences_defined:
        css, mark, verdict = "good", "✓", _("Three ways agree")
    else:
        css, mark, verdict = "open", "✓", _("Two ways agree")
    unit = _("Distance from the closed form; 1 ulp is 2⁻⁵² of the absolute terms of a component.")
    return (
        f'<p class="lab-agreement"><span class="lab-badge {css}">'
        f'<span aria-hidden="true">{mark}</span> {escape(verdict)}</span> '
        f'<span title="{escape(unit)}">{escape(product)} · {escape(differences)}</span></p>'
    )


def _ulps(value: float) -> str:
    return number(round(value, 2)) if value < 1000 else number(value)
