"""One problem, one way, one type: each operation beside its exact value, and the first that fails.

What an operation made is off its exact value for two reasons: its inputs were off already, which
its condition number magnifies, and it rounds (or overflows) by itself. So a node has

    error       |computed - exact|, in ulps of the type at the exact value
    condition   how many times a relative error of its inputs may be magnified by this operation
    local       |computed - what exact arithmetic makes of the same inputs|, in ulps

The exact values are mpmath's, of the problem as the type holds it. One ulp is the distance of
neighbouring numbers of the type; a result that is rounded once is off by at most 0.5.
Source of the terms: Higham, Accuracy and Stability of Numerical Algorithms, 2002, chapter 1.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from core.numeric import exact_values
from core.stability.events import Event, event_of
from core.stability.limits import LOST_ULPS
from core.stability.precision import Array, Precision
from core.stability.truth import Number, Truth, ulps
from core.stability.ways import (
    OPERATIONS,
    Functions,
    Operation,
    Values,
    Way,
    numpy_functions,
    run,
)

Target = Literal["loss", "grad-x"]
_UNDEFINED = math.nan


@dataclass(frozen=True, eq=False)
class Entry:
    """One number of a node."""

    index: tuple[int, ...]
    """Which one, from 1; nothing for a number that there is one of."""
    value: float
    exact: Number
    ulps: float
    """Distance from the exact value; inf where it is not a finite number and should be one."""
    condition: float
    local: float
    """What the operation itself lost, in ulps; nan where an input is no finite number."""
    event: Event | None
    kappa: float = 1.0
    """Of a result: how many times the rounding of x and y is magnified, whatever the way."""

    @property
    def lost(self) -> bool:
        """Whether it lost digits that another way might have kept."""
        return not self.ulps <= LOST_ULPS * self.kappa


@dataclass(frozen=True, eq=False)
class Node:
    """An operation of a way, with all its numbers."""

    id: str
    inputs: tuple[str, ...]
    entries: tuple[Entry, ...]

    @property
    def worst(self) -> Entry:
        """The number that is farthest off; nan is farther than all."""
        return max(self.entries, key=lambda e: (math.inf if e.ulps != e.ulps else e.ulps, e.lost))

    @property
    def lost(self) -> bool:
        """Whether any of its numbers lost digits."""
        return any(entry.lost for entry in self.entries)


@dataclass(frozen=True, eq=False)
class Trace:
    """All nodes of a way, x and y first."""

    way: Way
    precision: Precision
    nodes: tuple[Node, ...]
    by_id: Mapping[str, Node] = field(repr=False)

    def culprit(self, target: Target) -> Node | None:
        """The first operation before this result that lost digits; None where the result has all.

        An operation whose loss goes no further is none.
        """
        if not self.by_id[target].lost:
            return None
        before = self._before(target)
        return next(node for node in self.nodes if node.id in before and node.lost)

    def _before(self, target: str) -> set[str]:
        names = {target}
        for name in self.by_id[target].inputs:
            names |= self._before(name)
        return names


def trace(way: Way, x: Array, y: Array, precision: Precision) -> Trace:
    """The nodes of one problem x, y (k,), given in float64 and taken as the type holds them.

    A target beyond the range of the type stays what it was in the exact values.
    Raises ValueError as `exact_values` does. Meant for k <= 10: k^2 numbers of 100 digits.
    """
    held_x, held_y = precision.held([x]), precision.held([y])
    values = run(way, held_x, held_y, precision)
    wide_y = held_y[0].astype(np.float64)
    true_y = np.where(np.isfinite(wide_y), wide_y, y)
    exact = exact_values(held_x[0].astype(np.float64), true_y)
    functions = numpy_functions(held_x, held_y, precision)
    truth = Truth(exact, held_x[0].astype(np.float64), true_y, functions)
    nodes = [_input("x", x, held_x[0], truth), _input("y", y, held_y[0], truth)]
    for operation in OPERATIONS[way]:
        nodes.append(_node(operation, way, values, truth, functions))
    return Trace(way, precision, tuple(nodes), {node.id: node for node in nodes})


def _input(name: str, given: Array, held: Array, truth: Truth) -> Node:
    """x or y as the type holds it, beside what was typed."""
    entries = []
    for i, (before, value) in enumerate(zip(given, held.tolist(), strict=True), 1):
        exact = truth.ctx.mpf(float(before))
        far = ulps(value, exact, truth.precision)
        event: Event | None = None
        if math.isinf(value) and math.isfinite(before):
            event = "overflow"
        elif value == 0 and before != 0:
            event = "underflow"
        entries.append(Entry((i,), value, exact, far, 1.0, far, event))
    return Node(name, (), tuple(entries))


def _node(
    operation: Operation, way: Way, values: Values, truth: Truth, functions: Functions
) -> Node:
    computed = values[operation.id][0]
    exact = truth.of(operation.id, way, np.ravel(computed))
    local = _local(operation, values, truth, functions)
    conditions = np.broadcast_to(truth.condition(operation.id, way), exact.shape)
    entries = []
    places = list(np.ndindex(*np.shape(computed)))
    flat_local = np.ravel(local) if local is not None else [None] * len(places)
    for n, place in enumerate(places):
        value, true = float(np.ravel(computed)[n]), np.ravel(exact)[n]
        own = flat_local[n]
        kappa = float(truth.exact.kappa[n]) if operation.id == "grad-x" else 1.0
        entry = Entry(
            _index(operation.id, place, truth),
            value,
            true,
            ulps(value, true, truth.precision),
            float(np.ravel(conditions)[n]),
            _UNDEFINED if own is None else ulps(value, own, truth.precision),
            event_of(operation.id, value, true, place, values, truth.precision),
            kappa,
        )
        entries.append(entry)
    return Node(operation.id, operation.inputs, tuple(entries))


def _index(name: str, place: tuple[int, ...], truth: Truth) -> tuple[int, ...]:
    if name == "jacobian":
        return int(truth.labelled[place[0]]) + 1, place[1] + 1
    return tuple(n + 1 for n in place)


def _local(
    operation: Operation, values: Values, truth: Truth, functions: Functions
) -> Array | None:
    """What exact arithmetic makes of the computed inputs; None where one of them is no number."""
    ctx = truth.ctx
    inputs = [values[name] for name in operation.inputs]
    masks_only = operation.inputs[0] == "x" or operation.id in ("exp", "log")
    for array in inputs:
        wide = array.astype(np.float64)
        if not (np.isfinite(wide) | (np.isneginf(wide) & masks_only)).all():
            return None
    exact_functions = Functions(
        np.frompyfunc(ctx.exp, 1, 1),
        np.frompyfunc(ctx.log, 1, 1),
        np.frompyfunc(ctx.log1p, 1, 1),
        truth.precision,
        functions.winner,
        functions.labelled,
        ctx.zero,
    )
    try:
        outcome = operation.apply(exact_functions, *map(truth.numbers, inputs))
    except ZeroDivisionError:
        return None
    return np.ravel(np.asarray(outcome, dtype=object))
