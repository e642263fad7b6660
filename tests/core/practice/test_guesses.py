"""Marks on bars and axes: near is right, and what is not says why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import sqrt

import numpy as np
import pytest

from core.numeric import forward_backward
from core.practice import LEVELS, SKILLS, Task, make_task, mark
from core.practice.given import typed
from core.practice.task import ChoiceAnswer, GuessAnswer

SEEDS = 150


def guesses() -> Iterator[tuple[Task, int, GuessAnswer]]:
    for skill in SKILLS:
        for level in LEVELS:
            for seed in range(SEEDS):
                task = make_task(skill, level, seed)
                for n, part in enumerate(task.parts):
                    if isinstance(part.answer, GuessAnswer):
                        yield task, n, part.answer


def answered(task: Task, n: int, value: float) -> tuple[str, str, list[str]]:
    before = [typed(p.answer.value) for p in task.parts[:n] if isinstance(p.answer, GuessAnswer)]
    outcome = mark(task, [*before, f"{value:.9g}"])
    return outcome.tag, outcome.name, [sentence.said(str) for sentence in outcome.sentences]


def test_the_right_place_and_what_is_near_it_is_right_and_the_rest_says_why() -> None:
    kinds = set()
    for task, n, answer in guesses():
        kinds.add(task.name)
        assert answer.low <= answer.least <= float(answer.value) <= answer.most <= answer.high
        assert answered(task, n, float(answer.value))[0] == "right"
        for place in np.linspace(answer.low, answer.high, 41).tolist():
            tag, _, words = answered(task, n, place)
            assert (tag == "right") == (answer.least - 1e-9 <= place <= answer.most + 1e-9)
            assert tag == "right" or (words and all(words)), (task.key, place)
        for wrong in answer.wrong:
            tag, name, _ = answered(task, n, float(wrong.value))
            assert tag in ("mistake", "wrong"), (task.key, wrong.name)
            if tag == "mistake":
                assert name in {known.name for known in answer.wrong}
    assert kinds >= {
        "mark-after-a-shift",
        "mark-of-its-own",
        "mark-of-another",
        "twice-the-targets-on-bars",
        "where-a-sign-changes",
        "squared-error-on-the-plot",
    }


def test_staying_is_wrong_wherever_the_bar_moves() -> None:
    for task, n, answer in guesses():
        if answer.now is not None and abs(answer.now - float(answer.value)) > 1e-9:
            tag, name, _ = answered(task, n, answer.now)
            assert (tag, name) == ("mistake", "stays"), task.key


@pytest.mark.parametrize("name", ["mark-of-its-own", "mark-of-another", "mark-after-a-shift"])
def test_bars_end_where_the_program_says(name: str) -> None:
    """By softmax in floats, with the logit raised as the question says."""
    for task, n, answer in guesses():
        if task.name != name:
            continue
        facts = dict(task.parts[n].question.values)
        x = np.array(task.problem.x)
        if "shift" in facts:
            x += float(str(facts["shift"]))
        else:
            x[task.j - 1] += np.log(float(str(facts["times"])))
        share = np.exp(x - x.max()) / np.exp(x - x.max()).sum()
        assert float(answer.value) == pytest.approx(share[task.i - 1], rel=1e-3)


def test_on_the_axis_the_sign_changes_where_it_is_said_to() -> None:
    for task, _, answer in guesses():
        if task.name != "where-a-sign-changes":
            continue
        for shift, sign in ((-0.01, -1), (0.01, 1)):
            x = list(task.problem.x)
            x[task.j - 1] = float(answer.value) + shift
            component = forward_backward(x, task.problem.y).grad_x[task.j - 1]
            assert np.sign(component) == sign
        (curve,) = answer.curves
        assert curve.heights[0] < 0 < curve.heights[-1]


def test_on_the_axis_squared_error_is_short_where_the_mark_is_right() -> None:
    """The ratio of both lengths, from the definitions: s − y, and (s − y) times the Jacobian."""
    for task, n, answer in guesses():
        if task.name != "squared-error-on-the-plot":
            continue
        y = np.array(task.problem.y)
        for place in np.linspace(answer.low, answer.high, 81).tolist():
            x = np.array(task.problem.x)
            x[task.j - 1] = place
            s = np.exp(x) / np.exp(x).sum()
            jacobian = np.diag(s) - np.outer(s, s)
            ratio = np.linalg.norm((s - y) @ jacobian) / np.linalg.norm(s - y)
            tag, _, _ = answered(task, n, place)
            assert tag == "right" or ratio >= 0.1
            assert tag != "right" or ratio < 0.16


def test_a_mark_on_an_axis_is_not_right_where_it_begins() -> None:
    for task, n, answer in guesses():
        if answer.now is None:
            assert answered(task, n, answer.low)[0] != "right"


# --- choices --------------------------------------------------------------------------------


def test_the_right_option_stands_anywhere_and_tasks_differ() -> None:
    """Over 1000 seeds of each skill and level: chi-square within five deviations of its mean."""
    for skill in SKILLS:
        places: dict[int, Counter[int]] = {}
        for level in LEVELS:
            seen = set()
            for seed in range(1000):
                task = make_task(skill, level, seed)
                seen.add(
                    (task.name, task.problem, tuple(p.question.said(str) for p in task.parts))
                )
                for part in task.parts:
                    if isinstance(part.answer, ChoiceAnswer):
                        options = part.answer.options
                        assert len({option.text.said(str) for option in options}) == len(options)
                        places.setdefault(len(options), Counter())[part.answer.right] += 1
            assert len(seen) >= 40, (skill, level)
        for count, counted in places.items():
            total = sum(counted.values())
            expected = total / count
            chi = sum((counted[n] - expected) ** 2 / expected for n in range(count))
            assert chi < count - 1 + 5 * sqrt(2 * (count - 1)), (skill, count, counted)
