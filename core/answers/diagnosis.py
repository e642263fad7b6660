"""What is wrong with numbers that somebody's program printed, in tiers."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import permutations
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.answers.exact import Undefined
from core.answers.marking import read_mistakes
from core.answers.outcome import Outcome
from core.answers.points import FloatPoint
from core.answers.printed import Printed
from core.answers.targets import SHAPES, TARGETS, Target, cells, stated_at
from core.limits import K_MAX
from core.numeric import forward_backward
from core.problem import Problem

FloatArray: TypeAlias = NDArray[np.float64]
IsNear: TypeAlias = Callable[[FloatArray, FloatArray], bool]

# The largest distance at which numbers count as of this precision, some roundings of it each; and
# up to where they may be all that is left of smaller numbers.
_PRECISIONS: Final = (
    ("float64", 2.0**-46, 2.0**-50),
    ("float32", 2.0**-18, 2.0**-21),
    ("float16", 2.0**-8, 2.0**-10),
    ("bfloat16", 2.0**-7, 2.0**-8),
)
_ROUNDING: Final = 2.0**-18  # of a single number
_EVIDENCE: Final = 25.0  # else: how far above the distance the largest number has to be
_ROWS_MAX: Final = 1e6  # of a batch whose numbers are divided by their count
_PERMUTED_MAX: Final = 6  # classes whose orders are all tried


def diagnose(numbers: ArrayLike, problem: Problem, target: Target = "gradient") -> Outcome:
    """Compare numbers with the target of a problem.

    numbers: of the target's shape: (k,), (k, k) or one number; a row or a column of k is taken
    for a vector. Tags: `unreadable` with reason "shape" (name: what the shape is, where it is a
    near one); `right`, name the precision that the digits show, or "printed" where they were
    rounded by a printer; `off-by`; `mistake`; `wrong`, with the component where a single one is
    bad, or the name "is TARGET" where they are right numbers of something else, or "several"
    where more than one known mistake gives them. (Jacobians are symmetric: a transposed one is
    right.)
    """
    true = true_values(problem, target)
    given = _as_array(numbers)
    if given is None:
        return Outcome("unreadable", reason="sign")
    shaped = _shaped(given, true.shape)
    if shaped is None:
        return Outcome("unreadable", reason="shape", name=_near_shape(given, true.shape))
    printed = Printed.of(shaped)
    precision = _precision(shaped, true, printed)
    if precision:
        return Outcome("right", name=precision)
    if printed.decimals and printed.fits(shaped, true):
        return Outcome("unreadable", name="few-digits")
    bad = _bad_components(shaped, true, printed)
    on_diagonal = not bad.size or any(n % (problem.k + 1) == 0 for n in bad.tolist())
    first, closed = stated_at(target, on_diagonal=on_diagonal)
    wrong = Outcome("wrong", "", (), problem, first, closed or None)
    return _named(shaped, true, problem, target, wrong, printed)


def agree(numbers: FloatArray, others: FloatArray) -> bool:
    """Whether they are the same, rounded as the first are printed or to a short format."""
    return bool(_precision(numbers, others, Printed.of(numbers)))


def true_values(problem: Problem, target: Target) -> FloatArray:
    """The right numbers of a target, in its shape: (k,), (k, k) or ()."""
    values = forward_backward(problem.x, problem.y)
    chosen: dict[Target, Any] = {
        "softmax": values.s,
        "loss": values.loss,
        "grad-s": values.grad_s,
        "jacobian": values.jacobian,
        "gradient": values.grad_x,
    }
    return np.asarray(chosen[target], dtype=np.float64)


def _as_array(numbers: ArrayLike) -> FloatArray | None:
    try:
        array = np.asarray(numbers, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        return None
    return array if array.size <= K_MAX**2 else None


def _shaped(given: FloatArray, shape: tuple[int, ...]) -> FloatArray | None:
    if given.shape == shape:
        return given
    if given.size == math.prod(shape) and len(shape) < 2:
        return given.reshape(shape)  # a column, a row, a number in brackets
    return None


def _near_shape(given: FloatArray, shape: tuple[int, ...]) -> str:
    """How the shape is near to the one wanted; empty where it is not."""
    if given.size == math.prod(shape):
        return "flattened"
    if given.ndim == 2 and len(shape) == 1 and given.shape[1] == shape[0]:
        return "batch"
    return ""


def _precision(given: FloatArray, true: FloatArray, printed: Printed) -> str:
    """The finest precision at which the numbers agree; empty where they do not."""
    finite = np.isfinite(true)
    if not np.array_equal(given[~finite], true[~finite], equal_nan=True):
        return ""
    scale = max(1.0, float(np.abs(true[finite]).max(initial=0.0)))
    with np.errstate(invalid="ignore", over="ignore"):
        distance = float(np.abs(given[finite] - true[finite]).max(initial=0.0)) / scale
    size = float(np.abs(true[finite]).max(initial=0.0)) / scale
    name = next(
        (
            name
            for name, most, least in _PRECISIONS
            if distance <= (most if size >= _EVIDENCE * distance else least)
        ),
        "",
    )
    if name != "float64" and printed.agree(given[finite], true[finite]):
        return "printed"
    is_short = name in ("float16", "bfloat16")
    if is_short and distance > _PRECISIONS[2][2] and not _is_of(name, given[finite]):
        return ""
    return name


def _is_of(precision: str, numbers: FloatArray) -> bool:
    """Whether each is a number of a short format, in as many digits as it is written with."""
    with np.errstate(over="ignore"):
        single = numbers.astype(np.float32)
        if precision == "float16":
            rounded = single.astype(np.float16).astype(np.float64)
        else:
            bits = single.view(np.uint32).astype(np.uint64)
            upper = (bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000
            rounded = upper.astype(np.uint32).view(np.float32).astype(np.float64)
    pairs = zip(np.split(numbers, numbers.size), np.split(rounded, rounded.size), strict=True)
    return all(Printed.of(number).fits(number, short) for number, short in pairs)


def _named(
    given: FloatArray,
    true: FloatArray,
    problem: Problem,
    target: Target,
    wrong: Outcome,
    printed: Printed,
) -> Outcome:
    """The first thing of the list that explains the numbers."""

    def is_near(first: FloatArray, second: FloatArray) -> bool:
        return _precision(first, second, printed) in ("float64", "float32", "printed")

    bad = _bad_components(given, true, printed)
    if not np.isfinite(given).all():
        broken = np.flatnonzero(~np.isfinite(given) & (given != true))
        places = broken if broken.size else bad
        return _with(wrong, "wrong", "not-finite", component=int(places[0]) if places.size else 0)
    known = list(_mistakes(problem, target))
    matching = [(name, line) for name, line, values in known if is_near(given, values)]
    if not matching:  # rows and columns exchanged
        matching = [(name, line) for name, line, v in _across(iter(known)) if is_near(given, v)]
    if len(matching) == 1:
        name, line = matching[0]
        return _with(wrong, "mistake", name, contradicts=line, closed=None)
    other = next((t for t in TARGETS if t != target and _is_another(given, problem, t)), None)
    if other:
        return _with(wrong, "wrong", f"is {other}")
    off = next(_off_by(given, true, problem, is_near), "")
    if off:
        return _with(wrong, "off-by", off)
    if target == "gradient" and problem.Y != 1:
        off = next(_off_by(given, _for_sum_one(problem), problem, is_near), "")
        if off:
            return _with(wrong, "off-by", off, conditions=("sum(y) = 1",))
    if len(matching) > 1:
        return _with(wrong, "wrong", "several")
    if multiple(given, true) is not None:
        return _with(wrong, "off-by", "multiple")
    if len(bad) == 1 and true.size > 1:
        return _with(wrong, "wrong", "component", component=int(bad[0]))
    if SHAPES[target] == "vector" and target == "gradient" and abs(given.sum()) > 2.0**-7:
        return _with(wrong, "wrong", "sum-not-0")
    return wrong


def _is_another(given: FloatArray, problem: Problem, other: Target) -> bool:
    true = true_values(problem, other)
    return true.shape == given.shape and bool(_precision(given, true, Printed.of(given)))


def _with(outcome: Outcome, tag: Any, name: str, **more: Any) -> Outcome:
    return replace(outcome, tag=tag, name=name, **more)


def differing(given: FloatArray, true: FloatArray, outcome: Outcome) -> list[bool]:
    """Which numbers are not the right ones, row by row; none where the outcome is `right`."""
    if outcome.tag == "right":
        return [False] * true.size
    bad = set(_bad_components(given, true, Printed.of(given)).tolist())
    return [n in bad for n in range(true.size)]


def _bad_components(given: FloatArray, true: FloatArray, printed: Printed) -> NDArray[np.intp]:
    with np.errstate(invalid="ignore"):
        distance = np.abs(given - true)
        near = distance <= _ROUNDING * np.maximum(1.0, np.abs(true))
    return np.flatnonzero(~(near | (distance <= printed.half) | (given == true)))


def _mistakes(problem: Problem, target: Target) -> Iterator[tuple[str, str, FloatArray]]:
    point, shape = FloatPoint(problem), true_values(problem, target).shape
    for mistake, node in read_mistakes(target):
        try:
            values = np.asarray(cells(node, target, point), dtype=np.float64).reshape(shape)
        except (Undefined, OverflowError):
            continue
        if np.isfinite(values).all():
            yield mistake.name, mistake.contradicts, values


def _for_sum_one(problem: Problem) -> FloatArray:
    """s - y, the gradient where sum(y) = 1."""
    values = forward_backward(problem.x, problem.y)
    return np.asarray(values.s - np.asarray(problem.y), dtype=np.float64)


def _across(
    known: Iterator[tuple[str, str, FloatArray]],
) -> Iterator[tuple[str, str, FloatArray]]:
    """The same with rows for columns, where that is another matrix."""
    for name, line, values in known:
        if values.ndim == 2 and not np.allclose(values, values.T):
            yield name, line, values.T


def _off_by(
    given: FloatArray,
    true: FloatArray,
    problem: Problem,
    is_near: IsNear,
) -> Iterator[str]:
    if not np.isfinite(true).all():
        return
    if is_near(-given, true):
        yield "sign"
    yield from _factors(given, true, problem, is_near)
    if "factor 1/N" in _rows(-given, true, is_near):
        yield "sign and factor 1/N"
    if true.ndim and is_near(given - given.flat[0] + true.flat[0], true):
        yield "constant"
    if true.ndim == 2 and any(is_near(order, true) for order in _orders(given, true)):
        yield "permutation"
    is_short = true.ndim == 1 and len(true) <= _PERMUTED_MAX
    if is_short and any(is_near(np.asarray(order), true) for order in permutations(given)):
        yield "permutation"


def _factors(
    given: FloatArray, true: FloatArray, problem: Problem, is_near: IsNear
) -> Iterator[str]:
    """Factors that have a name, and any whole number of rows."""
    total, k = problem.Y, problem.k
    for name, factor in (
        ("factor sum(y)", total),
        ("factor 1/sum(y)", 1 / total if total else 1.0),
        ("factor k", float(k)),
        ("factor 1/k", 1 / k),
        ("factor 2", 2.0),
        ("factor 1/2", 0.5),
        ("factor 1/log 2", 1 / math.log(2)),
    ):
        if factor != 1 and is_near(given, true * factor):
            yield name
    yield from _rows(given, true, is_near)


def _rows(given: FloatArray, true: FloatArray, is_near: IsNear) -> Iterator[str]:
    """Whether they are multiplied or divided by a whole number of rows."""
    ratio = _ratio(given, true)
    for name, whole in (("factor N", ratio), ("factor 1/N", 1 / ratio if ratio else 0.0)):
        rows = round(whole) if 1.5 < whole < _ROWS_MAX else 0
        sizes = [float(n) for n in (rows, rows - 1, rows + 1)] if rows else []
        scaled = [true * size if name == "factor N" else true / size for size in sizes]
        # As printed they fit this whole number of rows, and not the next ones.
        if sizes and [is_near(given, values) for values in scaled] == [True, False, False]:
            yield name


def _ratio(given: FloatArray, true: FloatArray) -> float:
    """How often the largest right number goes into the one in its place; 0 where it is 0."""
    largest = np.abs(true).argmax()
    return float(given.flat[largest] / true.flat[largest]) if true.flat[largest] else 0.0


def multiple(given: FloatArray, true: FloatArray) -> float | None:
    """By what all the right numbers were multiplied, if by one factor; at least two show it."""
    if true.size < 2 or not (np.isfinite(given).all() and np.isfinite(true).all()):
        return None
    largest = np.abs(true).argmax()
    ratio, own = _ratio(given, true), abs(float(given.flat[largest]))
    rounding = Printed.of(given).half or own * _ROUNDING
    if not ratio or own < 4 * _EVIDENCE * rounding:
        return None
    allowed = rounding * (1 + np.abs(true / true.flat[largest]))
    return ratio if bool((np.abs(given - true * ratio) <= allowed).all()) else None


def _orders(given: FloatArray, true: FloatArray) -> Iterator[FloatArray]:
    """A matrix with its classes in the order of the true one: of both indices, of one of them."""
    both = _order(np.diag(given)[:, None], np.diag(true)[:, None])
    yield given[np.ix_(both, both)]
    yield given[_order(given, true)]
    yield given[:, _order(given.T, true.T)]


def _order(given: FloatArray, true: FloatArray) -> NDArray[np.intp]:
    """For each row of the true numbers the one that is nearest to it."""
    distances = np.abs(given[None, :, :] - true[:, None, :]).sum(axis=2)
    return np.asarray(distances.argmin(axis=1), dtype=np.intp)
