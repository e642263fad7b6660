"""One column of the product, term by term: the sum, its steps in words, its closed form."""

from __future__ import annotations

from html import escape

from core.numeric import ForwardBackward, running_sums
from core.problem import Problem
from pages.product.jacobian_table import TIMES
from pages.ui.numbers import number, subscript
from pages.ui.template import Board, symbol
from pages.ui.text import _, sentences

_EQUALS = '<td class="op">=</td>'
_PACES = (2600, 1500, 800)  # milliseconds a step


def steps(board: Board, problem: Problem, values: ForwardBackward, i: int, j: int) -> str:
    """The sum over i of column j, with step i in words."""
    sums = running_sums(values)[:, j - 1].tolist()
    title = board.words(_("Column {j}, term by term").format(j=j), "h2")
    return (
        f"{title}{controls(problem.k, 'i')}"
        f"{sentence(board, _step(problem, values, i, j, sums))}"
        f"{_sum(board, values, j, sums)}"
        f"{_entry(board, values, i, j)}{closed_form(board, problem, values, j)}"
        f"{_underflow(problem, values)}"
    )


def controls(k: int, axis: str) -> str:
    """Buttons to go through the k steps, by hand or at a pace; `components/vector/walk.js`."""
    buttons = "".join(
        f'<button type="button" data-walk="{name}" aria-label="{label}" title="{label}">'
        f"{sign}</button>"
        for name, label, sign in (
            ("first", _("First step"), "⇤"),
            ("back", _("One step back"), "←"),
            ("next", _("Next step"), "→"),
        )
    )
    play, pause = f"▶ {_('Play')}", f"❚❚ {_('Pause')}"
    words = (_("slow"), _("normal"), _("fast"))
    paces = "".join(
        f'<option value="{pace}"{" selected" if pace == _PACES[1] else ""}>{word}</option>'
        for pace, word in zip(_PACES, words, strict=True)
    )
    return (
        f'<div class="lab-walk" role="group" aria-label="{_("Step by step")}" '
        f'data-axis="{axis}" data-steps="{k}">{buttons}'
        f'<button type="button" data-walk="play" data-play="{play}" data-pause="{pause}">{play}'
        f'</button><select data-walk="pace" aria-label="{_("Pace")}">{paces}</select></div>'
    )


def sentence(board: Board, words: str) -> str:
    """What happens at the step, read out by screen readers."""
    return f'<p class="lab-sentence" aria-live="polite">{board.words(words)}</p>'


def closed_form(board: Board, problem: Problem, values: ForwardBackward, j: int) -> str:
    """s_j sum(y) - y_j with its numbers."""
    index = str(j)
    closed = (
        f"{board.sign('s', index)} · sum({symbol('y')}) − {board.sign('y', index)} = "
        f"{board.num(float(values.s[j - 1]))} · {board.num(problem.Y)} − "
        f"{board.num(problem.y[j - 1])} = {board.num(float(values.grad_x[j - 1]), 'value')}"
    )
    return f"<p>{sentences(_('In closed form:'), closed)}</p>"


def _sum(board: Board, values: ForwardBackward, j: int, sums: list[float]) -> str:
    """A row a term; the sum so far stands beside each that has been reached."""
    columns = (values.grad_s, values.jacobian[:, j - 1], values.terms[:, j - 1])
    lines = "".join(
        f'<tr data-i="{i}" data-pick><th scope="row"><button type="button" class="lab-pick" '
        f'data-i="{i}" data-pick>{symbol("i")} = {i}</button></th><td>{board.num(weight)}</td>'
        f"{TIMES}<td>{board.num(entry)}</td>{_EQUALS}<td>{board.num(term, 'value')}</td>"
        f'<td class="running">{board.num(total)}</td></tr>'
        for i, (weight, entry, term, total) in enumerate(
            zip(*(column.tolist() for column in columns), sums, strict=True), 1
        )
    )
    index = str(j)
    label = _("Sum")
    return (
        f'<div class="lab-scroll" tabindex="0" role="group" aria-label="{label}">'
        f'<table class="lab-sum" data-until><thead><tr><td></td><th scope="col">'
        f'−{symbol("y", "i")}/{symbol("s", "i")}</th><td></td><th scope="col">∂{symbol("s", "i")}/'
        f'∂{board.sign("x", index)}</th><td></td><th scope="col">{_("term")}</th>'
        f'<th scope="col">{_("sum so far")}</th></tr></thead>'
        f'<tbody data-picks="i">{lines}</tbody><tfoot><tr><th scope="row">{_("sum")}</th>'
        f'<td colspan="3">{board.sign("∂e/∂x", index)}</td>{_EQUALS}'
        f"<td>{board.num(float(values.grad_x[j - 1]), 'value')}</td><td></td></tr></tfoot>"
        "</table></div>"
    )


def _step(problem: Problem, values: ForwardBackward, i: int, j: int, sums: list[float]) -> str:
    term = number(float(values.terms[i - 1, j - 1]))
    if values.s[i - 1] == 0 and problem.y[i - 1] > 0:
        made = _(
            "Step {i} of {k}: the factors are −∞ and 0; multiplied out before they are rounded, "
            "they give the term {term}."
        ).format(i=i, k=problem.k, term=term)
    else:
        made = _("Step {i} of {k}: {weight} times {entry} is the term {term}.").format(
            i=i,
            k=problem.k,
            weight=number(float(values.grad_s[i - 1])),
            entry=number(float(values.jacobian[i - 1, j - 1])),
            term=term,
        )
    if i < problem.k:
        return sentences(made, _("The sum so far is {sum}.").format(sum=number(sums[i - 1])))
    whole = _("The sum is complete: {name} = {result}.").format(
        name=f"∂e/∂x{subscript(j)}", result=number(float(values.grad_x[j - 1]))
    )
    return sentences(made, whole)


def _entry(board: Board, values: ForwardBackward, i: int, j: int) -> str:
    """The chosen entry of the Jacobian as s_i (delta_ij - s_j), its symbols lit."""
    row, column = str(i), str(j)
    s_i, s_j = float(values.s[i - 1]), float(values.s[j - 1])
    first = f'<span class="lab-i">{board.sign("s", row)}</span>'
    second = f'<span class="lab-j">{board.sign("s", column)}</span>'
    delta = board.words("1" if i == j else "0", fixed='class="lab-num"')
    return (
        f'<p class="lab-entry">∂{board.sign("s", row)}/∂{board.sign("x", column)} = {first} '
        f"({board.sign('δ', row, column)} − {second}) = "
        f'<span class="lab-i">{board.num(s_i)}</span> · ({delta} − '
        f'<span class="lab-j">{board.num(s_j)}</span>) = '
        f"{board.num(float(values.jacobian[i - 1, j - 1]), 'value')}</p>"
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
    symbols = {"y_i": symbol("y", "i"), "δ_ij": symbol("δ", "ij"), "s_j": symbol("s", "j")}
    told = escape(words)
    for plain, drawn in symbols.items():
        told = told.replace(plain, drawn)
    return f'<p class="lab-remark">{told}</p>'
