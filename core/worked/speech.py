r"""A formula in words: what a teacher would say while pointing at it.

Reads the LaTeX that the printers of `core` write, so words and formula cannot differ: fractions,
powers, indices, sums, logarithms, brackets, matrices, numbers. Two factors side by side are
read with "times" between them. Unknown commands raise ValueError: they would be left unsaid.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from core.translation import CLAUSE_GAP, N_, Say

_TOKEN: Final = re.compile(
    r"\\begin\{pmatrix\}|\\end\{pmatrix\}|\\left\(|\\right\)|\\[A-Za-z]+|\\.|\d+(?:\.\d+)?|\S"
)
_SIGNS: Final = {
    "=": N_("equals"),
    r"\approx": N_("is about"),
    r"\neq": N_("is not"),
    "+": N_("plus"),
    "-": N_("minus"),
    r"\cdot": N_("times"),
    r"\times": N_("times"),
    r"\,": N_("times"),
}
_NAMES: Final = {
    r"\Sigma": N_("Sigma"),
    r"\delta": N_("delta"),
    r"\infty": N_("infinity"),
    r"\cdots": N_("and so on"),
    r"\vdots": N_("and so on"),
    r"\ddots": N_("and so on"),
}
_WIDE_SIGN: Final = re.compile(r" *([，：；。]) *")  # Chinese signs bring their own space
_CELLS: Final = 4
"""Entries of a row, and rows of a matrix, that are read; of more the first and the last ones."""


def speech(latex: str, say: Say) -> str:
    """The formula in words. Raises ValueError for LaTeX that the printers do not write."""
    return _Reader(latex, say).all()


class _Reader:
    def __init__(self, latex: str, say: Say) -> None:
        self._tokens = _TOKEN.findall(latex)
        self._at = 0
        self._say = say

    def all(self) -> str:
        text = self._until()
        if self._at < len(self._tokens):
            raise ValueError(f"unexpected {self._tokens[self._at]}")
        return _WIDE_SIGN.sub(r"\1", text)

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _next(self) -> str:
        sign = self._peek()
        if not sign:
            raise ValueError("the formula ends too early")
        self._at += 1
        return sign

    def _expect(self, sign: str) -> None:
        token = self._next()
        if token != sign:
            raise ValueError(f"expected {sign}, not {token}")

    # --- Sequences -------------------------------------------------------------------------

    def _until(self, *stops: str) -> str:
        """The words up to one of the tokens `stops`, which is left, or to the end."""
        words: list[str] = []
        operand = False  # whether the last word was one: the next is then a factor of it
        while (sign := self._peek()) and sign not in stops:
            if sign == r"\qquad":
                words.append(self._condition())
                operand = True
            elif sign in _SIGNS or sign == ",":
                self._at += 1
                words.append(self._say(_SIGNS[sign]) if sign in _SIGNS else ",")
                operand = False
            else:
                if operand:
                    words.append(self._say(_SIGNS[r"\cdot"]))
                word, operand = self._operand()
                words.append(word)
        return " ".join(words).replace(" ,", ",")

    def _operand(self) -> tuple[str, bool]:
        """One factor with its index and power, and whether another one may follow it."""
        sign = self._next()
        if sign == r"\sum":
            return self._sum(), False
        if sign == r"\log":
            return self._say(N_("log")), False
        if sign == r"\frac":
            is_operator = self._tokens[self._at : self._at + 3] == ["{", r"\partial", "}"]
            return self._powered(self._base(sign)), not is_operator
        if sign == r"\mathrm":  # Euler's number, the only upright one
            for token in ("{", "e", "}"):
                self._expect(token)
            if self._peek() != "^":
                return self._say(N_("Euler's number")), True
            self._at += 1
            power = self._group() if self._peek() == "{" else self._next()
            return self._said(N_("e to the {power}"), power=power), True
        return self._powered(self._base(sign)), True

    def _base(self, sign: str) -> str:
        if sign == r"\frac":
            return self._fraction()
        if sign == r"\new":
            return self._group()
        if sign == r"\left(":
            inner = self._until(r"\right)")
            self._expect(r"\right)")
            return self._said(N_("open bracket {inner} close bracket"), inner=inner)
        if sign == r"\begin{pmatrix}":
            return self._matrix()
        if sign in _NAMES:
            return self._indexed(self._say(_NAMES[sign]))
        if sign[0] == "\\" or sign in "{}_^&":
            raise ValueError(f"no words for {sign}")
        return self._indexed(sign)

    def _indexed(self, name: str) -> str:
        if self._peek() != "_":
            return name
        self._at += 1
        if self._peek() != "{":
            return f"{name} {self._next()}"
        self._at += 1
        places = []
        while (sign := self._next()) != "}":
            if sign != ",":
                places.append(sign)
        return f"{name} {' '.join(places)}"

    def _powered(self, base: str) -> str:
        if self._peek() != "^":
            return base
        self._at += 1
        power = self._group() if self._peek() == "{" else self._next()
        if power == "2":
            return self._said(N_("{base} squared"), base=base)
        return self._said(N_("{base} to the power {power}"), base=base, power=power)

    def _group(self) -> str:
        self._expect("{")
        inner = self._until("}")
        self._expect("}")
        return inner

    # --- Larger pieces ----------------------------------------------------------------------

    def _sum(self) -> str:
        self._expect("_")
        self._expect("{")
        index = self._next()
        self._expect("=")
        first = self._until("}")
        self._expect("}")
        self._expect("^")
        last = self._group() if self._peek() == "{" else self._next()
        return self._said(
            N_("the sum over {index} from {first} to {last} of"),
            index=index,
            first=first,
            last=last,
        )

    def _fraction(self) -> str:
        start = self._at
        if self._tokens[start + 1] == r"\partial":
            top, bottom = self._partial(), self._partial()
            if top:
                return self._said(
                    N_("the derivative of {top} with respect to {bottom}"), top=top, bottom=bottom
                )
            return self._said(N_("the derivative with respect to {bottom} of"), bottom=bottom)
        top, bottom = self._group(), self._group()
        simple = " " not in top.replace(" ", "", 1)
        text = N_("{top} over {bottom}") if simple else N_("the fraction {top} over {bottom}")
        return self._said(text, top=top, bottom=bottom)

    def _partial(self) -> str:
        self._expect("{")
        self._expect(r"\partial")
        inner = self._until("}")
        self._expect("}")
        return inner

    def _matrix(self) -> str:
        rows: list[list[str]] = [[]]
        while True:
            rows[-1].append(self._until("&", r"\\", r"\end{pmatrix}"))
            stop = self._next()
            if stop == r"\end{pmatrix}":
                break
            if stop == r"\\":
                rows.append([])
        if len(rows) == 1:
            return self._said(
                N_("the row vector {entries}, end of vector"), entries=self._listed(rows[0])
            )
        if all(len(row) == 1 for row in rows):
            entries = self._listed([row[0] for row in rows])
            return self._said(N_("the column vector {entries}, end of vector"), entries=entries)
        lines = [self._row(place, row, len(rows)) for place, row in enumerate(rows, 1)]
        return self._said(N_("the matrix with {rows}, end of matrix"), rows=self._listed(lines))

    def _row(self, place: int, row: list[str], height: int) -> str:
        if row[0] == row[-1] == self._say(_NAMES[r"\vdots"]):
            return row[0]
        entries = self._listed(row)
        if place == height:
            return self._said(N_("last row: {entries}"), entries=entries)
        return self._said(N_("row {place}: {entries}"), place=str(place), entries=entries)

    def _listed(self, entries: Sequence[str]) -> str:
        more = self._say(_NAMES[r"\cdots"])
        shown = list(entries)
        if len(shown) > _CELLS:
            shown = [*shown[: _CELLS - 2], more, shown[-1]]
        return self._say(CLAUSE_GAP).join(shown)

    def _condition(self) -> str:
        self._expect(r"\qquad")
        self._expect(r"\left(")
        inner = self._until(r"\right)")
        self._expect(r"\right)")
        return self._said(N_(", if {condition}"), condition=inner)

    def _said(self, text: str, **parts: str) -> str:
        translate: Callable[[str], str] = self._say
        return translate(text).format(**parts)
