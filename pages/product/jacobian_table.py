"""Row vector times Jacobian as one table: weights beside rows, sums below columns."""

from __future__ import annotations

from core.limits import JACOBIAN_ABS_MAX
from core.numeric import ForwardBackward
from pages.ui.numbers import DIGITS, number, subscript
from pages.ui.template import Board, symbol
from pages.ui.text import _

_LARGE, _FEW_DIGITS = 6, 3  # beyond so many columns a laptop has room for so many digits
_ROOM = {DIGITS: 9.3, _FEW_DIGITS: 9.6}  # characters that a cell's width has room for
_POWER = 1.2  # raised digits are somewhat wider than others, and a font may lack them
TIMES = '<td class="op">×</td>'


def table(board: Board, values: ForwardBackward) -> str:
    """Entry i of the row vector stands beside row i; the sums stand below their columns."""
    k = len(values.s)
    digits, size = (_FEW_DIGITS, " wide") if k > _LARGE else (DIGITS, "")
    size += " full" * board.full
    heads = "".join(
        f'<th scope="col" data-j="{c}" data-pick>{symbol("x", c)}</th>' for c in range(1, k + 1)
    )
    lines = "".join(
        _row(board, i, weight, row, digits)
        for i, (weight, row) in enumerate(
            zip(values.grad_s.tolist(), values.jacobian.tolist(), strict=True), 1
        )
    )
    sums = "".join(
        f'<td data-j="{c}" data-name="∂e/∂x{subscript(c)}">'
        f"{_fitted(board, v, digits, 'value')}</td>"
        for c, v in enumerate(values.grad_x.tolist(), 1)
    )
    return (
        f"<h2>{_('Each row of the Jacobian times its entry, summed down the columns')}</h2>"
        f'<div class="lab-scroll lab-box" tabindex="0" role="group" '
        f'aria-label="{_("Matrix product")}">'
        f'<table class="lab-matrix{size}" role="grid" aria-label="{_("Matrix product")}" '
        f'data-picks="ij"><thead><tr><th scope="col" class="weight">{symbol("−y/s")}</th><td></td>'
        f'<td class="corner">∂{symbol("s", "i")}/∂{symbol("x", "j")}</td>{heads}</tr></thead>'
        f'<tbody>{lines}</tbody><tfoot><tr><td></td><td class="op">=</td>'
        f'<th scope="row">{symbol("∂e/∂x", "j")}</th>{sums}</tr></tfoot></table></div>{_legend()}'
    )


def _row(board: Board, i: int, weight: float, row: list[float], digits: int) -> str:
    cells = "".join(
        f'<td data-i="{i}" data-j="{j}" data-pick '
        f'data-name="∂s{subscript(i)}/∂x{subscript(j)}">{_cell(board, v, digits)}</td>'
        for j, v in enumerate(row, 1)
    )
    return (
        f'<tr><td class="weight" data-cell="grad-s-{i}" data-i="{i}" data-pick '
        f'data-name="−y{subscript(i)}/s{subscript(i)}">{_fitted(board, weight, digits)}</td>'
        f'{TIMES}<th scope="row" data-i="{i}" data-pick>{symbol("s", i)}</th>{cells}</tr>'
    )


def _cell(board: Board, value: float, digits: int) -> str:
    share = min(abs(value) / JACOBIAN_ABS_MAX, 1.0)
    side = "minus" if value < 0 else "plus"
    style = f"--share:{100 * share:.1f}%;"
    return _fitted(board, value, digits, f"lab-cell {side}", tag="div", style=style)


def _fitted(
    board: Board, value: float, digits: int, css: str = "", tag: str = "span", style: str = ""
) -> str:
    """A live number that keeps to the width of its cell: a long text is set smaller."""
    shown = number(value, full=board.full, digits=digits)
    length = len(shown) + _POWER * ("×" in shown)
    fit = 1.0 if board.full else min(1.0, _ROOM[digits] / length)
    return board.live(
        tag,
        text=shown,
        class_=f"lab-num {css}".rstrip(),
        title=number(value, full=True),
        style=f"{style}--fit:{fit:.2f}",
    )


def _legend() -> str:
    """The colour scale; every cell's sign is written in it as well. Beside it, every digit."""
    steps = [-JACOBIAN_ABS_MAX, -JACOBIAN_ABS_MAX / 2, 0.0, JACOBIAN_ABS_MAX / 2, JACOBIAN_ABS_MAX]
    cells = "".join(
        f'<span class="lab-cell {"minus" if v < 0 else "plus"}" '
        f'style="--share:{100 * abs(v) / JACOBIAN_ABS_MAX:.0f}%">{number(v)}</span>'
        for v in steps
    )
    return (
        f'<p class="lab-legend"><span>{_("Entry of the Jacobian")}</span>{cells}</p>'
        '<p class="lab-readout lab-num" aria-hidden="true"></p>'
    )
