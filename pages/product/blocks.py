"""The blocks of the product page: row vector times Jacobian, and one column's sum."""

from __future__ import annotations

from core.numeric import ForwardBackward, forward_backward, multiplications
from core.problem import Problem
from pages.product import column_sum, fused_table, jacobian_table
from pages.ui.template import Board, vector
from pages.ui.text import _


def build(problem: Problem, *, i: int, j: int, way: str, full: bool = False) -> Board:
    """The product with row i and column j (from 1) chosen, read in one of two ways."""
    board = Board(full=full)
    values = forward_backward(problem.x, problem.y)
    add(board, problem, values, i=i, j=j, way=way)
    result = vector(board, "∇e<sub>(x)</sub>", values.grad_x.tolist(), "j")
    board.block("grad-x", result)
    return board


def add(
    board: Board, problem: Problem, values: ForwardBackward, *, i: int, j: int, way: str
) -> None:
    """Put the blocks on a board: `ways`, `jacobian`, `column`, and `grad-s` where it is needed."""
    board.block("ways", _ways(problem.k, way))
    if way == "fused":
        board.block("jacobian", fused_table.table(board, problem, values))
        board.block("column", fused_table.steps(board, problem, values, j))
    else:
        row = vector(board, "∇e<sub>(s)</sub> = −y / s", values.grad_s.tolist(), "i")
        board.block("grad-s", row)
        board.block("jacobian", jacobian_table.table(board, values))
        board.block("column", column_sum.steps(board, problem, values, i, j))


def _ways(k: int, way: str) -> str:
    """Two readings to choose from, each with what it costs."""
    through, short = multiplications(k)
    cells = _("{cells} cells, {count} multiplications").format(cells=k * k, count=through)
    fewer = _("{k} subtractions, {count} multiplications").format(k=k, count=short)
    buttons = "".join(
        f'<button type="button" data-way="{name}" aria-pressed="{str(name == way).lower()}">'
        f"<b>{title}</b> <span>{cost}</span></button>"
        for name, title, cost in (
            ("jacobian", _("Through the Jacobian"), cells),
            ("fused", _("Fused"), fewer),
        )
    )
    return f'<div class="lab-ways" role="group" aria-label="{_("Reading")}">{buttons}</div>'
