"""The process that runs PyTorch: what it says, and what becomes of it when it fails or hangs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import numpy as np
import pytest

from core.libraries.batch import Asked, Batch, one_hot_index
from core.libraries.calls import BY_KEY
from core.libraries.live.process import Process
from core.libraries.live.written import read_batch, written
from core.libraries.returned import Refused

ECHO = """
import json, sys
print(json.dumps({"version": "9.9"}), flush=True)
for line in sys.stdin:
    print(json.dumps({"torch-nll": json.loads(line)["x"]}), flush=True)
"""
BATCH = Batch(np.array([[1.0, -np.inf]]), np.array([[0.5, 0.0]]), None, Asked("sum", (1.0, 2.0)))


def process(code: str, **seconds: float) -> Process:
    return Process((sys.executable, "-c", code), **seconds)


@pytest.fixture
def echo() -> Iterator[Process]:
    started = process(ECHO)
    yield started
    started.close()


def test_asks_one_process_again_and_again(echo: Process) -> None:
    for value in (1.0, 2.0):
        live = echo.ask(Batch(np.array([[value, 0.0]]), BATCH.y, None))
        assert live is not None
        assert live.version == "9.9"
        assert live.returned == {"torch-nll": [[value, 0.0]]}


@pytest.mark.parametrize(
    "code",
    [
        "raise SystemExit(1)",
        "import time; time.sleep(60)",
        "print('no JSON', flush=True)",
        "print('{}', flush=True)",
        "print('{\"version\": 1}', flush=True); import time; time.sleep(60)",
        "print('{\"version\": 1}', flush=True); input(); print('?', flush=True)",
    ],
)
def test_one_that_fails_or_hangs_is_ended_and_not_tried_again(code: str) -> None:
    failing = process(code, start_seconds=2.0, answer_seconds=0.2)
    assert failing.ask(BATCH) is None
    assert failing.failed
    assert failing.ask(BATCH) is None
    assert failing._process is not None
    assert failing._process.poll() is not None
    failing.close()


def test_a_batch_is_written_and_read() -> None:
    again = read_batch(written(BATCH))
    np.testing.assert_array_equal(again.x, BATCH.x)
    np.testing.assert_array_equal(again.y, BATCH.y)
    assert (again.index, again.asked) == (BATCH.index, BATCH.asked)


@pytest.mark.torch
def test_pytorch_says_what_the_models_say() -> None:
    if not os.environ.get("LAB_REQUIRE_TORCH"):
        pytest.importorskip("torch")
    started = Process()
    y = np.array([[0.0, 1.0, 0.0], [0.2, 0.5, 0.0]])
    for labels in (y[:1], y):
        x = np.tile([1.0, 2.0, -0.5], (len(labels), 1))
        batch = Batch(x, labels, one_hot_index(labels), Asked("mean", (1.0, 2.0, 0.5)))
        live = started.ask(batch)
        assert live is not None
        for key, returned in live.returned.items():
            outcome = BY_KEY[key].model(batch)
            if isinstance(outcome, Refused):
                assert outcome.says in returned
            else:
                np.testing.assert_allclose(returned[0], outcome.loss, rtol=1e-12)
                np.testing.assert_allclose(returned[1], outcome.grad, rtol=1e-12, atol=1e-15)
    started.close()
