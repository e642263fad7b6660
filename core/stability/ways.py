"""Four ways from logits and targets to loss and gradient, as lists of operations on any numbers.

Each operation is written once. With NumPy's functions it computes in the type of its arrays
(`run`); with mpmath's, it says what this one operation should have made of the same inputs, and so
how much it lost by itself (`core.stability.nodes`).

    textbook     exp(x), sum, quotient, logarithm, -y / s, and the product with the Jacobian
    shifted      the same of x - max(x)
    lse          log s = (x - max x) - log(sum), and s * sum(y) - y
    lab          the lab's own, see `core.numeric`: in float64 bit for bit what its screens show

Shapes: x, y (n, k) are n problems; vectors are (n, k), numbers (n,), the Jacobian's rows
(n, rows, k). Nothing is checked; overflow and nan are what is looked for.
Sources: Blanchard, Higham and Higham, Accurately computing the log-sum-exp and softmax functions
(IMA Journal of Numerical Analysis 41, 2021) for `shifted` and `lse`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import numpy as np

from core.stability.precision import Array, Precision

Way = Literal["textbook", "shifted", "lse", "lab"]
Values = dict[str, Array]
WAYS: Final[tuple[Way, ...]] = ("textbook", "shifted", "lse", "lab")


@dataclass(frozen=True, eq=False)
class Functions:
    """What operations are made of: functions of arrays, and what is known of these problems.

    winner: argmax x of each row, (n,). labelled: the classes whose rows of the Jacobian are
    made, all if none has a target; those of the others are multiplied by 0 anyhow.
    """

    exp: Callable[[Array], Array]
    log: Callable[[Array], Array]
    log1p: Callable[[Array], Array]
    precision: Precision
    winner: Array
    labelled: Array
    zero: Any = field(default=0.0)

    def others(self, array: Array) -> Array:
        """The array with zeros at the winners."""
        rest = array.copy()
        rest[np.arange(len(rest)), self.winner] = self.zero
        return rest

    def of_winner(self, array: Array) -> Array:
        """The winners' entries, (n,)."""
        entries: Array = array[np.arange(len(array)), self.winner]
        return entries

    def with_winner(self, array: Array, entries: Array, where: Array) -> Array:
        """The array with these entries at the winners of the rows where this holds."""
        changed = array.copy()
        rows = np.arange(len(array))[where]
        changed[rows, self.winner[where]] = entries[where]
        return changed


@dataclass(frozen=True)
class Operation:
    """One step of a way: what it is called, what goes into it, and what it does."""

    id: str
    inputs: tuple[str, ...]
    apply: Callable[..., Array]


# --- the operations ----------------------------------------------------------------------


def _total(f: Functions, terms: Array) -> Array:
    """Sums of rows."""
    total: Array = np.add.reduce(terms, axis=-1)
    return total


def _ordered_total(f: Functions, terms: Array) -> Array:
    """The same, the smallest first: equal classes in another order have the same sum."""
    return _total(f, np.sort(terms, axis=-1))


def _shift(f: Functions, x: Array) -> Array:
    shifted: Array = x - f.of_winner(x)[:, None]
    return shifted


def _exp(f: Functions, x: Array) -> Array:
    return f.exp(x)


def _divide(f: Functions, exp: Array, total: Array) -> Array:
    s: Array = exp / total[:, None]
    return s


def _log(f: Functions, s: Array) -> Array:
    return f.log(s)


def _loss(f: Functions, y: Array, log_s: Array) -> Array:
    loss: Array = -_total(f, y * log_s) + f.zero  # 0.0, not -0.0
    return loss


def _row_vector(f: Functions, y: Array, s: Array) -> Array:
    grad_s: Array = -y / s
    return grad_s


def _jacobian(f: Functions, s: Array) -> Array:
    """s_i (delta_ij - s_j), the rows i of labelled classes."""
    delta = np.eye(s.shape[1], dtype=s.dtype)[f.labelled]
    rows: Array = s[:, f.labelled, None] * (delta - s[:, None, :])
    return rows


def _product(f: Functions, grad_s: Array, jacobian: Array) -> Array:
    """Row vector times Jacobian; a nan of a class without label spoils it as well."""
    spoilt = _total(f, grad_s * 0)[:, None]
    grad: Array = np.add.reduce(grad_s[:, f.labelled, None] * jacobian, axis=1) + spoilt
    return grad


def _closed_form(f: Functions, s: Array, y: Array) -> Array:
    grad: Array = s * _total(f, y)[:, None] - y
    return grad


def _log_softmax(f: Functions, shift: Array, log_total: Array) -> Array:
    log_s: Array = shift - log_total[:, None]
    return log_s


_BACK: Final = (
    Operation("grad-s", ("y", "divide"), _row_vector),
    Operation("jacobian", ("divide",), _jacobian),
    Operation("grad-x", ("grad-s", "jacobian"), _product),
)
TEXTBOOK: Final = (
    Operation("exp", ("x",), _exp),
    Operation("sum", ("exp",), _total),
    Operation("divide", ("exp", "sum"), _divide),
    Operation("log", ("divide",), _log),
    Operation("loss", ("y", "log"), _loss),
    *_BACK,
)
SHIFTED: Final = (
    Operation("shift", ("x",), _shift),
    Operation("exp", ("shift",), _exp),
    *TEXTBOOK[1:],
)
LSE: Final = (
    *SHIFTED[:3],
    Operation("divide", ("exp", "sum"), _divide),
    Operation("log-sum", ("sum",), _log),
    Operation("log", ("shift", "log-sum"), _log_softmax),
    Operation("loss", ("y", "log"), _loss),
    Operation("grad-x", ("divide", "y"), _closed_form),
)

# --- the lab's own: `core.numeric._kernel` and `_values`, for any type ------------------------


def _exact_exp(f: Functions, x: Array, shift: Array) -> Array:
    """exp(x - max x) as if the difference were exact; raised where some would be subnormal."""
    top = f.of_winner(x)[:, None]
    b = shift - x
    lost = (x - (shift - b)) - (top + b)
    masked = np.isneginf(x.astype(np.float64))
    least = np.where(masked, 0, shift).min(axis=1)
    raised = np.where(least < -f.precision.normal_spread, f.precision.lift, 0.0)[:, None]
    if raised.any():
        lift = raised.astype(x.dtype)
        exponent = shift + lift
        b = exponent - shift
        lost = lost + ((shift - (exponent - b)) + (lift - b))
        shift = exponent
    lost[masked] = f.zero
    weights = f.exp(shift)
    corrected: Array = weights + lost * weights
    return corrected


def _rest(f: Functions, weights: Array) -> Array:
    rest: Array = _ordered_total(f, f.others(weights)) / f.of_winner(weights)
    return rest


def _weighted(f: Functions, weights: Array) -> Array:
    total = f.of_winner(weights) + _ordered_total(f, f.others(weights))
    s: Array = weights / total[:, None]
    return s


def _log1p(f: Functions, rest: Array) -> Array:
    return f.log1p(rest)


def _times_rest(f: Functions, factor: Array, weights: Array, rest: Array) -> Array:
    """factor * R, with the digits that a subnormal R lacks and a large factor shows."""
    product: Array = factor * rest
    top = f.of_winner(weights)
    # A winner's weight other than 1 says that the row is raised.
    subnormal = (rest < f.precision.rest_tiny) & (top != 1)
    if subnormal.any():
        others = _ordered_total(f, f.others(weights))
        return np.where(subnormal, factor / top * others, product)
    return product


def _lab_loss(
    f: Functions, y: Array, shift: Array, weights: Array, rest: Array, log_total: Array
) -> Array:
    """Y log(1 + R) + sum_i y_i (max x - x_i): no term is negative."""
    total = _ordered_total(f, y)
    products = np.where(y == 0, f.zero, y * shift)
    tiny = rest < f.precision.rest_tiny
    whole = np.where(tiny, _times_rest(f, total, weights, rest), total * log_total)
    loss: Array = whole - _ordered_total(f, products)
    return loss


def _lab_gradient(f: Functions, y: Array, weights: Array, rest: Array) -> Array:
    """s Y - y; the winner's entry as ((Y - y_a) - y_a R) / (1 + R)."""
    total, own = _ordered_total(f, y), f.of_winner(y)
    sum_w = f.of_winner(weights) + _ordered_total(f, f.others(weights))
    small = f.precision.small_targets
    scaled = weights * (np.maximum(total, y.dtype.type(small)) / sum_w)[:, None]
    if (total < small).any():
        scaled = scaled * np.minimum(total / y.dtype.type(small), 1)[:, None]
    others = np.where(own > total - own, _ordered_total(f, f.others(y)), total - own)
    winners = (others - _times_rest(f, own, weights, rest)) / (1 + rest)
    return f.with_winner(scaled - y, winners, rest < 1)


LAB: Final = (
    Operation("shift", ("x",), _shift),
    Operation("exp", ("x", "shift"), _exact_exp),
    Operation("rest", ("exp",), _rest),
    Operation("divide", ("exp",), _weighted),
    Operation("log-sum", ("rest",), _log1p),
    Operation("log", ("shift", "log-sum"), _log_softmax),
    Operation("loss", ("y", "shift", "exp", "rest", "log-sum"), _lab_loss),
    Operation("grad-x", ("y", "exp", "rest"), _lab_gradient),
)
OPERATIONS: Final[Mapping[Way, tuple[Operation, ...]]] = {
    "textbook": TEXTBOOK,
    "shifted": SHIFTED,
    "lse": LSE,
    "lab": LAB,
}


def steps_to(way: Way, result: str) -> tuple[str, ...]:
    """The ids of all operations that this result of the way is made with, in order, it too."""
    by_id = {operation.id: operation for operation in OPERATIONS[way]}
    needed, waiting = set[str](), [result]
    while waiting:
        name = waiting.pop()
        if name in by_id and name not in needed:
            needed.add(name)
            waiting += by_id[name].inputs
    return tuple(name for name in by_id if name in needed)


def numpy_functions(x: Array, y: Array, precision: Precision) -> Functions:
    """NumPy's functions, for these problems of this type."""
    labelled = np.flatnonzero(y.any(axis=0))
    return Functions(
        np.exp, np.log, np.log1p, precision,
        winner=x.argmax(axis=1),
        labelled=labelled if len(labelled) else np.arange(y.shape[1]),
        zero=x.dtype.type(0),
    )  # fmt: skip


def run(way: Way, x: Array, y: Array, precision: Precision) -> Values:
    """Everything that the way computes, by the operations' ids, in order; x, y (n, k).

    The two are taken in this type, see `Precision.held`. The Jacobian has the rows of classes
    that have a target in any of the problems.
    """
    values: Values = {"x": x, "y": y}
    with np.errstate(all="ignore"):
        functions = numpy_functions(x, y, precision)
        for operation in OPERATIONS[way]:
            inputs = (values[name] for name in operation.inputs)
            values[operation.id] = operation.apply(functions, *inputs)
    return values
