"""Checks of lines, run after the lines are on screen; outcomes are kept by this process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from core.limits import CHECKS_CACHED
from core.symbolic import Check, Step
from pages.ui.formulas import verdict
from pages.ui.text import _

ENTRY = "entry-"  # before the names of lines beside the walk, which are not counted
_done: dict[Step, Check] = {}


def known(step: Step) -> Check | None:
    """What a line's check came to, if it has run."""
    return _done.get(step)


def run(steps: Mapping[str, Step]) -> Iterator[dict[str, Any]]:
    """Run the checks that have not run yet, in order; yield an answer after each.

    steps: by the name that their badge has on screen. An answer holds all outcomes so far and the
    progress, for `components/common.js`.
    """
    if len(_done) > CHECKS_CACHED:
        _done.clear()
    for step in steps.values():
        if step not in _done:
            _done[step] = step.check()
            yield _answer(steps)
    yield _answer(steps)


def progress(steps: Mapping[str, Step]) -> str:
    """How many lines of the walk are checked, and how many of them are wrong."""
    steps = {name: step for name, step in steps.items() if not name.startswith(ENTRY)}
    outcomes = [_done[step] for step in steps.values() if step in _done]
    wrong = sum(not check.ok for check in outcomes)
    if wrong:
        text = _("Checked {done} of {all} lines; {wrong} wrong")
    elif len(outcomes) == len(steps):
        text = _("All {all} lines are checked")
    else:
        text = _("Checked {done} of {all} lines")
    return text.format(done=len(outcomes), all=len(steps), wrong=wrong)


def _answer(steps: Mapping[str, Step]) -> dict[str, Any]:
    outcomes = {name: _done[step] for name, step in steps.items() if step in _done}
    return {
        "checks": {name: verdict(check) for name, check in outcomes.items()},
        "progress": progress(steps),
    }
