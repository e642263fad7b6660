"""Each model returns what the real library was recorded to return, and a wrong record is seen."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.libraries.calls import CALLS
from core.libraries.versions import RECORDED
from tests.core.libraries.comparing import batch_of, disagreements
from tests.core.libraries.problems import problems

RECORD = json.loads(Path(__file__).with_name("recorded.json").read_text("utf-8"))
REQUIREMENTS = Path(__file__).parents[2] / "requirements-libraries.txt"
KEYS = [call.key for call in CALLS]


@pytest.mark.parametrize("key", KEYS)
def test_returns_what_the_library_returned(key: str) -> None:
    assert disagreements(RECORD, key) == []


def test_the_record_is_of_these_problems() -> None:
    expected = list(problems())
    assert [p.name for p in expected] == [entry["name"] for entry in RECORD["problems"]]
    assert len({p.name for p in expected}) == len(expected) >= 200
    for problem, entry in zip(expected, RECORD["problems"], strict=True):
        assert set(entry["returned"]) == set(KEYS)
        recorded = batch_of(entry)
        assert recorded.x.dtype == problem.batch.x.dtype
        assert recorded.asked == problem.batch.asked
        np.testing.assert_array_equal(recorded.x, problem.batch.x)
        np.testing.assert_allclose(recorded.y, problem.batch.y, rtol=1e-7)
        assert (recorded.index is None) == (problem.batch.index is None)


def test_the_record_has_what_the_page_says_of_it() -> None:
    """Sums 0, 0.6, 1 and 2, negative labels, masks, ties, float32, every reduction."""
    batches = [batch_of(entry) for entry in RECORD["problems"]]
    sums = {round(float(total), 6) for b in batches for total in b.y.sum(axis=1)}
    assert {0.0, 0.6, 1.0, 2.0} <= sums
    assert any((b.y < 0).any() for b in batches)
    assert any(np.isneginf(b.x).any() for b in batches)
    assert any((b.x == b.x[0, 0]).all() for b in batches)
    assert {b.x.dtype.name for b in batches} == {"float32", "float64"}
    assert {b.asked.reduction for b in batches if b.rows > 1} == {"mean", "sum", "none"}


def test_versions_are_those_of_the_record_and_of_the_requirements() -> None:
    assert RECORDED.versions == RECORD["versions"]
    assert RECORDED.date == RECORD["date"]
    pinned = dict(line.split("==") for line in REQUIREMENTS.read_text("utf-8").split())
    pinned["sklearn"] = pinned.pop("scikit-learn")
    assert pinned == RECORDED.versions


def _other_gradient(entry: dict[str, Any]) -> None:
    entry["returned"]["torch-index"][1][0][0] += 1e-9


def _other_loss(entry: dict[str, Any]) -> None:
    entry["returned"]["torch-index"][0] *= 1 + 1e-9


def _refuses(entry: dict[str, Any]) -> None:
    entry["returned"]["torch-index"] = "RuntimeError: Expected floating point type for target"


def _nan(entry: dict[str, Any]) -> None:
    entry["returned"]["torch-index"][0] = float("nan")


def _other_problem(entry: dict[str, Any]) -> None:
    entry["x"][0][0] += 1e-6


@pytest.mark.parametrize("spoil", [_other_gradient, _other_loss, _refuses, _nan, _other_problem])
def test_a_wrong_record_is_noticed(spoil: Callable[[dict[str, Any]], None]) -> None:
    wrong = copy.deepcopy(RECORD)
    spoil(wrong["problems"][0])
    assert disagreements(wrong, "torch-index") == [wrong["problems"][0]["name"]]


def test_a_refusal_that_is_taken_is_noticed() -> None:
    wrong = copy.deepcopy(RECORD)
    entry = next(e for e in wrong["problems"] if isinstance(e["returned"]["torch-index"], str))
    entry["returned"]["torch-index"] = [1.0, [[0.0, 0.0, 0.0]]]
    assert disagreements(wrong, "torch-index") == [entry["name"]]
