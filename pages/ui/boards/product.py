"""The blocks of the product page: row vector times Jacobian, and one column's sum."""

from __future__ import annotations

from html import escape

from core.limits import JACOBIAN_ABS_MAX
from core.numeric import ForwardBackward, forward_backward
from core.problem import Problem
from pages.ui.board import Board, symbol, vector
from pages.ui.numbers import DIGITS, number
from pages.ui.text import _, sentences

_LARGE, _FEW_DIGITS = 6, 3  # beyond so many columns a laptop has room for so many digits
_TIMES, _EQUALS = '<td class="op">×</td>', '<td class="op">=</td>'


def build(problem: Problem, *, j: int, full: bool = False) -> Board:
    """The product with column j (from 1) chosen."""
    board = Board(full=full)
    values = forward_backward(problem.x, problem.y)
    board.block("grad-s", vector(board, "∇e<sub>(s)</sub> = −y / s", values.grad_s.tolist()))
    board.block("jacobian", _matrix(board, values, j))
    board.block("grad-x", vector(board, "∇e<sub>(x)</sub>", values.grad_x.tolist()))
    board.block("column", _column(board, problem, values, j))
    return board


def _matrix(board: Board, values: ForwardBackward, j: int) -> str:
    """Entry i of the row vector stands beside row i; the sums stand below their columns."""
    k = len(values.s)
    chosen = ["", *(' class="chosen"' if c == j else "" for c in range(1, k + 1))]
    heads = "".join(f'<th scope="col"{chosen[c]}>{symbol("x", c)}</th>' for c in range(1, k + 1))
    digits, size = (_FEW_DIGITS, " wide") if k > _LARGE else (DIGITS, "")
    lines = []
    for i, (weight, row) in enumerate(
        zip(values.grad_s.tolist(), values.jacobian.tolist(), strict=True), 1
    ):
        cells = "".join(
            f"<td{chosen[c]}>{_cell(board, v, digits)}</td>" for c, v in enumerate(row, 1)
        )
        lines.append(
            f'<tr><td class="weight" data-cell="grad-s-{i}">{board.num(weight)}</td>{_TIMES}'
            f'<th scope="row">{symbol("s", i)}</th>{cells}</tr>'
        )
    sums = "".join(
        f"<td{chosen[c]}>{board.num(v, 'value')}</td>"
        for c, v in enumerate(values.grad_x.tolist(), 1)
    )
    return (
        f"<h2>{_('Each row of the Jacobian times its entry, summed down the columns')}</h2>"
        f'<div class="lab-scroll" tabindex="0" role="group" aria-label="{_("Matrix product")}">'
        f'<table class="lab-matrix{size}"><thead><tr>'
        f'<th scope="col">{symbol("−y/s")}</th><td></td>'
        f'<td class="corner">∂{symbol("s", "i")}/∂{symbol("x", "j")}</td>{heads}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody>"
        f'<tfoot><tr><td></td><td class="op">=</td><th scope="row">{symbol("∂e/∂x", "j")}</th>'
        f"{sums}</tr></tfoot></table></div>{_legend()}"
    )


def _cell(board: Board, value: float, digits: int) -> str:
    share = min(abs(value) / JACOBIAN_ABS_MAX, 1.0)
    shown = number(value, full=board.full, digits=digits)
    return board.live(
        "div",
        text=shown,
        class_=f"lab-cell lab-num {'minus' if value < 0 else 'plus'}",
        style=f"--share:{100 * share:.1f}%",
        title=number(value, full=True),
    )


def _legend() -> str:
    """The colour scale; every cell's sign is written in it as well."""
    steps = [-JACOBIAN_ABS_MAX, -JACOBIAN_ABS_MAX / 2, 0.0, JACOBIAN_ABS_MAX / 2, JACOBIAN_ABS_MAX]
    cells = "".join(
        f'<span class="lab-cell {"minus" if v < 0 else "plus"}" '
        f'style="--share:{100 * abs(v) / JACOBIAN_ABS_MAX:.0f}%">{number(v)}</span>'
        for v in steps
    )
    return f'<p class="lab-legend"><span>{_("Entry of the Jacobian")}</span>{cells}</p>'


def _column(board: Board, problem: Problem, values: ForwardBackward, j: int) -> str:
    column = values.jacobian[:, j - 1].tolist()
    terms = values.terms[:, j - 1].tolist()
    lines = "".join(
        f'<tr><th scope="row">{symbol("i")} = {i}</th><td>{board.num(weight)}</td>{_TIMES}'
        f"<td>{board.num(entry)}</td>{_EQUALS}<td>{board.num(term, 'value')}</td></tr>"
        for i, (weight, entry, term) in enumerate(
            zip(values.grad_s.tolist(), column, terms, strict=True), 1
        )
    )
    head = f"<td></td><th scope='col'>−{symbol('y', 'i')}/{symbol('s', 'i')}</th><td></td>"
    closed = (
        f"{symbol('s', j)} · sum({symbol('y')}) − {symbol('y', j)} = "
        f"{board.num(float(values.s[j - 1]))} · {board.num(problem.Y)} − "
        f"{board.num(problem.y[j - 1])} = {board.num(float(values.grad_x[j - 1]), 'value')}"
    )
    return (
        f"<h2>{_('Column {j}, term by term').format(j=j)}</h2>"
        f'<div class="lab-scroll" tabindex="0" role="group" aria-label="{_("Sum")}">'
        f'<table class="lab-sum"><thead><tr>{head}'
        f"<th scope='col'>∂{symbol('s', 'i')}/∂{symbol('x', j)}</th><td></td>"
        f"<th scope='col'>{_('term')}</th></tr></thead><tbody>{lines}</tbody><tfoot><tr>"
        f'<th scope="row">{_("sum")}</th><td colspan="3">{symbol("∂e/∂x", j)}</td>{_EQUALS}'
        f"<td>{board.num(float(values.grad_x[j - 1]), 'value')}</td></tr></tfoot></table></div>"
        f"<p>{sentences(_('In closed form:'), closed)}</p>{_underflow(problem, values)}"
    )


def _underflow(problem: Problem, values: ForwardBackward) -> str:
    """Say why −∞ × 0 has a finite term, where it occurs."""
    lost = [
        str(i)
        for i, (s, y) in enumerate(zip(values.s.tolist(), problem.y, strict=True), 1)
        if s == 0 and y > 0
    ]
    if not lost:
        return ""
    words = _(
        "For i = {classes} softmax is 0 here, so the factors are −∞ and 0. Multiplied out before "
        "they are rounded, they give the finite term −y_i (δ_ij − s_j) that is shown."
    ).format(classes=", ".join(lost))
    return f'<p class="lab-remark">{escape(words)}</p>'
