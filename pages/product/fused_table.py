"""The gradient without a Jacobian: k subtractions, one a class."""

from __future__ import annotations

from core.numeric import ForwardBackward
from core.problem import Problem
from pages.product.column_sum import controls, sentence
from pages.ui.numbers import number, subscript
from pages.ui.template import Board, symbol
from pages.ui.text import _


def table(board: Board, problem: Problem, values: ForwardBackward) -> str:
    """s, times sum(y), minus y, is the gradient: a column a class."""
    k, columns = problem.k, range(1, problem.k + 1)
    heads = "".join(
        f'<th scope="col" data-j="{c}" data-pick>{symbol("x", c)}</th>' for c in columns
    )
    parts = (
        (symbol("s"), "s{j}", values.s.tolist(), ""),
        (f"· sum({symbol('y')})", "sum(y)", [problem.Y] * k, ""),
        (f"− {symbol('y')}", "y{j}", list(problem.y), ""),
        (f"= {symbol('∂e/∂x')}", "∂e/∂x{j}", values.grad_x.tolist(), "value"),
    )
    lines = "".join(
        f'<tr><th scope="row">{head}</th>{_cells(board, name, row, css)}</tr>'
        for head, name, row, css in parts
    )
    wide = " wide" if k > 6 else ""
    return (
        f"<h2>{_('Softmax times sum(y), minus y: no Jacobian is formed')}</h2>"
        f'<div class="lab-scroll lab-box" tabindex="0" role="group" aria-label="{_("Fused")}">'
        f'<table class="lab-matrix fused{wide}" aria-label="{_("Fused")}"><thead><tr><td></td>'
        f"{heads}</tr></thead><tbody>{lines}</tbody></table></div>"
        '<p class="lab-readout lab-num" aria-hidden="true"></p>'
    )


def steps(board: Board, problem: Problem, values: ForwardBackward, j: int) -> str:
    """A row a class, with step j in words."""
    lines = "".join(
        f'<tr data-j="{c}" data-pick><th scope="row"><button type="button" class="lab-pick" '
        f'data-j="{c}" data-pick>{symbol("j")} = {c}</button></th><td>{board.num(s)}</td>'
        f'<td class="op">·</td><td>{board.num(problem.Y)}</td><td class="op">−</td>'
        f'<td>{board.num(y)}</td><td class="op">=</td><td>{board.num(g, "value")}</td></tr>'
        for c, (s, y, g) in enumerate(
            zip(values.s.tolist(), problem.y, values.grad_x.tolist(), strict=True), 1
        )
    )
    heads = "".join(
        f'<th scope="col">{head}</th><td></td>'
        for head in (symbol("s", "j"), f"sum({symbol('y')})", symbol("y", "j"))
    )
    label = _("The subtractions, one by one")
    return (
        f"<h2>{label}</h2>{controls(problem.k, 'j')}"
        f"{sentence(board, _step(problem, values, j))}"
        f'<div class="lab-scroll" tabindex="0" role="group" aria-label="{label}">'
        f'<table class="lab-sum"><thead><tr><td></td>{heads}'
        f'<th scope="col">{symbol("∂e/∂x", "j")}</th></tr></thead>'
        f'<tbody data-picks="j">{lines}</tbody></table></div>'
    )


def _cells(board: Board, name: str, row: list[float], css: str) -> str:
    return "".join(
        f'<td data-j="{c}" data-pick data-name="{name.format(j=subscript(c))}">'
        f"{board.num(v, css)}</td>"
        for c, v in enumerate(row, 1)
    )


def _step(problem: Problem, values: ForwardBackward, j: int) -> str:
    return _(
        "Step {j} of {k}: softmax {s} times {total}, minus the target {y}, is {name} = {result}."
    ).format(
        j=j,
        k=problem.k,
        s=number(float(values.s[j - 1])),
        total=number(problem.Y),
        y=number(problem.y[j - 1]),
        name=f"∂e/∂x{subscript(j)}",
        result=number(float(values.grad_x[j - 1])),
    )
