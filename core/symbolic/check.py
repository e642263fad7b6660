"""Checks of single lines, independent of how the lines were made.

The model: with w_l = e^{x_l} and W = w_1 + ... + w_k, every line is a statement about rational
functions of w_1 .. w_k, W and y, and about their logarithms. Differentiating by x_j there is

    D_j f = w_j (df/dw_j + df/dW),      because d w_l / d x_j = delta_lj w_j and d W / d x_j = w_j,

which shares no step with the quotient rule in x. w_k = W - w_1 - ... - w_{k-1} then makes both
sides polynomials in free variables and 1/W, so `expand(lhs - rhs) == 0` proves a line for its k.
For symbolic k the line is put on this model at k = 1, 2, 3, for all i and j, at exact rationals.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Final

from sympy import (
    Add,
    Basic,
    Eq,
    Expr,
    FunctionMatrix,
    Indexed,
    Integer,
    MatMul,
    Rational,
    S,
    Sum,
    Symbol,
    diff,
    expand,
    expand_log,
    log,
)
from sympy.matrices.matrixbase import MatrixBase

from core.limits import CHECKS_CACHED, POINT_SIZES
from core.symbolic import notation as n
from core.symbolic.notation import Partial

_FREE: Final = (n.i, n.j, n.c)
"""Indices that a line may leave open: it must hold for all their values."""


@lru_cache(maxsize=CHECKS_CACHED)
def holds(lhs: Expr, rhs: Expr, given: tuple[Basic, ...], k: int | None) -> bool:
    """Whether `lhs = rhs` holds under `given`: proved for a given k, tested for symbolic k.

    Both sides may be scalars, matrices or products of matrices; shapes have to agree.
    """
    if k is not None:
        return Model(k).agrees(lhs, rhs, given, at_point=False)
    return all(_holds_at(size, lhs, rhs, given) for size in POINT_SIZES)


def _holds_at(size: int, lhs: Expr, rhs: Expr, given: tuple[Basic, ...]) -> bool:
    """Test the line of a symbolic k at k = `size`, for all values of its open indices."""
    model = Model(size)
    left, right, *conditions = (n.at_size(part, size) for part in (lhs, rhs, *given))
    for values in _index_values((left, right, *conditions), size):
        # `subs` leaves the bound index of a sum alone.
        sides = left.subs(values), right.subs(values)
        relations = [relation.subs(values) for relation in conditions]
        if not model.agrees(*sides, relations, at_point=True):
            return False
    return True


def _index_values(line: Sequence[Basic], size: int) -> Iterator[dict[Symbol, Integer]]:
    """All assignments of 1 .. size to the open indices of a line."""
    free = [index for index in _FREE if any(index in part.free_symbols for part in line)]
    for values in product(range(1, size + 1), repeat=len(free)):
        yield {index: Integer(value) for index, value in zip(free, values, strict=True)}


class Model:
    """What x, s, Sigma, e and partial derivatives are for one k; see the module's docstring."""

    def __init__(self, k: int) -> None:
        """Give every symbol of the notation its value in w_1 .. w_k and W."""
        self.k = k
        self.w = [Symbol(f"w{m}", positive=True) for m in range(1, k + 1)]
        self.total = Symbol("W", positive=True)
        self.loss: Expr = -Add(
            *(n.y[m + 1] * (log(self.w[m]) - log(self.total)) for m in range(k))
        )
        self._values: dict[Basic, Expr] = {n.SIGMA: self.total, n.LOSS: self.loss}
        for m, w in enumerate(self.w, start=1):
            self._values |= {n.x[m]: log(w), n.s[m]: w / self.total}
        self._partials: dict[Partial, Expr] = {}

    def agrees(self, lhs: Expr, rhs: Expr, given: Sequence[Basic], *, at_point: bool) -> bool:
        """Whether both sides are equal entry by entry; true if a condition rules the case out."""
        targets = self._conditions(given)
        if targets is None:
            return True
        sides = [self._entries(side) for side in (lhs, rhs)]
        if sides[0][0] != sides[1][0]:
            return False
        zero = self._is_zero_at_point if at_point else self._is_zero
        return all(
            zero((left - right).xreplace(targets))
            for left, right in zip(sides[0][1], sides[1][1], strict=True)
        )

    def read(self, expr: Expr) -> Expr:
        """`expr` in w, W and y. Partial derivatives come from the model, not from the step."""
        done = expr.doit() if expr.has(Sum) else expr
        derivatives = {node: self._partial(node) for node in done.atoms(Partial)}
        # Outermost first: xreplace does not descend into what it has replaced.
        return expand_log(done.xreplace(derivatives).xreplace(self._values))

    def _partial(self, node: Partial) -> Expr:
        if node not in self._partials:
            self._partials[node] = self._differentiate(node.top, node.bottom)
        return self._partials[node]

    def _differentiate(self, top: Expr, bottom: Expr) -> Expr:
        """D_j of `top` for x_j; for s_j the derivative of the loss, its k inputs being free.

        NaN, which equals nothing, for every other question.
        """
        at = next((m for m in range(1, self.k + 1) if bottom.indices[0] == m), 0)
        if at == 0:
            return S.NaN  # no such class
        if bottom.base == n.x:
            w, value = self.w[at - 1], self.read(top)
            return w * (diff(value, w) + diff(value, self.total))
        if bottom.base == n.s and top == n.LOSS:
            free = [Symbol(f"t{m}", positive=True) for m in range(1, self.k + 1)]
            loss = -Add(*(n.y[m] * log(t) for m, t in enumerate(free, start=1)))
            return diff(loss, free[at - 1]).xreplace({free[at - 1]: self._values[n.s[at]]})
        return S.NaN

    def _entries(self, side: Expr) -> tuple[tuple[int, int], list[Expr]]:
        """Shape and entries, row by row, of a scalar (1 x 1), a matrix or a product of them."""
        if isinstance(side, MatMul):
            matrix = self._matrix(side.args[0])
            for factor in side.args[1:]:
                matrix = matrix * self._matrix(factor)
        elif isinstance(side, (FunctionMatrix, MatrixBase)):
            matrix = self._matrix(side)
        else:
            return (1, 1), [self.read(side)]
        return matrix.shape, list(matrix)

    def _matrix(self, expr: Expr) -> MatrixBase:
        explicit = expr.as_explicit() if isinstance(expr, FunctionMatrix) else expr
        return explicit.applyfunc(self.read)

    def _conditions(self, given: Sequence[Basic]) -> dict[Basic, Expr] | None:
        """The values that conditions give to targets; None if one of them is false."""
        targets: dict[Basic, Expr] = {}
        for relation in given:
            if relation == S.false:
                return None
            if isinstance(relation, Eq):
                targets |= self._targets(relation)
        return targets

    def _targets(self, relation: Eq) -> dict[Basic, Expr]:
        """`y_l = value` fixes every target; an equation of their sum fixes the last one."""
        if isinstance(relation.lhs, Indexed) and relation.lhs.base == n.y:
            index = relation.lhs.indices[0]
            return {n.y[m]: relation.rhs.subs(index, m) for m in range(1, self.k + 1)}
        last = n.y[self.k]
        return {last: expand(last - (relation.lhs - relation.rhs).doit())}

    def _independent(self, expr: Expr) -> Expr:
        """Put W - w_1 - ... for w_k, and a symbol for each logarithm: only free variables."""
        names: dict[Basic, Expr] = {log(w): Symbol(f"x{m}") for m, w in enumerate(self.w)}
        names[self.w[-1]] = self.total - Add(*self.w[:-1])
        # Only now may log(w_1 + ... + w_k) read log W.
        return expr.xreplace(names).xreplace({log(self.total): Symbol("L")})

    def _is_zero(self, difference: Expr) -> bool:
        # Expanded before as well: w_k / w_k cancels only while w_k is still one symbol.
        return bool(expand(self._independent(expand(difference))) == 0)

    def _is_zero_at_point(self, difference: Expr) -> bool:
        return bool(self._independent(difference).xreplace(self._point()) == 0)

    def _point(self) -> dict[Basic, Rational]:
        """Rationals without a pattern that a wrong line could meet by chance, the same always."""
        free = [*self.w, self.total, *(n.y[m] for m in range(1, self.k + 1)), Symbol("L")]
        free += [Symbol(f"x{m}") for m in range(self.k)]
        return {symbol: Rational(7 * m * m + 3, 2 * m + 11) for m, symbol in enumerate(free, 1)}
