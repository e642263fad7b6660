"""Values that are made once for many readers, and derivations that are."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from core.problem import Problem
from core.symbolic import Derivation, derive_at
from pages.derivation import walkthrough
from pages.derivation.single_flight import single_flight
from tests.pages.derivation.reader import Reader

READERS = 8
PATIENCE = 30  # seconds; a thread that waits longer waits for ever


def test_many_ask_at_once_and_one_makes_it() -> None:
    asked, calls = threading.Barrier(READERS + 1), []
    begun, go_on = threading.Event(), threading.Event()

    @single_flight(4)
    def slow(key: str) -> list[str]:
        calls.append(key)
        begun.set()
        assert go_on.wait(PATIENCE)
        return [key]

    def ask() -> list[str]:
        asked.wait(PATIENCE)
        return slow("a")

    with ThreadPoolExecutor(READERS) as pool:
        answers = [pool.submit(ask) for _ in range(READERS)]
        asked.wait(PATIENCE)
        assert begun.wait(PATIENCE)
        assert slow.known("a") is None  # asking what is known waits for nobody
        go_on.set()
        values = [answer.result(PATIENCE) for answer in answers]
    assert calls == ["a"]
    assert all(value is values[0] for value in values)
    assert slow.known("a") is values[0]


def test_other_values_are_made_meanwhile() -> None:
    begun, go_on = threading.Event(), threading.Event()

    @single_flight(4)
    def value(key: str) -> str:
        if key == "slow":
            begun.set()
            assert go_on.wait(PATIENCE)
        return key.upper()

    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(value, "slow")
        assert begun.wait(PATIENCE)
        assert value("quick") == "QUICK"
        assert not slow.done()
        go_on.set()
        assert slow.result(PATIENCE) == "SLOW"


def test_what_raises_is_tried_again() -> None:
    calls = []

    @single_flight(4)
    def value(key: int) -> int:
        calls.append(key)
        if len(calls) == 1:
            raise ArithmeticError("not yet")
        return key

    with pytest.raises(ArithmeticError):
        value(1)
    assert value.known(1) is None
    assert value(1) == value(1) == 1
    assert calls == [1, 1]


def test_the_value_that_nobody_asked_for_longest_goes_first() -> None:
    calls = []

    @single_flight(2)
    def value(key: int, *, turned: bool = False) -> tuple[int, bool]:
        calls.append(key)
        return key, turned

    assert value(1) == (1, False)
    assert value(1, turned=True) == (1, True)
    value(1)
    value(2)
    assert len(value) == 2
    value(1)
    assert calls == [1, 1, 2]
    value(1, turned=True)
    assert calls == [1, 1, 2, 1]


@pytest.mark.usefixtures("fresh")
def test_readers_who_open_one_derivation_at_once_make_it_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls = []

    def counted(*at: int) -> Derivation:
        calls.append(at)
        return derive_at(*at)

    monkeypatch.setattr(walkthrough, "derive_at", counted)
    problems = [Problem((1, 2, n), (0, 1, 0)) for n in range(READERS)]
    together = threading.Barrier(READERS)

    def shown(problem: Problem) -> list[str]:
        reader = Reader(x=problem.x_text, y=problem.y_text, k="own", step="all")
        together.wait(PATIENCE)
        return reader.lines

    with ThreadPoolExecutor(READERS) as pool:
        lines = list(pool.map(shown, problems, timeout=PATIENCE))
    assert all(line == lines[0] for line in lines)
    assert calls == [(3, 1, 1, 2)]
