"""Numbers that somebody's program printed for a problem: read, put in shape, diagnosed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.answers.diagnosis import agree, diagnose, true_values
from core.answers.outcome import Outcome
from core.answers.targets import Target
from core.errors import ProblemError
from core.numeric import forward_backward
from core.problem import Problem
from core.readings import Reading, read_rows
from core.readings.reading import Notation

FloatArray: TypeAlias = NDArray[np.float64]
_DIAGONAL: Final = 5e-4  # three places, as many as s (1 - s) is printed with at least

Shape = Literal[
    "plain",  # as it should be
    "flattened",  # a matrix, row by row, in one line
    "batch",  # a row for each of several problems
    "turned",  # the same, a column for each
    "other",  # none that goes with the problem
    "none",  # no number could be read
]


@dataclass(frozen=True)
class Pasted:
    """What became of a text.

    outcome   see `Outcome`; of a batch, of the row `row`
    shape     see `Shape`
    given     the numbers as they were compared, in the shape of `true`; None where they were not
    true      the right numbers
    sizes     rows and columns of what was pasted; one row for a list
    notation  how the numbers were written
    row       of a batch: the row that is compared, from 1
    agreeing  of a batch: the rows that are right, from 1
    averaged  of a batch: whether each row is divided by the number of rows
    is_diagonal  whether a vector is the diagonal of the matrix that is wanted
    error     why the text is no numbers
    """

    outcome: Outcome
    shape: Shape
    true: FloatArray
    given: FloatArray | None = None
    sizes: tuple[int, int] = (0, 0)
    notation: Notation = "plain"
    row: int = 0
    agreeing: tuple[int, ...] = ()
    averaged: bool = False
    is_diagonal: bool = False
    error: ProblemError | None = None


def mark_numbers(text: str, problem: Problem, target: Target = "gradient") -> Pasted:
    """Diagnose printed numbers. Never raises, whatever the text.

    Of a text that can be read in several ways, the one counts whose numbers are right, else the
    first that has the right shape.
    """
    true = true_values(problem, target)
    try:
        readings = read_rows(text)
    except ProblemError as error:
        return _not_numbers(error, problem, target, true)
    ways = [
        replace(_compared(numbers, problem, target, true), notation=notation)
        for notation, numbers in _arrays(readings)
    ]
    return min(ways, key=_rank)


def _rank(way: Pasted) -> tuple[bool, bool, int]:
    """Right ones first, then those of the right shape, then those whose count is nearest to it."""
    rows, columns = way.sizes
    is_other = way.shape == "other"
    return way.outcome.tag != "right", is_other, abs(rows * columns - way.true.size) * is_other


def _not_numbers(
    error: ProblemError, problem: Problem, target: Target, true: FloatArray
) -> Pasted:
    """nan and infinity are printed by programs all the same."""
    if error.code in ("nan", "infinite"):
        if error.code == "infinite" and true.shape == () and np.isinf(true):
            return Pasted(Outcome("right", name="infinite"), "plain", true)
        outcome = Outcome(
            "wrong", name=error.code, component=error.position, counterexample=problem
        )
        return Pasted(outcome, "none", true, error=error)
    reason: Literal["empty", "sign"] = "empty" if error.code == "empty" else "sign"
    return Pasted(Outcome("unreadable", reason=reason), "none", true, error=error)


def _arrays(readings: tuple[Reading, ...]) -> Iterator[tuple[Notation, FloatArray]]:
    """What the readings are together: rows as a matrix, and lists."""
    for notation in dict.fromkeys(reading.notation for reading in readings):
        written = [reading for reading in readings if reading.notation == notation]
        rows = [reading.values for reading in written if reading.layout == "row"]
        if rows and len(set(map(len, rows))) == 1:
            yield notation, np.array(rows)
        for reading in written:
            if reading.layout not in ("row", "column") or not rows:
                yield notation, np.array(reading.values)
    if all(reading.layout == "row" for reading in readings):
        widths = {len(reading.values) for reading in readings}
        if len(widths) > 1:
            yield "plain", np.array([v for reading in readings for v in reading.values])


def _compared(numbers: FloatArray, problem: Problem, target: Target, true: FloatArray) -> Pasted:
    rows, columns = np.atleast_2d(numbers).shape
    sizes = (int(rows), int(columns))
    if true.ndim == 0 and numbers.size > 1 and 1 in sizes:
        return _losses(numbers.ravel(), problem, target, true)
    if true.ndim == 2 and columns == problem.k and rows > problem.k and rows % problem.k == 0:
        matrices = numbers.reshape(-1, *true.shape)
        return _batch(matrices, problem, target, true, sizes, "batch")
    if numbers.ndim < 2 or true.ndim == 2 or numbers.size == true.size:
        return _single(numbers, problem, target, true, sizes)
    if sizes == (problem.k, problem.k) and diagnose(numbers, problem, "jacobian").tag == "right":
        outcome = Outcome("wrong", name="is jacobian", counterexample=problem)
        return Pasted(outcome, "other", true, sizes=sizes)
    if true.ndim == 1 and columns == true.size:
        return _batch(numbers, problem, target, true, sizes, "batch")
    if true.ndim == 1 and rows == true.size:
        return _batch(numbers.T, problem, target, true, sizes, "turned")
    return Pasted(Outcome("unreadable", reason="shape"), "other", true, sizes=sizes)


def _single(
    numbers: FloatArray,
    problem: Problem,
    target: Target,
    true: FloatArray,
    sizes: tuple[int, int],
) -> Pasted:
    if numbers.size != true.size:
        is_diagonal = (
            true.ndim == 2
            and numbers.size == problem.k
            and np.allclose(numbers.ravel(), np.diag(true), rtol=0, atol=_DIAGONAL)
        )
        shape_error = Outcome("unreadable", reason="shape")
        return Pasted(shape_error, "other", true, sizes=sizes, is_diagonal=is_diagonal)
    is_flat = true.ndim == 2 and numbers.ndim < 2
    given = numbers.reshape(true.shape)
    shape: Shape = "flattened" if is_flat else "plain"
    return Pasted(diagnose(given, problem, target), shape, true, given, sizes)


def _losses(numbers: FloatArray, problem: Problem, target: Target, true: FloatArray) -> Pasted:
    """Several numbers where a loss is wanted: its terms, or a batch, a loss for each row."""
    values = forward_backward(problem.x, problem.y)
    if len(numbers) == problem.k and np.isfinite(true):
        y = np.asarray(problem.y)
        terms = -y * np.where(y > 0, values.log_s, 0.0)
        if agree(numbers, terms):
            outcome = Outcome("wrong", name="terms", counterexample=problem)
            return Pasted(outcome, "other", true, sizes=(1, len(numbers)))
    batch = _batch(numbers[:, None], problem, target, true, (len(numbers), 1), "batch")
    if batch.agreeing or batch.averaged:
        return batch
    shape_error = Outcome("unreadable", reason="shape")
    return Pasted(shape_error, "other", true, sizes=(1, len(numbers)))


def _batch(
    numbers: FloatArray,
    problem: Problem,
    target: Target,
    true: FloatArray,
    sizes: tuple[int, int],
    shape: Shape,
) -> Pasted:
    """Each row against the problem; where not all are right, the first that is not."""
    outcomes = [diagnose(row, problem, target) for row in numbers]
    agreeing = tuple(n for n, outcome in enumerate(outcomes, 1) if outcome.tag == "right")
    row = next((n for n in range(1, len(outcomes) + 1) if n not in agreeing), 1)
    scaled = [diagnose(row * len(numbers), problem, target).tag == "right" for row in numbers]
    averaged = all(scaled) and not agreeing
    outcome = replace(outcomes[row - 1], name="factor 1/N") if averaged else outcomes[row - 1]
    if averaged:
        outcome = replace(outcome, tag="off-by")
    given = numbers[row - 1].reshape(true.shape)
    return Pasted(
        outcome, shape, true, given, sizes, row=row, agreeing=agreeing, averaged=averaged
    )
