"""Marking a guess: a mark on a bar or on an axis, near what will be there, or why it will not."""

from __future__ import annotations

from core.practice.numbers import read_typed
from core.practice.outcome import Mark
from core.practice.task import GuessAnswer, Task, text
from core.translation import N_

_SLACK = 1e-9  # rounding of the mark's place


def mark_guess(task: Task, answer: GuessAnswer, typed: str) -> Mark:
    """Mark where a mark was put, as a number. Raises Unreadable for what is none."""
    number = read_typed(typed, task.problem)
    value = number.value
    slack = _SLACK * (answer.high - answer.low)
    if answer.least - slack <= value <= answer.most + slack:
        is_near_only = answer.now is not None and not number.is_near(float(answer.value))
        return Mark("right", sentences=(text(_NEAR),) if is_near_only else ())
    reach = (answer.most - answer.least) / 2 + slack
    near = [wrong for wrong in answer.wrong if abs(value - float(wrong.value)) <= reach]
    if near:
        wrong = min(near, key=lambda known: abs(value - float(known.value)))
        return Mark("mistake", wrong.name, (wrong.words,), weak=wrong.weak)
    is_below = value < answer.least
    name, reason = ("too-small", answer.below) if is_below else ("too-large", answer.above)
    return Mark("wrong", name, (text(_LEFT if is_below else _RIGHT), reason))


_NEAR = N_("Near enough: a bar is no ruler.")
_LEFT = N_("The mark is too far left.")
_RIGHT = N_("The mark is too far right.")
