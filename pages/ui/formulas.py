"""Lines of a derivation as HTML: formulas for KaTeX, words, badges; no algebra."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from core.symbolic import Check
from core.worked.lines import ShownLine
from core.worked.speech import speech
from pages.ui.template import Board
from pages.ui.text import _, sentences

_GATHERED = r"\begin{gathered} %s \end{gathered}"


def formula(latex: str, rows: Sequence[str], *, css: str = "") -> str:
    """A formula in rows, in its own scrolling box, with its words for who cannot see it.

    It stands in the skeleton: an edit does not send it again. `components/common.js` draws it.
    """
    drawn = f'<div class="lab-formula" data-tex="{escape(gathered(rows))}"></div>'
    said = escape(speech(latex, _))
    return (
        f'<div class="lab-formulas lab-scroll {css}" role="img" aria-label="{said}">{drawn}</div>'
    )


def live_formula(board: Board, latex: str, rows: Sequence[str]) -> str:
    """The same for a formula that changes with the problem."""
    drawn = board.around("div", "", fixed='class="lab-formula"', data_tex=gathered(rows))
    fixed = 'class="lab-formulas lab-scroll" role="img"'
    return board.around("div", drawn, fixed=fixed, aria_label=speech(latex, _))


def gathered(rows: Sequence[str]) -> str:
    """One formula, however many rows: their number may change with the numbers in them."""
    return rows[0] if len(rows) == 1 else _GATHERED % r" \\[0.5em] ".join(rows)


def badge(board: Board, step_id: str, check: Check | None) -> str:
    """The outcome of a line's check; a later one is put in place by the id."""
    css, text = verdict(check)
    return board.live(
        "span", fixed=f'data-check="{escape(step_id)}"', class_=f"lab-badge {css}", text=text
    )


def verdict(check: Check | None) -> tuple[str, str]:
    """What a check came to, as a style and in words; None: it has not run yet."""
    if check is None:
        return "open", _("checking …")
    if not check.ok:
        return "bad", f"✗ {_('wrong: the check fails')}"
    words = {
        "definition": _("definition"),
        "proved": _("proved by SymPy: the difference expands to 0"),
        "tested": _("tested at exact rational points for k = 1, 2, 3: not a proof"),
    }[check.kind]
    return "good", f"✓ {words}"


def head(board: Board, line: ShownLine, step_id: str, check: Check | None) -> str:
    """The number and the rule of a line, and the outcome of its check."""
    return (
        f'<div class="lab-step"><h3><span class="lab-step-number">{line.number}</span> '
        f"{escape(line.rule)}</h3>{badge(board, step_id, check)}</div>"
        f'<p class="lab-note">{escape(line.note)}</p>'
    )


def current(board: Board, line: ShownLine) -> str:
    """The line with the numbers of the moment, and what is to be said of them."""
    remark = board.words(line.remark, "p", 'class="lab-remark"') if line.remark else ""
    if not line.current:
        return remark
    title = f"<h4>{escape(_('With the current numbers:'))}</h4>"
    box = live_formula(board, line.current, line.current_rows)
    return f'<div class="lab-current">{title}{box}{remark}</div>'


def words(board: Board, line: ShownLine) -> str:
    """The line as a sentence, to be unfolded."""
    parts = [_("{rule}: {formula}.").format(rule=line.rule, formula=speech(line.latex, _))]
    if line.current:
        told = speech(line.current, _)
        parts.append(_("With the current numbers, {formula}.").format(formula=told))
    text = board.words(sentences(*parts), "p")
    return f"<details><summary>{escape(_('In words'))}</summary>{text}</details>"


def copy_button(line: ShownLine) -> str:
    """A button that copies the line's LaTeX; `components/common.js` listens."""
    label = _("Copy the LaTeX of line {number}").format(number=line.number)
    return (
        f'<button type="button" class="lab-copy" data-copy="{escape(line.latex)}" '
        f'data-copied="{escape(_("Copied"))}" aria-label="{escape(label)}">'
        f"{escape(_('Copy LaTeX'))}</button>"
    )
