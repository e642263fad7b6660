"""The true gradients against difference quotients of losses written anew, and the verdicts."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.libraries.batch import Asked, Batch, one_hot_index, turned
from core.libraries.calls import CALLS, Call
from core.libraries.comparison import Compared, compare, true_gradient_of
from core.libraries.returned import Refused, Returned

mp = mpmath.MPContext()
mp.dps = 60
STEP = mp.mpf(10) ** -20
Row = list[Any]


# --- the losses, as the documentation of each call has them, in 60 digits -----------------------


def log_s(x: Row) -> Row:
    total = mp.log(mp.fsum(mp.exp(v) for v in x))
    return [v - total for v in x]


def cross_entropy(x: Row, labels: Row) -> Any:
    return mp.fsum(-t * v for t, v in zip(labels, log_s(x), strict=True) if t)


def smoothed(labels: Row, by: float) -> Row:
    return [(1 - mp.mpf(by)) * t + mp.mpf(by) / len(labels) for t in labels]


def clipped(x: Row, labels: Row, low: float) -> Any:
    s = [mp.exp(v) for v in log_s(x)]
    cut = [min(max(v, mp.mpf(low)), 1 - mp.mpf(low)) for v in s]
    return mp.fsum(-t * mp.log(p) for t, p in zip(labels, cut, strict=True))


def loss_of(call: Call, rows: list[Row], batch: Batch) -> Any:
    """The reduced loss; without a reduction the sum, of which a row's gradient is its own."""
    asked = batch.asked
    weight = [mp.mpf(w) for w in asked.weight or (1,) * batch.k]
    y = [[mp.mpf(float(v)) for v in row] for row in batch.y]
    losses, divisor = [], mp.mpf(batch.rows)
    if call.key in ("torch-index", "torch-nll"):
        divisor = mp.zero
        for x, c in zip(rows, batch.index, strict=True):
            if c == asked.ignore:
                continue
            divisor += weight[c]
            logs = log_s(x)
            plain = -weight[c] * logs[c]
            spread = mp.fsum(-w * v for w, v in zip(weight, logs, strict=True)) / batch.k
            a = mp.mpf(asked.smoothing if call.key == "torch-index" else 0)
            losses.append((1 - a) * plain + a * spread)
    elif call.takes == "index":
        losses = [-log_s(x)[c] for x, c in zip(rows, batch.index, strict=True)]
    elif call.key == "torch-bce":
        divisor *= batch.k
        for x, t in zip(rows, y, strict=True):
            p = [1 / (1 + mp.exp(-v)) for v in x]
            losses += [
                -w * (b * mp.log(a) + (1 - b) * mp.log(1 - a))
                for a, b, w in zip(p, t, weight, strict=True)
            ]
    else:
        for x, t in zip(rows, y, strict=True):
            labels = smoothed(t, asked.smoothing) if "smoothing" in call.arguments else t
            if "weight" in call.arguments:
                labels = [a * w for a, w in zip(labels, weight, strict=True)]
            low = {"keras": 1e-7, "sklearn": 2.0**-52}.get(call.key)
            losses.append(clipped(x, labels, low) if low else cross_entropy(x, labels))
    always = call.library == "numpy"
    return mp.fsum(losses) / (divisor if asked.reduction == "mean" or always else 1)


def slopes(loss: Callable[[list[Row]], Any], x: Any) -> Any:
    """Central difference quotients of a loss by every logit, (N, k)."""
    rows = [[mp.mpf(float(v)) for v in row] for row in x]
    slopes = np.empty(x.shape)
    for n, c in itertools.product(*map(range, x.shape)):
        ends = []
        for step in (STEP, -STEP):
            moved = [list(row) for row in rows]
            moved[n][c] += step
            ends.append(loss(moved))
        slopes[n, c] = float((ends[0] - ends[1]) / (2 * STEP))
    return slopes


ASKED = [
    Asked(),
    Asked("sum", weight=(0.5, 2.0, 1.25)),
    Asked("none", smoothing=0.2),
    Asked(smoothing=0.1, weight=(0.5, 2.0, 1.25), ignore=1),
    Asked(weight=(0.0, 3.0, 1.0)),
]
Y = {"class": (0, 1, 0), "shares": (0.2, 0.3, 0.5), "two": (1, 1, 0), "less": (0.2, 0.3, 0.1)}


def batch(
    x: tuple[float, ...], y: tuple[float, ...], asked: Asked = ASKED[0], n: int = 1
) -> Batch:
    logits = np.tile(np.array(x, float), (n, 1))
    labels = turned(np.array(y, float), np.isneginf(logits[0]), n)
    return Batch(logits, labels, one_hot_index(labels), asked)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.key)
def test_the_true_gradient_is_the_slope_of_the_loss(call: Call) -> None:
    checked = 0
    for asked, y in itertools.product(ASKED, Y.values()):
        given_batch = batch((1.0, 2.0, -0.5), y, asked, 1 if asked == Asked() else 2)
        outcome = call.model(given_batch)
        if isinstance(outcome, Refused):
            continue
        checked += 1
        expected = slopes(lambda moved: loss_of(call, moved, given_batch), given_batch.x)  # noqa: B023
        true = true_gradient_of(call, given_batch)
        np.testing.assert_allclose(true, expected, rtol=1e-13, atol=1e-15)
        rows_of_x = [[mp.mpf(float(v)) for v in row] for row in given_batch.x]
        total = float(loss_of(call, rows_of_x, given_batch))
        np.testing.assert_allclose(np.sum(outcome.loss), total, rtol=1e-13)
    assert checked >= 4


@pytest.mark.parametrize("key", ["keras", "sklearn"])
def test_what_is_cut_has_no_slope(key: str) -> None:
    call = next(call for call in CALLS if call.key == key)
    far = batch((40.0, 0.0, -1.0), (0, 1, 0))
    expected = slopes(lambda moved: loss_of(call, moved, far), far.x)
    np.testing.assert_allclose(true_gradient_of(call, far), expected, rtol=1e-12, atol=1e-30)


@pytest.mark.parametrize("x", [(30.0, 0, -2), (-1.5, 44, 0), (500.0, 501, 499.5)])
def test_the_true_gradient_keeps_digits_that_libraries_lose(x: tuple[float, ...]) -> None:
    given_batch = batch(x, (1, 0, 0) if x[0] > 1 else (0, 1, 0))
    for call in CALLS:
        if call.labels is not None and call.key not in ("keras", "sklearn"):
            expected = slopes(lambda moved: loss_of(call, moved, given_batch), given_batch.x)  # noqa: B023
            true = true_gradient_of(call, given_batch)
            np.testing.assert_allclose(true, expected, rtol=1e-12, atol=1e-300)


# --- verdicts ------------------------------------------------------------------------------------


def verdicts(given_batch: Batch) -> dict[str, str]:
    return {row.call.key: row.verdict for row in compare(given_batch)}


def test_with_a_distribution_every_gradient_is_true() -> None:
    got = verdicts(batch((1, 2, -0.5), (0.2, 0.3, 0.5)))
    assert got == {
        "torch-probabilities": "true",
        "torch-index": "refuses",
        "torch-nll": "refuses",
        "torch-bce": "true",
        "tensorflow": "true",
        "keras-logits": "true",
        "keras": "rescales",
        "optax": "true",
        "optax-safe": "true",
        "optax-integer": "refuses",
        "sklearn": "refuses",
        "course-labels": "true",
        "course-index": "refuses",
    }


@pytest.mark.parametrize("y", [(1, 1, 0), (0.2, 0.3, 0.1), (0, 0, 0), (0, 3, 0)])
def test_without_one_libraries_part(y: tuple[float, ...]) -> None:
    got = verdicts(batch((1, 2, -0.5), y))
    assert {key for key, verdict in got.items() if verdict == "difference"} == {
        "tensorflow",
        "keras-logits",
        "course-labels",
    }
    for key in ("torch-probabilities", "optax", "optax-safe"):
        assert got[key] == "silent"
    for key in ("torch-index", "torch-nll", "optax-integer", "course-index"):
        assert got[key] == "refuses"
    assert got["sklearn"] == ("refuses" if 0.2 in y else "silent")


def test_with_a_single_label_nobody_refuses() -> None:
    got = verdicts(batch((1, 2, -0.5), (0, 1, 0), n=3))
    assert set(got.values()) == {"true", "rescales", "no-gradient"}


def test_a_masked_class_makes_some_losses_nan_and_no_gradient_wrong() -> None:
    rows = compare(batch((1, 2, -np.inf), (0, 1, 0)))
    lost = {row.call.key for row in rows if row.loses_loss}
    assert lost == {
        "torch-probabilities", "torch-bce", "tensorflow", "keras-logits", "optax", "course-labels"
    }  # fmt: skip
    assert {row.verdict for row in rows} == {"true", "rescales", "no-gradient"}


PROBLEMS = st.integers(2, 5).flatmap(
    lambda k: st.tuples(
        st.lists(st.floats(-30, 30) | st.just(-np.inf), min_size=k, max_size=k).filter(
            lambda x: max(x) > -np.inf
        ),
        st.one_of(
            st.integers(0, k - 1).map(lambda c: np.eye(k)[c].tolist()),
            st.lists(st.floats(0, 4), min_size=k, max_size=k),
        ),
        st.sampled_from(["mean", "sum", "none"]),
        st.lists(st.floats(0, 5), min_size=k, max_size=k) | st.just([]),
        st.sampled_from([0.0, 0.1, 1.0]),
        st.none() | st.integers(0, k - 1),
        st.integers(1, 4),
    )
)


@settings(deadline=None, max_examples=150)
@given(PROBLEMS)
def test_every_call_is_judged_and_none_has_a_gradient_of_its_own(drawn: Any) -> None:
    x, y, reduction, weight, smoothing, ignore, rows = drawn
    asked = Asked(reduction, tuple(weight), smoothing, ignore)
    for row in compare(batch(tuple(x), tuple(y), asked, rows)):
        assert row.verdict != "wrong", row.call.key
        _assert_consistent(row, rows, len(x))


def _assert_consistent(row: Compared, rows: int, k: int) -> None:
    if row.verdict == "refuses":
        assert isinstance(row.outcome, Refused)
        assert row.true is None
        return
    assert isinstance(row.outcome, Returned)
    assert row.true is not None
    assert row.true.shape == (rows, k)
    if row.call.labels is not None:  # softmax does not change when all logits shift
        size = float(np.abs(row.true).sum())
        assert np.abs(row.true.sum(axis=1)).max() <= 1e-12 * max(size, 1.0)
    if row.difference is not None:
        np.testing.assert_array_equal(row.difference, row.outcome.grad - row.true)


def test_labels_of_a_batch_move_on_past_masked_classes() -> None:
    masked = np.array([False, True, False, False])
    labels = turned(np.array([1.0, 0.5, 0.0, 2.0]), masked, 4)
    assert labels.tolist() == [
        [1.0, 0.5, 0.0, 2.0],
        [2.0, 0.5, 1.0, 0.0],
        [0.0, 0.5, 2.0, 1.0],
        [1.0, 0.5, 0.0, 2.0],
    ]


@pytest.mark.parametrize(
    ("y", "index"),
    [([[0, 1], [1, 0]], [1, 0]), ([[0, 1], [1, 1]], None), ([[0, 2]], None), ([[0, 0]], None)],
)
def test_only_single_labels_have_an_index(y: list[list[float]], index: list[int] | None) -> None:
    got = one_hot_index(np.array(y, float))
    assert (None if got is None else got.tolist()) == index
