"""The derivation as a document: LaTeX for pdflatex, and Markdown with the same formulas."""

from __future__ import annotations

from typing import Any

from core.export import words
from core.export.render import render
from core.problem import Problem
from core.symbolic import derive
from core.symbolic.orientation import in_columns
from core.translation import Say
from core.worked.figures import shown
from core.worked.lines import sections
from core.worked.raw import Raw
from core.worked.values import Numbers
from core.worked.words import WITH_NUMBERS


def tex(problem: Problem, say: Say, *, columns: bool = False) -> str:
    """A complete article for pdflatex: all lines with their numbers, and those for any k.

    say: translates a text. columns: in column layout. English needs texlive-latex-base and
    texlive-latex-recommended of Debian; Chinese also latex-cjk-chinese and
    latex-cjk-chinese-arphic-gbsn00lp.
    """
    values = _values(problem, say, columns)
    plain = render("article.tex", cjk=False, **values)
    return plain if _is_western(plain) else render("article.tex", cjk=True, **values)


def markdown(problem: Problem, say: Say, *, columns: bool = False) -> str:
    """The same as Markdown, each formula in a fence of its own that says `math`.

    Between `$$`, CommonMark takes a backslash off each `\\\\` and each `\\,`: matrices lose rows.
    """
    return render("article.md", **_values(problem, say, columns))


def table(numbers: Numbers) -> list[list[Raw]]:
    """One row a class: its number, x, y, s, de/ds and de/dx, with all digits."""
    problem, gradient = numbers.problem, numbers.chain.grad_x.tolist()
    columns = (problem.x, problem.y, *numbers.outputs_and_weights, gradient)
    return [
        [Raw(place), *(Raw(shown(column[place - 1]).text) for column in columns)]
        for place in range(1, problem.k + 1)
    ]


def _values(problem: Problem, say: Say, columns: bool) -> dict[str, Any]:
    """Everything that the two templates show."""
    numbers = Numbers(problem)
    own, general = (
        in_columns(derivation) if columns else derivation
        for derivation in (numbers.derivation, derive(None))
    )
    symbols = words.SYMBOLS | (words.IN_COLUMNS if columns else {})
    return {
        "title": say(words.TITLE),
        "notation": say(words.NOTATION),
        "symbols": [(Raw(symbol), say(meaning)) for symbol, meaning in symbols.items()],
        "numbers": say(words.NUMBERS),
        "table": table(numbers),
        "loss": Raw(shown(float(numbers.chain.loss)).text),
        "labels": Raw(shown(problem.Y).text),
        "rounded": say(words.ROUNDED).format(digits=numbers.digits),
        "with_numbers": say(WITH_NUMBERS),
        "parts": [
            (
                say(words.CONCRETE).format(k=problem.k),
                sections(own, say, numbers),
            ),
            (say(words.GENERAL), sections(general, say)),
        ],
    }


def _is_western(text: str) -> bool:
    """Whether pdflatex sets the text without fonts for Chinese."""
    return all(sign < "\u2e80" for sign in text)
