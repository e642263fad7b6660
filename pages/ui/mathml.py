r"""The LaTeX of the printers as MathML, which browsers draw without a script, a font or a network.

It reads what the printers and `core.worked.layout` write: fractions, powers, indices, sums,
brackets, matrices, and rows below each other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from core.limits import LINES_CACHED
from pages.ui.markup import EMPTY, Html, joined, tag

_TOKEN: Final = re.compile(
    r"\\(?:begin|end)\{(?:pmatrix|aligned)\}|\\left\(|\\right\)|\\[A-Za-z]+|\\.|\d+(?:\.\d+)?|\S"
)
_OPERATORS: Final = {
    "=": "=",
    "+": "+",
    "-": "−",
    ",": ",",
    r"\approx": "≈",
    r"\neq": "≠",
    r"\cdot": "·",
    r"\times": "×",
}
_NAMES: Final = {
    r"\delta": "δ",
    r"\partial": "∂",
    r"\infty": "∞",
    r"\cdots": "⋯",
    r"\vdots": "⋮",
    r"\ddots": "⋱",
}
_SPACES: Final = {r"\,": "0.17em", r"\quad": "1em", r"\qquad": "2em"}


@lru_cache(maxsize=LINES_CACHED)
def mathml(latex: str) -> Html:
    """A `math` element. Raises ValueError for LaTeX that the printers do not write."""
    reader = _Reader(latex)
    content = reader.row()
    reader.end()
    return tag("math", tag("mrow", content), display="block", translate="no")


class _Reader:
    def __init__(self, latex: str) -> None:
        self._tokens = _TOKEN.findall(latex)
        self._at = 0

    def end(self) -> None:
        if self._at < len(self._tokens):
            raise ValueError(f"unexpected {self._tokens[self._at]}")

    def row(self, *stops: str) -> Html:
        """What stands before one of the tokens `stops`, which is left, or before the end."""
        items = []
        while (sign := self._peek()) and sign not in stops:
            items.append(self._item())
        return joined(*items)

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

    def _item(self) -> Html:
        """A piece with its index and its power."""
        sign = self._next()
        base = self._base(sign)
        below, above = EMPTY, EMPTY
        while self._peek() in ("_", "^"):
            if self._next() == "_":
                below = self._argument()
            else:
                above = self._argument()
        if sign == r"\sum":
            return tag("munderover", base, below, above)
        if below and above:
            return tag("msubsup", base, below, above)
        if below:
            return tag("msub", base, below)
        return tag("msup", base, above) if above else base

    def _argument(self) -> Html:
        if self._peek() == "{":
            return self._group()
        return self._base(self._next())

    def _group(self) -> Html:
        self._expect("{")
        inner = self.row("}")
        self._expect("}")
        return tag("mrow", inner)

    def _base(self, sign: str) -> Html:
        match sign:
            case r"\frac":
                return tag("mfrac", self._group(), self._group())
            case "{":  # an empty group, before a sign that joins rows
                self._expect("}")
                return EMPTY
            case r"\mathrm" | r"\mathsf":  # Euler's number is upright; the loss e is slanted
                self._expect("{")
                name = tag("mi", self._next(), mathvariant="normal")
                self._expect("}")
                return name
            case r"\new":
                return self._group()
            case r"\left(":
                inner = self.row(r"\right)")
                self._expect(r"\right)")
                return _bracketed(inner)
            case r"\begin{pmatrix}":
                return _bracketed(tag("mtable", *self._rows(r"\end{pmatrix}")))
            case r"\begin{aligned}":
                rows = self._rows(r"\end{aligned}")
                return tag("mtable", *rows, class_="aligned", displaystyle="true")
            case r"\sum":
                return tag("mo", "∑", largeop="true", movablelimits="false")
            case r"\log":
                thin = tag("mspace", width="0.17em")
                return joined(thin, tag("mi", "log"), thin)
            case r"\Sigma":
                return tag("mi", "Σ", mathvariant="normal")
        return _sign(sign)

    def _rows(self, end: str) -> list[Html]:
        rows, cells = [], []
        while True:
            cells.append(tag("mtd", self.row("&", r"\\", end)))
            stop = self._next()
            if stop != "&":
                rows.append(tag("mtr", *cells))
                cells = []
            if stop == end:
                return rows


def _bracketed(inner: Html) -> Html:
    return tag("mrow", tag("mo", "("), inner, tag("mo", ")"))


def _sign(sign: str) -> Html:
    if sign in _OPERATORS:
        return tag("mo", _OPERATORS[sign])
    if sign in _SPACES:
        return tag("mspace", width=_SPACES[sign])
    if sign in _NAMES:
        return tag("mi", _NAMES[sign])
    if sign[0].isdigit():
        return tag("mn", sign)
    if len(sign) == 1 and sign.isalpha():
        return tag("mi", sign)
    raise ValueError(f"no MathML for {sign}")
