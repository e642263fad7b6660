"""The derivation for a given k, written out: matrices are matrices, sums are sums.

SymPy differentiates e^{x_i} / (e^{x_1} + ... + e^{x_k}) entry by entry (its own quotient rule);
the total then gets the name Sigma, every e^{x_l} becomes s_l Sigma, and common factors are taken
out. `simplify` is never called: on the whole Jacobian it takes seconds, and it forgets s.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from sympy import (
    Add,
    Eq,
    Expr,
    ImmutableMatrix,
    Integer,
    KroneckerDelta,
    MatMul,
    Mul,
    Sum,
    diff,
    exp,
    expand,
    expand_log,
    factor,
    factor_terms,
    log,
    together,
)

from core.limits import DERIVATIONS_CACHED, K_MAX, K_MIN
from core.symbolic import notation as n
from core.symbolic.notation import LOSS, SIGMA, Partial, s, x, y
from core.symbolic.outline import OUTLINE
from core.symbolic.rewrite import negated, positive_inside, same, written_sum
from core.symbolic.steps import Derivation, Formula, Step, assemble, step_of


class Classes:
    """What all lines of one k build on: the total, the loss, the Jacobian, the gradient."""

    def __init__(self, k: int) -> None:
        """Differentiate everything once."""
        self.k = k
        self.places = range(1, k + 1)
        self.total = Add(*(exp(x[m]) for m in self.places))
        self.labels = Add(*(y[m] for m in self.places))
        self._logs = {x[m]: log(s[m] * SIGMA) for m in self.places}
        self.loss = -Add(*(y[m] * log(s[m]) for m in self.places))
        self.grad_s = self.row(lambda m: diff(self.loss, s[m]))
        self.jacobian = self.table(lambda a, b: self.in_outputs(self.quotient(a, b)))
        self.gradient = self.row(self._component)

    def row(self, entry: Callable[[int], Expr]) -> ImmutableMatrix:
        """The 1 x k row vector of `entry(1) .. entry(k)`."""
        return ImmutableMatrix([[entry(m) for m in self.places]])

    def table(self, entry: Callable[[int, int], Expr]) -> ImmutableMatrix:
        """The k x k matrix of `entry(row, column)`, both from 1."""
        return ImmutableMatrix([[entry(a, b) for b in self.places] for a in self.places])

    def quotient(self, a: int, b: int) -> Expr:
        """d s_a / d x_b by SymPy's quotient rule, the total written as Sigma."""
        return diff(exp(x[a]) / self.total, x[b]).subs(self.total, SIGMA)

    def in_outputs(self, expr: Expr) -> Expr:
        """Replace e^{x_l} by s_l Sigma, take out common factors.

        Raises ArithmeticError if an x or Sigma is left.
        """
        # SymPy merges e^a e^b to e^(a+b), so replacing e^a would miss it; replacing a does not.
        in_outputs = positive_inside(factor_terms(expand(expr.xreplace(self._logs))))
        if in_outputs.has(SIGMA, n.x):
            raise ArithmeticError(f"not a function of s alone: {in_outputs}")
        return in_outputs

    def chain_terms(self, b: int) -> list[Expr]:
        """The cancelled products of the chain rule for x_b, one for each output."""
        return [self.grad_s[a - 1] * self.jacobian[a - 1, b - 1] for a in self.places]

    def split_terms(self, b: int) -> list[Expr]:
        """The same multiplied out: the terms with an output first, then the one without."""
        terms = [part for term in self.chain_terms(b) for part in Add.make_args(expand(term))]
        return sorted(terms, key=lambda term: not term.has(n.s))

    def _component(self, b: int) -> Expr:
        """s_b (y_1 + ... + y_k) - y_b, from the split terms."""
        terms = self.split_terms(b)
        outputs = Add(*(term for term in terms if term.has(n.s)))
        return factor_terms(outputs) + Add(*(term for term in terms if not term.has(n.s)))

    def all_labels(self) -> Expr:
        """sum(y) with its sign of summation, for lines where k terms would hide the form."""
        return Sum(y[n.l], (n.l, 1, self.k))

    def short(self, expr: Expr) -> Expr:
        """y_1 + ... + y_k inside `expr` as one sum, checked to be the same."""
        return same(expr.xreplace({self.labels: self.all_labels()}), expr)


def check_size(k: object) -> None:
    """Raise ValueError unless k is an int from 2 to 10 (a bool is not one)."""
    if isinstance(k, bool) or not isinstance(k, int):
        raise ValueError(f"k is a whole number or None, not {k!r}")
    if not K_MIN <= k <= K_MAX:
        raise ValueError(f"k runs from {K_MIN} to {K_MAX}, not {k}")


@lru_cache(maxsize=DERIVATIONS_CACHED)
def classes(k: int) -> Classes:
    """The shared parts of one k; entries and components of that k reuse them."""
    return Classes(k)


def derive_concrete(k: int, i: int = 1, j: int = 1, c: int = 1) -> Derivation:
    """All lines for this k; output i and logit j stand for the others, c has the single label.

    Entries of the Jacobian are (i, i) and (i, j), or (i, i + 1) if i = j; the component is j.
    """
    base = classes(k)
    other = j if j != i else i % k + 1
    formulas = _entry(base, i, i) | _entry(base, i, other) | _component(base, j)
    formulas |= _definitions(base) | _matrices(base, i) | _direct(base, j) | _cases(base, c)
    return assemble(k, formulas, base.jacobian, base.gradient)


def derive_entry(k: int, i: int, j: int) -> tuple[Step, ...]:
    """The two lines of one entry of the Jacobian, d s_i / d x_j: quotient rule, then s.

    Raises ValueError unless 2 <= k <= 10 and 1 <= i, j <= k.
    """
    check_places(k, i, j)
    return _steps(k, _entry(classes(k), i, j))


def derive_component(k: int, j: int) -> tuple[Step, ...]:
    """The lines of one component of the gradient, d e / d x_j, from chain rule to collapse.

    Raises ValueError unless 2 <= k <= 10 and 1 <= j <= k.
    """
    check_places(k, j)
    return _steps(k, _component(classes(k), j))


def check_places(k: int, *places: int) -> None:
    """Raise ValueError unless k is an int from 2 to 10 and every place one from 1 to k."""
    check_size(k)
    if any(type(place) is not int or not 1 <= place <= k for place in places):
        raise ValueError(f"places run from 1 to {k}, not {places}")


def _steps(k: int, formulas: dict[str, Formula]) -> tuple[Step, ...]:
    return tuple(step_of(line, formulas[line.id], k) for line in OUTLINE if line.id in formulas)


def _definitions(base: Classes) -> dict[str, Formula]:
    return {
        "total": Formula(SIGMA, base.total),
        "softmax": Formula(base.row(lambda m: s[m]), base.row(lambda m: exp(x[m]) / SIGMA)),
        "cross-entropy": Formula(LOSS, base.loss),
    }


def _entry(base: Classes, a: int, b: int) -> dict[str, Formula]:
    """d s_a / d x_b before and after rewriting in s."""
    which = "diagonal" if a == b else "off-diagonal"
    asked = Partial(s[a], x[b])
    quotient = together(base.quotient(a, b))
    return {
        f"quotient-{which}": Formula(asked, quotient),
        f"partial-{which}": Formula(asked, base.in_outputs(quotient)),
    }


def _matrices(base: Classes, i: int) -> dict[str, Formula]:
    """The lines that show whole rows and matrices; a single row is that of output i."""
    by_x = base.row(lambda m: Partial(LOSS, x[m]))
    by_s = base.row(lambda m: Partial(LOSS, s[m]))
    outputs_by_x = base.table(lambda a, b: Partial(s[a], x[b]))
    return {
        "partial": Formula(outputs_by_x[i - 1, :], base.jacobian[i - 1, :]),
        "jacobian": Formula(outputs_by_x, base.jacobian),
        "grad-s": Formula(by_s, base.grad_s),
        "row-times-jacobian": Formula(by_x, MatMul(by_s, outputs_by_x)),
        "substitute": Formula(by_x, MatMul(base.grad_s, base.jacobian)),
        "result": Formula(by_x, base.gradient.applyfunc(base.short)),
    }


def _component(base: Classes, b: int) -> dict[str, Formula]:
    """d e / d x_b: chain rule, products, cancelled, multiplied out, collected."""
    asked = Partial(LOSS, x[b])
    links = [Partial(LOSS, s[a]) * Partial(s[a], x[b]) for a in base.places]
    products = [
        Mul(base.grad_s[a - 1], base.jacobian[a - 1, b - 1], evaluate=False) for a in base.places
    ]
    value = base.gradient[b - 1]
    return {
        "chain-rule": Formula(asked, written_sum(links)),
        "component": Formula(asked, written_sum(products, value)),
        "cancel": Formula(asked, written_sum(base.chain_terms(b), value)),
        "split": Formula(asked, written_sum(base.split_terms(b), value)),
        "collapse": Formula(asked, value),
    }


def _direct(base: Classes, b: int) -> dict[str, Formula]:
    """Differentiate the loss as a function of x."""
    logarithms = [expand_log(log(exp(x[m]) / SIGMA), force=True) for m in base.places]
    loss = written_sum([-y[m] * logarithms[m - 1] for m in base.places])
    terms = [part for term in loss.args for part in Add.make_args(expand(term))]
    shared = factor_terms(Add(*(term for term in terms if term.has(SIGMA))))
    split = written_sum([shared, *(term for term in terms if not term.has(SIGMA))], loss)
    slope = diff(split.xreplace({SIGMA: base.total}), x[b]).subs(base.total, SIGMA)
    asked = Partial(LOSS, x[b])
    return {
        "direct-log": Formula(base.row(lambda m: log(s[m])), ImmutableMatrix([logarithms])),
        "direct-loss": Formula(LOSS, loss),
        "direct-split": Formula(LOSS, split),
        "direct-derivative": Formula(asked, slope),
        "direct-result": Formula(asked, slope.xreplace({x[b]: log(s[b] * SIGMA)})),
    }


def _cases(base: Classes, c: int) -> dict[str, Formula]:
    """The gradient for sum(y) = 1, for a single label (class c), for none; and less s - y."""
    by_x = base.row(lambda m: Partial(LOSS, x[m]))
    label = KroneckerDelta(n.l, c)
    one_hot = {y[m]: label.xreplace({n.l: Integer(m)}) for m in base.places}
    none = {y[m]: Integer(0) for m in base.places}
    for_sum_one = base.gradient.xreplace({base.labels: Integer(1)})
    # The sum of the targets as one symbol, or `factor` would multiply it out.
    totalled = base.gradient.xreplace({base.labels: base.all_labels()})
    plain = base.row(lambda m: s[m] - y[m])
    return {
        "sum-one": Formula(by_x, for_sum_one, (Eq(base.all_labels(), 1),)),
        "one-hot": Formula(by_x, base.gradient.subs(one_hot), (Eq(y[n.l], label),)),
        "no-labels": Formula(by_x, base.gradient.subs(none), (Eq(y[n.l], 0),)),
        "library": Formula(
            base.row(lambda m: written_sum([by_x[m - 1], negated(plain[m - 1])])),
            (totalled - plain).applyfunc(factor),
        ),
    }
