"""How long a derivation takes, beside simplifying the whole Jacobian at once.

Both sides run in one process, one after the other, so that the ratio means something on a noisy
machine. `cold` clears SymPy's own cache before each round, `warm` keeps it; what derive() itself
keeps is cleared always. Nothing here passes or fails by the clock.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import pytest
import sympy as sp
from sympy.core.cache import clear_cache

import core.symbolic
from core.symbolic import concrete
from core.symbolic.check import holds

Report = Callable[[str, dict[str, Any]], None]
SECTION = "Derivation, symbolic"
ROUNDS = 7
COMPARED = range(2, 6)  # simplify takes 9 s at k = 10


def forget() -> None:
    core.symbolic._derived.cache_clear()
    concrete.classes.cache_clear()
    holds.cache_clear()


def forget_all() -> None:
    forget()
    clear_cache()


def simplify_jacobian(k: int) -> sp.Matrix:
    """What one would write first: the Jacobian of softmax, simplified."""
    logits = sp.Matrix(sp.symbols(f"x1:{k + 1}"))
    exponentials = logits.applyfunc(sp.exp)
    return sp.simplify((exponentials / sum(exponentials)).jacobian(logits))


def seconds(work: Callable[[], object], prepare: Callable[[], None], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        prepare()
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return median(times)


@pytest.mark.parametrize("k", [None, *range(2, 11)])
def test_derive(k: int | None, benchmark: Any, report: Report) -> None:
    def work() -> object:
        return core.symbolic.derive(k)

    cold = seconds(work, forget_all, ROUNDS)
    benchmark.pedantic(work, setup=forget, rounds=ROUNDS, warmup_rounds=1)
    warm = benchmark.stats.stats.median
    checks = seconds(lambda: [step.check() for step in core.symbolic.derive(k).steps], forget, 3)
    row = {
        "k": "general" if k is None else k,
        "derive, cold, ms": round(1e3 * cold, 1),
        "derive, warm, ms": round(1e3 * warm, 1),
        "derive and all checks, warm, ms": round(1e3 * checks, 1),
    }
    if k in COMPARED:
        whole = seconds(lambda: simplify_jacobian(k), forget_all, 3)
        row["simplify(jacobian), cold, ms"] = round(1e3 * whole, 1)
        row["simplify / derive, cold"] = round(whole / cold, 1)
    report(SECTION, row)
