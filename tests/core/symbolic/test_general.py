"""Where SymPy 1.14 errs, and how symbolic k avoids each case."""

from __future__ import annotations

import pytest
import sympy as sp

from core.symbolic import derive
from core.symbolic.general import LABELS, TOTAL, by_logit, collapse
from core.symbolic.notation import i, j, k, l, row, s, table, x, y
from core.symbolic.outline import OUTLINE
from core.symbolic.steps import assemble

DELTA = sp.KroneckerDelta


def test_differentiating_by_a_bound_index_is_refused() -> None:
    # SymPy answers as if only one of the terms were there (sympy#21891).
    with pytest.raises(ValueError, match="rename the bound index"):
        by_logit(TOTAL, x[l])
    assert by_logit(TOTAL, x[j]) == sp.exp(x[j])


def test_collapse_keeps_one_term_and_leaves_no_range_behind() -> None:
    assert collapse(sp.Sum(y[l] * DELTA(l, j), (l, 1, k))) == y[j]
    assert collapse(s[j] * LABELS) == s[j] * LABELS
    assert collapse(DELTA(i, j) * y[i]).args == (DELTA(i, j) * y[i]).args
    assert len(collapse(DELTA(i, j)).args) == 2


def test_no_piecewise_and_no_ranged_delta_in_any_line() -> None:
    for step in derive(None).steps:
        for side in (step.lhs, step.rhs):
            assert not side.has(sp.Piecewise), step.id
            assert all(len(delta.args) == 2 for delta in side.atoms(DELTA)), step.id


def test_the_same_sum_has_the_same_index() -> None:
    # SymPy never finds sums over i and over l equal (#15240), so the lines must agree.
    for step_id in ("collapse", "direct-split", "direct-derivative", "direct-result"):
        assert LABELS in derive(None).step(step_id).rhs.atoms(sp.Sum), step_id


def test_rows_and_tables_count_from_one() -> None:
    assert row(y[j]).subs(k, 3).as_explicit() == sp.Matrix([[y[1], y[2], y[3]]])
    made = table(s[i] * y[j]).subs(k, 2).as_explicit()
    assert made == sp.Matrix([[s[1] * y[1], s[1] * y[2]], [s[2] * y[1], s[2] * y[2]]])


def test_a_line_without_a_formula_is_an_error() -> None:
    with pytest.raises(KeyError, match=OUTLINE[0].id):
        assemble(None, {}, sp.Integer(0), sp.Integer(0))
