"""Steps back and forward: how many, what belongs together, what is forgotten."""

from __future__ import annotations

import pytest

from core.limits import BURST_SECONDS, UNDO_STEPS
from core.problem import Problem
from pages.ui.session import history
from pages.ui.session.history import History


def problem(x: float) -> Problem:
    return Problem((x, 0), (0, 1))


class Screen:
    """A problem on screen and its history."""

    def __init__(self) -> None:
        self.history = History()
        self.x = 0.0

    def to(self, x: float, step: object = None, *, burst: bool = False) -> None:
        self.history.record(problem(self.x), step, burst=burst)
        self.x = x

    def undo(self) -> float | None:
        return self._take(self.history.undo(problem(self.x)))

    def redo(self) -> float | None:
        return self._take(self.history.redo(problem(self.x)))

    def _take(self, found: Problem | None) -> float | None:
        if found is None:
            return None
        self.x = found.x[0]
        return self.x


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(history.time, "monotonic", lambda: now[0])
    return now


def test_back_and_forth() -> None:
    screen = Screen()
    assert screen.history.flags == (False, False)
    screen.to(1)
    screen.to(2)
    assert [screen.undo(), screen.undo(), screen.undo()] == [1, 0, None]
    assert screen.history.flags == (False, True)
    assert [screen.redo(), screen.redo(), screen.redo()] == [1, 2, None]


def test_a_new_step_forgets_what_was_taken_back() -> None:
    screen = Screen()
    screen.to(1)
    screen.undo()
    screen.to(5)
    assert screen.redo() is None
    assert screen.undo() == 0


def test_a_gesture_is_one_step_however_long_it_takes(clock: list[float]) -> None:
    screen = Screen()
    for x in range(1, 200):
        screen.to(x, ("x", "grab", 1))
        clock[0] += 10
    screen.to(500, ("x", "grab", 2))
    assert [screen.undo(), screen.undo(), screen.undo()] == [199, 0, None]


def test_a_burst_is_one_step_until_there_is_a_pause(clock: list[float]) -> None:
    screen = Screen()
    for x in (1, 12, 123):
        screen.to(x, "x1", burst=True)
        clock[0] += BURST_SECONDS / 2
    clock[0] += BURST_SECONDS
    screen.to(7, "x1", burst=True)
    screen.to(8, "x2", burst=True)
    assert [screen.undo(), screen.undo(), screen.undo()] == [7, 123, 0]


def test_after_an_undo_the_same_gesture_is_a_new_step() -> None:
    screen = Screen()
    screen.to(1, "a")
    screen.undo()
    screen.to(2, "a")
    assert screen.undo() == 0


def test_a_drag_that_comes_back_to_its_start_is_no_step() -> None:
    screen = Screen()
    screen.to(1)
    screen.to(4, "drag")
    screen.to(1, "drag")
    assert screen.undo() == 0


def test_fifty_steps_are_kept() -> None:
    screen = Screen()
    for x in range(1, 2 * UNDO_STEPS):
        screen.to(x)
    taken = 0
    while screen.undo() is not None:
        taken += 1
    assert taken == UNDO_STEPS == 50
