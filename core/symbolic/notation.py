"""The symbols of every derivation, defined once: x, y, s, Sigma, e, their indices, and d e/d x_j.

    x[l], y[l], s[l]   logits, targets, softmax: SymPy `Indexed`, counted from 1
    SIGMA              the normaliser, the sum of e^{x_l} over l
    LOSS               the cross-entropy e, -sum y_l log s_l
    Partial(f, v)      the partial derivative of f by v as it is written, not computed

A matrix of a given k is an `ImmutableMatrix`; of a symbolic k it is a `FunctionMatrix`, made by
`row` and `table` below, so that `.subs(k, 3).as_explicit()` gives the matrix for k = 3.
"""

from __future__ import annotations

from sympy import Expr, FunctionMatrix, IndexedBase, Integer, Lambda, Symbol

x, y, s = IndexedBase("x"), IndexedBase("y"), IndexedBase("s")
i, j, l, c, k = (Symbol(name, integer=True, positive=True) for name in "ijlck")  # noqa: E741
INDICES = frozenset((i, j, l, c, k))
SIGMA = Symbol("Sigma", positive=True)
LOSS = Symbol("e")

# The running places of a matrix, from 0 as SymPy counts; no step uses these two freely.
_ROW, _COLUMN = (Symbol(name, integer=True, nonnegative=True) for name in "pq")


class Partial(Expr):  # type: ignore[misc]
    """The partial derivative of `top` by `bottom`, left as it stands.

    SymPy's own `Derivative(s[i], x[j])` turns to 0 at once, because s[i] does not show how it
    hangs on x[j]. This node keeps the question; `check.Model` knows the answer.
    """

    is_commutative = True

    def __new__(cls, top: Expr, bottom: Expr) -> Partial:
        """Keep both arguments as they are."""
        partial: Partial = super().__new__(cls, top, bottom)
        return partial

    @property
    def top(self) -> Expr:
        """What is differentiated: LOSS, s[i] or an expression in x."""
        return self.args[0]

    @property
    def bottom(self) -> Expr:
        """What it is differentiated by: x[j] or s[i]."""
        return self.args[1]


def table(entry: Expr) -> FunctionMatrix:
    """The k x k matrix with `entry` (in i: row, and j: column, both from 1) at place (i, j)."""
    return FunctionMatrix(
        k, k, Lambda((_ROW, _COLUMN), entry.xreplace({i: _ROW + 1, j: _COLUMN + 1}))
    )


def row(entry: Expr) -> FunctionMatrix:
    """The 1 x k row vector with `entry` (in j, from 1) at place j."""
    return FunctionMatrix(1, k, Lambda((_ROW, _COLUMN), entry.xreplace({j: _COLUMN + 1})))


def at_size(expr: Expr, size: int) -> Expr:
    """`expr` at k = `size`; sums and matrices get that length."""
    return expr.subs(k, Integer(size))
