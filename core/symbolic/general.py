"""The derivation for symbolic k, in index notation with Kronecker deltas.

SymPy differentiates, collapses sums over deltas and multiplies out; each formula is made from
the ones before it. `i` is an output, `j` a logit; `l` and, in the chain rule, `i` are summed over.

SymPy 1.14 differentiates a sum by its own bound index without complaint and wrongly
(sympy#21891): `by_logit` refuses that. A delta without a range turns to a `Piecewise` when a
sum is worked out, so `collapse` adds the range around that one call only.
"""

from __future__ import annotations

from sympy import (
    Eq,
    Expr,
    Indexed,
    KroneckerDelta,
    MatMul,
    Mul,
    Ne,
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

from core.symbolic.notation import LOSS, SIGMA, Partial, c, i, j, k, l, row, s, table, x, y
from core.symbolic.rewrite import negated, positive_inside, written_sum
from core.symbolic.steps import Derivation, Formula, assemble

TOTAL = Sum(exp(x[l]), (l, 1, k))
LABELS = Sum(y[l], (l, 1, k))


def by_logit(expr: Expr, logit: Indexed) -> Expr:
    """d expr / d logit, sums over deltas collapsed.

    Raises ValueError if the logit's index is bound in `expr`: rename the bound index first.
    """
    bound = {index for node in expr.atoms(Sum) for index in node.bound_symbols}
    if bound & logit.free_symbols:
        raise ValueError(f"{logit} runs over a sum in {expr}; rename the bound index first")
    return collapse(diff(expr, logit))


def collapse(expr: Expr) -> Expr:
    """Work out every sum over a Kronecker delta whose range is that of the classes."""
    ranged = expr.replace(KroneckerDelta, lambda a, b: KroneckerDelta(a, b, (1, k)))
    sums = {node: node.doit() for node in ranged.atoms(Sum) if node.has(KroneckerDelta)}
    return ranged.xreplace(sums).replace(KroneckerDelta, lambda a, b, *_: KroneckerDelta(a, b))


def in_outputs(expr: Expr) -> Expr:
    """Replace e^{x_i} by s_i Sigma, which is the definition of s_i, and factor."""
    logs = {x[index]: log(s[index] * SIGMA) for index in (i, j)}
    # SymPy merges e^a e^b to e^(a+b), so replacing e^a would miss it; replacing a does not.
    return positive_inside(factor(expand(expr.xreplace(logs))))


def derive_general() -> Derivation:
    """All lines for symbolic k; `tested` by `Step.check` at k = 1, 2, 3, not proved."""
    formulas = _softmax_and_jacobian()
    entry = formulas["partial"].rhs
    formulas |= _loss_and_chain(entry)
    gradient = formulas["collapse"].rhs
    formulas |= _direct() | _cases(gradient)
    formulas["result"] = Formula(row(Partial(LOSS, x[j])), row(gradient))
    return assemble(None, formulas, table(entry), row(gradient))


def _softmax_and_jacobian() -> dict[str, Formula]:
    """From the definition of s to s_i (delta_ij - s_j)."""
    output = exp(x[i]) / TOTAL
    own = together(by_logit(output, x[i]).xreplace({TOTAL: SIGMA}))
    both = by_logit(output, x[j]).xreplace({TOTAL: SIGMA})
    other = together(both.subs(KroneckerDelta(i, j), 0))
    entry = in_outputs(both)
    return {
        "total": Formula(SIGMA, TOTAL),
        "softmax": Formula(s[i], output.xreplace({TOTAL: SIGMA})),
        "quotient-diagonal": Formula(Partial(s[i], x[i]), own),
        "partial-diagonal": Formula(Partial(s[i], x[i]), in_outputs(own)),
        "quotient-off-diagonal": Formula(Partial(s[i], x[j]), other, (Ne(i, j),)),
        "partial-off-diagonal": Formula(Partial(s[i], x[j]), in_outputs(other), (Ne(i, j),)),
        "partial": Formula(Partial(s[i], x[j]), entry),
        "jacobian": Formula(table(Partial(s[i], x[j])), table(entry)),
    }


def _loss_and_chain(entry: Expr) -> dict[str, Formula]:
    """From the loss through the chain rule to s_j sum(y) - y_j."""
    loss = -Sum(y[l] * log(s[l]), (l, 1, k))
    # The bound index is l: s[j] is free, so this derivative is safe, see `by_logit`.
    slope = collapse(diff(loss, s[j]))
    at_i = slope.xreplace({j: i})
    component = Partial(LOSS, x[j])
    over_i = (i, 1, k)
    cancelled = at_i * entry
    split = factor_terms(expand(Sum(expand(cancelled), over_i)))
    return {
        "cross-entropy": Formula(LOSS, loss),
        "grad-s": Formula(row(Partial(LOSS, s[j])), row(slope)),
        "chain-rule": Formula(component, Sum(Partial(LOSS, s[i]) * Partial(s[i], x[j]), over_i)),
        "row-times-jacobian": Formula(
            row(component), MatMul(row(Partial(LOSS, s[j])), table(Partial(s[i], x[j])))
        ),
        "substitute": Formula(row(component), MatMul(row(slope), table(entry))),
        "component": Formula(component, Sum(Mul(at_i, entry, evaluate=False), over_i)),
        "cancel": Formula(component, Sum(cancelled, over_i)),
        "split": Formula(component, split),
        "collapse": Formula(component, _named(collapse(split))),
    }


def _named(expr: Expr) -> Expr:
    """Sums of the same thing over i and over l never compare equal in SymPy: use l."""
    return expr.xreplace({LABELS.xreplace({l: i}): LABELS})


def _direct() -> dict[str, Formula]:
    """Differentiate the loss as a function of x."""
    logarithm = expand_log(log(exp(x[i]) / SIGMA), force=True)
    loss = -Sum(y[i] * logarithm, (i, 1, k))
    split = _named(factor_terms(expand(loss)))
    slope = _named(by_logit(split.xreplace({SIGMA: TOTAL}), x[j]).xreplace({TOTAL: SIGMA}))
    component = Partial(LOSS, x[j])
    return {
        "direct-log": Formula(log(s[i]), logarithm),
        "direct-loss": Formula(LOSS, loss),
        "direct-split": Formula(LOSS, split),
        "direct-derivative": Formula(component, slope),
        "direct-result": Formula(component, slope.xreplace({x[j]: log(s[j] * SIGMA)})),
    }


def _cases(gradient: Expr) -> dict[str, Formula]:
    """The gradient for sum(y) = 1, for a single label, for none; and less s - y."""
    component = Partial(LOSS, x[j])
    label = KroneckerDelta(l, c)
    for_sum_one = gradient.xreplace({LABELS: 1})
    one_hot = collapse(LABELS.xreplace({y[l]: label}))
    return {
        "sum-one": Formula(component, for_sum_one, (Eq(LABELS, 1),)),
        "one-hot": Formula(
            component,
            gradient.xreplace({LABELS: one_hot, y[j]: label.xreplace({l: j})}),
            (Eq(y[l], label),),
        ),
        "no-labels": Formula(component, gradient.xreplace({LABELS: 0, y[j]: 0}), (Eq(y[l], 0),)),
        "library": Formula(
            written_sum([component, negated(s[j] - y[j])]), factor(gradient - (s[j] - y[j]))
        ),
    }
