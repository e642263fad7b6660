"""Every line holds, and every wrong line is refused.

Wrong lines are made by the hundred: each node of a right-hand side is damaged in turn (a factor
dropped, a sign turned, an index swapped, s for y, a delta removed). Whether a damaged line is
really wrong is decided by floating-point numbers that this file works out by itself.
"""

from __future__ import annotations

import dataclasses
import math
import random
from collections.abc import Iterator
from itertools import chain

import pytest
import sympy as sp

from core.symbolic import Check, Step, derive
from core.symbolic import notation as n
from core.symbolic.check import holds
from core.symbolic.notation import LOSS, SIGMA, Partial, i, j, k, l, s, x, y
from core.symbolic.numbers import evaluate, leaves

BASES = (x, y, s)
CONCRETE = (2, 3)


@pytest.mark.parametrize("size", [None, 2, 3, 4, 10])
def test_every_line_holds(size: int | None) -> None:
    kind = "tested" if size is None else "proved"
    for step in derive(size).steps:
        expected = Check("definition" if step.definition else kind, ok=True)
        assert step.check() == expected, step.id


def test_outcomes_are_computed_once() -> None:
    step = derive(3).step("jacobian")
    step.check()
    before = holds.cache_info()
    step.check()
    assert holds.cache_info().hits == before.hits + 1


# --- An independent judge of damaged lines ---------------------------------------------------


class Judge:
    """All numbers of one problem, by plain floats, and the value of any side of a line."""

    def __init__(self, size: int, condition: str) -> None:
        rng = random.Random(size)
        self.size = size
        self.x = [rng.uniform(-1, 1) for _ in range(size)]
        self.y = {
            "sum-one": [v / 10 for v in range(1, size)] + [1 - sum(range(size)) / 10],
            "one-hot": [float(m == 0) for m in range(size)],
            "no-labels": [0.0] * size,
        }.get(condition, [rng.uniform(0.5, 3) for _ in range(size)])
        self.total = sum(map(math.exp, self.x))
        self.s = [math.exp(a) / self.total for a in self.x]
        self.loss = -sum(t * math.log(p) for t, p in zip(self.y, self.s, strict=True))

    def number(self, leaf: sp.Expr) -> float:
        if leaf == SIGMA:
            return self.total
        if leaf == LOSS:
            return self.loss
        if isinstance(leaf, Partial):
            places = [int(part.indices[0]) for part in leaf.args if part != LOSS]
            return self.slope(*leaf.args) if min(places) > 0 else math.nan
        values = {x: self.x, y: self.y, s: self.s}[leaf.base]
        return values[int(leaf.indices[0]) - 1] if leaf.indices[0] > 0 else math.nan

    def slope(self, top: sp.Expr, bottom: sp.Expr) -> float:
        b = int(bottom.indices[0]) - 1
        if top == LOSS:
            own = -self.y[b] / self.s[b]
            return own if bottom.base == s else self.s[b] * sum(self.y) - self.y[b]
        a = int(top.indices[0]) - 1
        if bottom.base != x:
            return math.nan
        if top.base != s:
            return float(top.base == x and a == b)
        return self.s[a] * ((a == b) - self.s[b])

    def value(self, side: sp.Expr) -> list[list[float]]:
        return evaluate(side, {leaf: self.number(leaf) for leaf in leaves(side)})

    def agrees(self, lhs: sp.Expr, rhs: sp.Expr) -> bool:
        left, right = self.value(lhs), self.value(rhs)
        if [len(line) for line in left] != [len(line) for line in right]:
            return False
        pairs = zip(chain(*left), chain(*right), strict=True)
        return all(math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9) for a, b in pairs)


def explicit(side: sp.Expr, values: dict[sp.Symbol, int]) -> sp.Expr:
    """A side of a line for symbolic k, at numbers for k and the open indices."""
    made = side.subs(values)
    if isinstance(made, sp.MatMul):
        return sp.MatMul(*(factor.as_explicit().doit() for factor in made.args))
    return (made.as_explicit() if isinstance(made, sp.FunctionMatrix) else made).doit()


def really_holds(step: Step) -> bool:
    if step.k is not None:
        return Judge(step.k, step.id).agrees(step.lhs, step.rhs)
    size = 4  # not one of the sizes at which the check tests
    judge = Judge(size, step.id)
    for a in range(1, size + 1):
        for b in range(1, size + 1):
            values = {k: size, i: a, j: b, n.c: 1}
            if sp.Ne(i, j) in step.given and a == b:
                continue
            if not judge.agrees(explicit(step.lhs, values), explicit(step.rhs, values)):
                return False
    return True


# --- Damage ----------------------------------------------------------------------------------


def damaged_nodes(node: sp.Basic) -> Iterator[sp.Basic]:
    """Ways to spoil one node."""
    if isinstance(node, (sp.Mul, sp.Add)) and len(node.args) > 1:
        for place in range(len(node.args)):
            yield node.func(*node.args[:place], *node.args[place + 1 :])
    if isinstance(node, sp.Add):
        yield node.func(-node.args[0], *node.args[1:])
    if isinstance(node, sp.Indexed) and node.base in BASES:
        index = node.indices[0]
        swaps = {i: j, j: i, l: l, sp.Integer(1): sp.Integer(2), sp.Integer(2): sp.Integer(1)}
        if index in swaps:
            yield node.base[swaps[index]]
        yield BASES[(BASES.index(node.base) + 1) % 3][index]
    if isinstance(node, sp.KroneckerDelta):
        yield from (sp.Integer(0), sp.Integer(1))
    if isinstance(node, sp.Pow):
        yield node.base
    if isinstance(node, (sp.exp, sp.log)):
        yield node.args[0]
    if isinstance(node, Partial):
        yield sp.Integer(1)


def damaged_sides(side: sp.Expr) -> Iterator[sp.Expr]:
    """`side` with one kind of node spoiled wherever it occurs, and some coarser damage."""
    if isinstance(side, sp.MatMul):
        for place, factor in enumerate(side.args):
            for bad in damaged_sides(factor):
                if bad.shape != factor.shape:
                    continue  # SymPy itself refuses to build such a product
                yield sp.MatMul(*side.args[:place], bad, *side.args[place + 1 :])
        return
    if isinstance(side, sp.FunctionMatrix):
        variables = side.lamda.variables
        for bad in damaged_sides(side.lamda.expr):
            yield sp.FunctionMatrix(*side.shape, sp.Lambda(variables, bad))
        return
    for node in dict.fromkeys(sp.preorder_traversal(side)):
        for bad in damaged_nodes(node):
            if bad != node:
                yield side.xreplace({node: bad})
    yield from (-side, 2 * side)
    if not isinstance(side, sp.ImmutableMatrix):
        yield side + 1
    if isinstance(side, sp.ImmutableMatrix):
        yield from (side + sp.ones(*side.shape), side[:, :-1], side[:, ::-1])


def damaged(step: Step) -> list[Step]:
    sides = dict.fromkeys(damaged_sides(step.rhs))
    return [dataclasses.replace(step, rhs=side) for side in sides]


@pytest.mark.parametrize("place", range(26), ids=lambda place: derive(2).steps[place].id)
@pytest.mark.parametrize("size", [None, *CONCRETE])
def test_damaged_lines_are_refused(size: int | None, place: int) -> None:
    step = derive(size).steps[place]
    assert really_holds(step)
    wrong = 0
    for bad in damaged(step):
        true_all_the_same = really_holds(bad)
        assert bad.check().ok == true_all_the_same, bad.latex()
        wrong += not true_all_the_same
    assert wrong >= 1


@pytest.mark.parametrize("size", [None, 3])
def test_a_condition_is_needed(size: int | None) -> None:
    ids = {"sum-one", "one-hot", "no-labels"} | (
        {"partial-off-diagonal"} if size is None else set()
    )
    for step_id in ids:
        step = derive(size).step(step_id)
        assert step.check().ok
        assert not dataclasses.replace(step, given=()).check().ok


def test_typical_slips_by_name() -> None:
    general = derive(None)
    entry = general.step("partial")
    labels = general.step("collapse").rhs
    delta = sp.KroneckerDelta(i, j)
    slips = [
        dataclasses.replace(entry, rhs=s[i] * (delta - s[i])),  # the wrong index
        dataclasses.replace(entry, rhs=s[i] * (s[j] - delta)),  # the sign
        dataclasses.replace(entry, rhs=s[i] * (1 - s[j])),  # the delta forgotten
        dataclasses.replace(entry, rhs=s[i] * delta),
        dataclasses.replace(general.step("collapse"), rhs=s[j] - y[j]),  # sum(y) = 1 assumed
        dataclasses.replace(general.step("collapse"), rhs=y[j] - labels),
        dataclasses.replace(general.step("chain-rule"), rhs=Partial(LOSS, s[j])),
        dataclasses.replace(entry, lhs=Partial(s[i], x[i])),
    ]
    assert [slip.check().ok for slip in slips] == [False] * len(slips)
    # No check can see a transposed Jacobian: it is symmetric.
    assert dataclasses.replace(entry, rhs=s[j] * (delta - s[i])).check().ok


@pytest.mark.parametrize("size", [None, 3])
def test_wrong_definitions_are_refused(size: int | None) -> None:
    for step_id in ("total", "softmax", "cross-entropy"):
        step = derive(size).step(step_id)
        assert dataclasses.replace(step, rhs=2 * step.rhs).check() == Check("definition", ok=False)


def test_sides_of_different_shapes_are_not_equal() -> None:
    step = derive(2).step("result")
    assert not dataclasses.replace(step, rhs=step.rhs.T).check().ok
    assert not dataclasses.replace(step, rhs=step.rhs[0, 0]).check().ok


def test_unknown_symbols_never_hold() -> None:
    stranger = sp.Symbol("z")
    assert not dataclasses.replace(derive(2).step("collapse"), rhs=stranger).check().ok
    assert not dataclasses.replace(derive(None).step("collapse"), rhs=s[9]).check().ok
    # Derivatives that the model does not know, or of a class that is not there.
    for odd in (
        Partial(s[1], s[2]),
        Partial(LOSS, x[3]),
        Partial(LOSS, x[0]),
        Partial(LOSS, x[i]),
    ):
        assert not dataclasses.replace(derive(2).step("collapse"), lhs=odd, rhs=odd).check().ok
