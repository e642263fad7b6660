"""The derivation as data: ids, routes, and the expressions against an independent derivative."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

import numpy as np
import pytest
import sympy as sp

from core.symbolic import Derivation, Step, derive, derive_component, derive_entry
from core.symbolic.notation import s, x, y

ALL_K = range(2, 11)
ORDER = [
    "total",
    "softmax",
    "quotient-diagonal",
    "partial-diagonal",
    "quotient-off-diagonal",
    "partial-off-diagonal",
    "partial",
    "jacobian",
    "cross-entropy",
    "grad-s",
    "chain-rule",
    "row-times-jacobian",
    "substitute",
    "component",
    "cancel",
    "split",
    "collapse",
    "result",
    "direct-log",
    "direct-loss",
    "direct-split",
    "direct-derivative",
    "direct-result",
    "sum-one",
    "one-hot",
    "no-labels",
    "library",
]


def weights(k: int) -> list[sp.Rational]:
    """e^{x_1} .. e^{x_k} as rationals, so that softmax is rational too."""
    return [sp.Rational(3 * m * m + 2, m + 4) for m in range(1, k + 1)]


def targets(k: int) -> list[sp.Rational]:
    return [sp.Rational(m + 1, 2 * m + 1) for m in range(1, k + 1)]


def at_weights(expr: sp.Expr, k: int) -> sp.Expr:
    w = weights(k)
    values = {s[m]: w[m - 1] / sum(w) for m in range(1, k + 1)}
    return expr.doit().xreplace(values | {y[m]: targets(k)[m - 1] for m in range(1, k + 1)})


def plain_symbols(k: int) -> tuple[list[sp.Symbol], list[sp.Expr], sp.Expr]:
    """x as plain symbols, softmax and loss written out from their definitions."""
    logits = sp.symbols(f"a1:{k + 1}", real=True)
    total = sum(sp.exp(a) for a in logits)
    outputs = [sp.exp(a) / total for a in logits]
    loss = -sum(t * sp.log(out) for t, out in zip(targets(k), outputs, strict=True))
    return list(logits), outputs, loss


@pytest.mark.parametrize("k", [None, *ALL_K])
def test_every_k_walks_the_same_path(k: int | None) -> None:
    derivation = derive(k)
    assert isinstance(derivation, Derivation)
    assert [step.id for step in derivation.steps] == ORDER
    assert {step.k for step in derivation.steps} == {k}
    assert [step.definition for step in derivation.steps] == [
        step.id in {"total", "softmax", "cross-entropy"} for step in derivation.steps
    ]


def test_routes_divide_the_path() -> None:
    derivation = derive(3)
    parts = [derivation.route(name) for name in ("chain", "direct", "case")]
    assert sum(parts, ()) == derivation.steps
    assert [len(part) for part in parts] == [18, 5, 4]


def test_rules_and_notes_are_the_same_for_every_k() -> None:
    for general, concrete in zip(derive(None).steps, derive(4).steps, strict=True):
        assert (general.rule, general.note) == (concrete.rule, concrete.note)
        assert general.note.endswith(".")
        assert not set("\\$_{}") & set(general.rule + general.note)


@pytest.mark.parametrize("k", [1, 11, 0, -3, True, 3.0, "3", sp.Integer(3)])
def test_other_k_are_refused(k: object) -> None:
    with pytest.raises(ValueError, match=r"^k "):
        derive(k)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"^k "):
        derive_entry(k, 1, 1)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"^k "):
        derive_component(k, 1)  # type: ignore[arg-type]


def test_derivations_are_kept_and_frozen() -> None:
    assert derive(4) is derive(4)
    assert derive() is derive(None)
    with pytest.raises(dataclasses.FrozenInstanceError):
        derive(4).steps[0].rule = "magic"  # type: ignore[misc]
    assert len({hash(step) for step in derive(4).steps}) == len(ORDER)


def test_a_step_is_found_by_id() -> None:
    assert derive(2).step("result").id == "result"
    with pytest.raises(KeyError):
        derive(2).step("guess")


@pytest.mark.parametrize("k", [2, 3, 5])
def test_jacobian_and_gradient_equal_sympys_derivative_at_exact_points(k: int) -> None:
    logits, outputs, loss = plain_symbols(k)
    point = {a: sp.log(w) for a, w in zip(logits, weights(k), strict=True)}
    derivation = derive(k)
    for column in range(k):
        slope = sp.diff(loss, logits[column]).subs(point)
        assert sp.nsimplify(slope) == at_weights(derivation.gradient[0, column], k)
        for out in range(k):
            entry = sp.diff(outputs[out], logits[column]).subs(point)
            assert entry == at_weights(derivation.jacobian[out, column], k)


@pytest.mark.parametrize("k", ALL_K)
def test_exact_values_by_plain_fractions(k: int) -> None:
    w = [Fraction(int(a.p), int(a.q)) for a in weights(k)]
    t = [Fraction(int(a.p), int(a.q)) for a in targets(k)]
    out = [a / sum(w) for a in w]
    derivation = derive(k)
    gradient = [at_weights(entry, k) for entry in derivation.gradient]
    assert [Fraction(int(a.p), int(a.q)) for a in gradient] == [
        out[m] * sum(t) - t[m] for m in range(k)
    ]
    for a in range(k):
        for b in range(k):
            entry = at_weights(derivation.jacobian[a, b], k)
            assert Fraction(int(entry.p), int(entry.q)) == out[a] * ((a == b) - out[b])


@pytest.mark.parametrize("k", ALL_K)
def test_the_gradient_sums_to_zero(k: int) -> None:
    total = sp.expand(sum(derive(k).gradient))
    assert sp.expand(total.subs(s[k], 1 - sum(s[m] for m in range(1, k)))) == 0
    for column in derive(k).jacobian.tolist():
        assert sp.expand(sum(column).subs(s[k], 1 - sum(s[m] for m in range(1, k)))) == 0


@pytest.mark.parametrize("k", range(2, 7))
def test_symbolic_k_put_to_a_number_is_the_concrete_derivation(k: int) -> None:
    general, concrete = derive(None), derive(k)
    for name in ("jacobian", "gradient"):
        spread = getattr(general, name)
        size = next(iter(spread.shape[1].free_symbols))
        explicit = spread.subs(size, k).as_explicit().doit()
        assert (explicit - getattr(concrete, name)).expand() == sp.zeros(*explicit.shape)


def lambdified(expr: sp.Expr, k: int) -> object:
    names = {base[m]: sp.Symbol(f"{base}{m}") for base in (s, y) for m in range(1, k + 1)}
    arguments = [[names[base[m]] for m in range(1, k + 1)] for base in (s, y)]
    return sp.lambdify(arguments, expr.xreplace(names), "numpy")


@pytest.mark.parametrize("k", [2, 3, 6, 10])
def test_lambdified_equals_the_closed_form(k: int) -> None:
    rng = np.random.default_rng(k)
    logits, t = rng.normal(size=k), rng.uniform(0, 2, size=k)
    out = np.exp(logits) / np.exp(logits).sum()
    gradient = np.asarray(lambdified(derive(k).gradient, k)(out, t))[0]
    jacobian = np.asarray(lambdified(derive(k).jacobian, k)(out, t))
    np.testing.assert_allclose(gradient, out * t.sum() - t, rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(jacobian, np.diag(out) - np.outer(out, out), rtol=1e-12, atol=1e-15)


def test_both_routes_meet() -> None:
    for k in (None, 2, 7):
        assert derive(k).step("collapse").rhs == derive(k).step("direct-result").rhs


@pytest.mark.parametrize(("i", "j"), [(1, 1), (2, 4), (4, 2), (4, 4)])
def test_an_entry_has_its_own_two_lines(i: int, j: int) -> None:
    quotient, final = derive_entry(4, i, j)
    kind = "diagonal" if i == j else "off-diagonal"
    assert [quotient.id, final.id] == [f"quotient-{kind}", f"partial-{kind}"]
    assert final.lhs.args == (s[i], x[j])
    assert final.rhs == derive(4).jacobian[i - 1, j - 1]
    assert quotient.check().ok
    assert final.check().ok


@pytest.mark.parametrize("j", [1, 3, 4])
def test_a_component_has_its_own_lines(j: int) -> None:
    steps = derive_component(4, j)
    ids = ["chain-rule", "component", "cancel", "split", "collapse"]
    assert [step.id for step in steps] == ids
    assert all(isinstance(step, Step) and step.check().ok for step in steps)
    assert steps[-1].rhs == derive(4).gradient[j - 1]


@pytest.mark.parametrize("places", [(0, 1), (1, 5), (-1, 1)])
def test_places_outside_the_matrix_are_refused(places: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="places run from 1 to 4"):
        derive_entry(4, *places)
    with pytest.raises(ValueError, match="places run from 1 to 4"):
        derive_component(4, 5)
