"""SymPy expressions as LaTeX in the article's notation, for KaTeX.

SymPy's printer orders terms for itself (`s_1 (s_1 - 1)`, x_1 before x_10 before x_2) and knows
neither `Partial` nor the elided matrices of a symbolic k. This printer keeps the order in which
a sum was built, puts a difference's positive term first, and writes only what KaTeX can read.
"""

# ruff: noqa: N802 - SymPy's printer looks for methods named after the printed class.
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from sympy import (
    Add,
    Basic,
    Expr,
    FunctionMatrix,
    Indexed,
    KroneckerDelta,
    Mul,
    Pow,
    Rational,
    Sum,
    Symbol,
    exp,
    log,
)
from sympy.printing.latex import LatexPrinter

from core.symbolic.notation import LOSS, Partial, c
from core.symbolic.numbers import written_out

_EULER = r"\mathrm{e}"  # upright: the slanted e is the loss


def latex(
    expr: Basic,
    names: Mapping[Basic, str] | None = None,
    marked: Collection[Basic] = frozenset(),
) -> str:
    r"""`expr` as LaTeX; wherever a key of `names` occurs, its text stands instead.

    The parts in `marked` come out as `\\new{...}`, a macro that whoever shows it defines.

    Texts may be signed numbers: they get brackets and multiplication dots where needed, and
    sums up to a given k are written out, since a number belongs to one place only.
    """
    shown = written_out(expr) if names else expr
    text: str = _Printer(names or {}, marked).doprint(shown)
    return text


def _subscript(parts: Sequence[str]) -> str:
    """`_i` for one character, else `_{10}`; two indices are parted by a comma if one is long."""
    text = "".join(parts) if all(len(part) == 1 for part in parts) else ",".join(parts)
    return f"_{text}" if len(text) == 1 else f"_{{{text}}}"


def _is_negative(term: Expr) -> bool:
    """Whether `term` is printed with a leading minus."""
    if term.is_Number:
        return bool(term < 0)
    if not term.is_Mul:
        return False
    head = term.args[0]
    # An unevaluated product of products shows the sign inside its own brackets.
    return bool(head.is_Number and head < 0)


def is_divisor(factor: Expr) -> bool:
    """Whether `factor` is printed below a fraction line."""
    return bool(factor.is_Pow and factor.exp.is_number and factor.exp.is_negative)


def _rank(factor: Expr) -> int:
    """The place of a factor in a product: simple ones first, sums last."""
    base = factor.base if factor.is_Pow else factor
    if isinstance(base, Partial):
        return 4 if base.top == LOSS else 5
    # A logarithm goes last: `log Sigma (y_1 + y_2)` would read as the log of the product.
    order = ((exp, 2), (KroneckerDelta, 3), (Add, 6), (Sum, 7), (log, 8))
    return next((place for kind, place in order if isinstance(base, kind)), 1)


def _joined(pieces: Sequence[str]) -> str:
    """Factors side by side; brackets round a signed one, a dot in front of a digit."""
    text = pieces[0]
    for piece in pieces[1:]:
        signed = f"\\left({piece}\\right)" if piece.startswith("-") else piece
        # Two numbers side by side would read as one.
        text += rf" \cdot {signed}" if signed[0].isdigit() else f" {signed}"
    return text


class _Printer(LatexPrinter):  # type: ignore[misc]
    """See the module's docstring. Methods are named as SymPy's dispatch wants them."""

    def __init__(self, names: Mapping[Basic, str], marked: Collection[Basic]) -> None:
        super().__init__({"mat_delim": None, "mat_str": "pmatrix"})
        self._names = names
        self._marked = marked
        self._within = False  # a marked part: what it holds is not marked again

    def _print(self, expr: Basic, **options: object) -> str:
        named = self._names.get(expr) if isinstance(expr, Basic) else None
        if named is not None:
            return named
        if self._within or expr not in self._marked:
            text: str = super()._print(expr, **options)
            return text
        self._within = True
        text = super()._print(expr, **options)
        self._within = False
        # The sign stays in front, where sums look for it.
        return rf"- \new{{{text[1:].lstrip()}}}" if text.startswith("-") else rf"\new{{{text}}}"

    def _bracketed(self, expr: Expr, *, also: tuple[type, ...] = ()) -> str:
        """`expr` as a factor: sums, signed texts and the types `also` get brackets."""
        text = self._print(expr)
        if isinstance(expr, (Add, *also)) or text.startswith("-"):
            return rf"\left({text}\right)"
        return text

    # --- Leaves ------------------------------------------------------------------------

    def _print_Indexed(self, expr: Indexed) -> str:
        return f"{expr.base.label}{_subscript([self._print(n) for n in expr.indices])}"

    def _print_KroneckerDelta(self, expr: KroneckerDelta) -> str:
        # SymPy sorts by itself; the running index is read first, a chosen class last.
        places = sorted(expr.args[:2], key=lambda place: bool(place.is_number or place == c))
        return rf"\delta{_subscript([self._print(place) for place in places])}"

    def _print_Partial(self, expr: Partial) -> str:
        bottom = rf"\partial {self._print(expr.bottom)}"
        if isinstance(expr.top, Indexed) or expr.top.is_Symbol:
            return rf"\frac{{\partial {self._print(expr.top)}}}{{{bottom}}}"
        return rf"\frac{{\partial}}{{{bottom}}} {self._bracketed(expr.top)}"

    def _print_ExpBase(self, expr: exp) -> str:
        # SymPy merges e^a e^b; the reader wants the factors that the rule speaks of.
        return " ".join(self._power_of_e(part) for part in Add.make_args(expr.exp))

    _print_exp = _print_ExpBase

    def _power_of_e(self, power: Expr) -> str:
        times, rest = power.as_coeff_Mul()
        if times.is_Integer and times > 1:
            return rf"\left({_EULER}^{{{self._print(rest)}}}\right)^{{{times}}}"
        return f"{_EULER}^{{{self._print(power)}}}"

    def _print_log(self, expr: log) -> str:
        text = self._bracketed(expr.args[0], also=(Mul, Sum))
        # `log 6.8 times 10^{-9}` would read as a product with the logarithm.
        is_number = r" \times 10^" in text and not text.startswith(r"\left(")
        return rf"\log \left({text}\right)" if is_number else rf"\log {text}"

    def _print_Pow(self, expr: Pow) -> str:
        if is_divisor(expr):
            return self._print_Mul(expr)
        text = self._print(expr.base)
        digits = text.replace(".", "").isdigit()
        letter = expr.base not in self._names and isinstance(expr.base, (Symbol, Indexed))
        base = text if digits or letter else rf"\left({text}\right)"
        return f"{base}^{{{self._print(expr.exp)}}}"

    # --- Sums and products -------------------------------------------------------------

    def _print_Add(self, expr: Add, order: object = None) -> str:
        terms = list(expr.args)
        if len(terms) == 2 and _is_negative(terms[0]) and not _is_negative(terms[1]):
            terms.reverse()
        # A sum with a sign of summation reaches to the end: brackets say where it stops.
        pieces = [
            self._bracketed(term, also=(Sum,)) if isinstance(term, Sum) else self._print(term)
            for term in terms[:-1]
        ]
        pieces.append(self._print(terms[-1]))
        text = pieces[0]
        for term, piece in zip(terms[1:], pieces[1:], strict=True):
            if piece.startswith("-") and not _is_negative(term):
                piece = rf"\left({piece}\right)"
            text += f" - {piece[1:].lstrip()}" if piece.startswith("-") else f" + {piece}"
        return text

    def _print_Mul(self, expr: Mul) -> str:
        factors = Mul.make_args(expr)
        if any(factor.is_Mul for factor in factors):  # built unevaluated, to be read as it is
            return _joined([self._bracketed(factor) for factor in factors])
        number = Rational(1)
        above, below = [], []
        for factor in factors:
            if factor.is_Rational:
                number *= factor
            elif is_divisor(factor):
                below.append(Pow(factor.base, -factor.exp))
            else:
                above.append(factor)
        body = self._quotient(number, above, below)
        if number > 0:
            return body
        alone = body.startswith("-") or (len(above) == 1 and above[0].is_Add and not below)
        return rf"- \left({body}\right)" if alone else f"- {body}"

    def _quotient(self, number: Rational, above: list[Expr], below: list[Expr]) -> str:
        """|number| above / below; sums with a sign of summation stand beside the fraction."""
        if not below and number.q == 1:
            return self._product(abs(number.p), above)
        beside = [factor for factor in above if isinstance(factor, Sum)]
        on_top = [factor for factor in above if not isinstance(factor, Sum)]
        top, bottom = self._product(abs(number.p), on_top), self._product(number.q, below)
        fraction = rf"\frac{{{top}}}{{{bottom}}}"
        return f"{fraction} {self._product(1, beside)}" if beside else fraction

    def _product(self, number: int, factors: Sequence[Expr]) -> str:
        ordered = sorted(factors, key=_rank)
        if number == 1 and len(ordered) == 1:
            return str(self._print(ordered[0]))
        pieces = [] if number == 1 and ordered else [str(number)]
        last = len(ordered) - 1
        for place, factor in enumerate(ordered):
            also = () if place == last else (Sum,)
            pieces.append(self._bracketed(factor, also=also))
        return _joined(pieces)

    def _print_Sum(self, expr: Sum) -> str:
        index, first, last = expr.limits[0]
        below = f"{self._print(index)}={self._print(first)}"
        summand = self._bracketed(expr.function, also=(Sum,))
        return rf"\sum_{{{below}}}^{{{self._print(last)}}} {summand}"

    # --- Matrices ----------------------------------------------------------------------

    def _print_MatrixBase(self, expr: Basic) -> str:
        rows = [[self._print(entry) for entry in line] for line in expr.tolist()]
        return self._pmatrix(rows)

    def _print_FunctionMatrix(self, expr: Basic) -> str:
        """First, second and last row and column, dots between: a matrix of symbolic size."""
        height, width = expr.shape
        rows = [
            self._dotted([self._print(cell(expr, down, across)) for across in _places(width)])
            for down in _places(height)
        ]
        if height != 1:
            rows.insert(
                -1, [r"\vdots"] if width == 1 else [*[r"\vdots"] * 2, r"\ddots", r"\vdots"]
            )
        return self._pmatrix(rows)

    @staticmethod
    def _dotted(row: list[str]) -> list[str]:
        return row if len(row) == 1 else [*row[:-1], r"\cdots", row[-1]]

    @staticmethod
    def _pmatrix(rows: Sequence[Sequence[str]]) -> str:
        body = r" \\ ".join(" & ".join(line) for line in rows)
        return rf"\begin{{pmatrix}} {body} \end{{pmatrix}}"

    def _print_MatMul(self, expr: Basic) -> str:
        return r" \, ".join(self._print(factor) for factor in expr.args)


def cells(expr: FunctionMatrix) -> Iterator[Expr]:
    """The entries of a matrix of symbolic size that are written: first, second, last."""
    height, width = expr.shape
    for down in _places(height):
        for across in _places(width):
            yield cell(expr, down, across)


def cell(expr: FunctionMatrix, down: Expr, across: Expr) -> Expr:
    """The entry at a row and column, counted from 0, of a matrix of symbolic size."""
    # The last place is not the first or second one: 1, 2 and k name three classes here.
    return expr.lamda(down, across).replace(KroneckerDelta, _distinct)


def _places(length: Expr) -> list[Expr]:
    return [Rational(0)] if length == 1 else [Rational(0), Rational(1), length - 1]


def _distinct(first: Expr, second: Expr) -> Expr:
    """The delta of two places that differ if they are written differently."""
    return Rational(1) if first == second else Rational(0)
