"""A derivation as data: frozen steps that can print and check themselves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sympy import Basic, Expr

from core.symbolic import check as checks
from core.symbolic import latex as printer
from core.symbolic.outline import CHAIN, OUTLINE, Line


@dataclass(frozen=True)
class Check:
    """The outcome of checking a step.

    kind: 'definition' (nothing is derived; compared with the model of `check.py`),
    'proved' (the difference of both sides expands to 0) or
    'tested' (both sides agree at exact rational points for k = 1, 2, 3: not a proof).
    """

    kind: str
    ok: bool


@dataclass(frozen=True)
class Formula:
    """What a mode contributes to a line: `lhs = rhs`, under the conditions `given`."""

    lhs: Expr
    rhs: Expr
    given: tuple[Basic, ...] = ()


@dataclass(frozen=True)
class Step:
    """One line `lhs = rhs` of a derivation, with the rule that gives it and why it applies.

    id: the same for general and given k. route: 'chain', 'direct' or 'case'.
    given: SymPy relations under which the line holds, such as Ne(i, j).
    k: the number of classes, None if symbolic. definition: True if nothing is derived.
    after: id of the line that this one is made from, None where something new begins.
    """

    id: str
    rule: str
    lhs: Expr
    rhs: Expr
    note: str
    route: str = CHAIN
    given: tuple[Basic, ...] = ()
    k: int | None = None
    definition: bool = False
    after: str | None = None

    def latex(
        self,
        names: Mapping[Basic, str] | None = None,
        *,
        marked: Collection[Basic] = frozenset(),
    ) -> str:
        """The whole line `lhs = rhs` as LaTeX that KaTeX can read, conditions included.

        `names` replaces any expression by text of its own: `{x[1]: "0.5"}` puts a number in.
        `marked` are parts of the right side to be marked, see `printer.latex`.
        """
        line = f"{printer.latex(self.lhs, names)} = {printer.latex(self.rhs, names, marked)}"
        conditions = ", ".join(printer.latex(relation) for relation in self.given)
        return rf"{line} \qquad \left({conditions}\right)" if conditions else line

    def check(self) -> Check:
        """Check the line against an independent model, see `check.py`; computed once."""
        ok = checks.holds(self.lhs, self.rhs, self.given, self.k)
        if self.definition:
            return Check("definition", ok)
        return Check("tested" if self.k is None else "proved", ok)


@dataclass(frozen=True)
class Derivation:
    """All steps for one k, and the two expressions that they lead to.

    k: the number of classes, None if symbolic.
    jacobian: (k, k), row i output s_i, column j input x_j: s_i (delta_ij - s_j).
    gradient: (1, k), s_j sum(y) - y_j. Both in s and y: an ImmutableMatrix for a given k, a
    FunctionMatrix for symbolic k, whose `.subs(k, 3).as_explicit()` is the matrix for k = 3.
    """

    k: int | None
    steps: tuple[Step, ...]
    jacobian: Expr
    gradient: Expr

    def step(self, step_id: str) -> Step:
        """The step with this id. Raises KeyError for an id that the path does not have."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)

    def route(self, name: str) -> tuple[Step, ...]:
        """The steps of one route: 'chain', 'direct' or 'case'."""
        return tuple(step for step in self.steps if step.route == name)


def step_of(line: Line, formula: Formula, k: int | None) -> Step:
    """A line of the path with its formula in it."""
    return Step(
        line.id,
        line.rule,
        formula.lhs,
        formula.rhs,
        line.note,
        route=line.route,
        given=formula.given,
        k=k,
        definition=line.definition,
        after=line.after,
    )


def assemble(
    k: int | None, formulas: Mapping[str, Formula], jacobian: Expr, gradient: Expr
) -> Derivation:
    """Join the formulas of a mode with the path's rules and notes, in the path's order.

    Raises KeyError if a line has no formula.
    """
    steps = tuple(step_of(line, formulas[line.id], k) for line in OUTLINE)
    return Derivation(k, steps, jacobian, gradient)
