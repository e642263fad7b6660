"""Checks of lines, run after the lines are on screen; outcomes are kept by this process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from core.limits import CHECKS_CACHED
from core.symbolic import Check, Step
from pages.derivation.single_flight import single_flight
from pages.ui.formulas import verdict
from pages.ui.text import _

ENTRY = "entry-"  # before the names of the lines of an entry, which are not counted


@single_flight(CHECKS_CACHED)
def outcome(step: Step) -> Check:
    """What a line's check comes to."""
    return step.check()


def known(step: Step) -> Check | None:
    """What a line's check came to, if it has run."""
    return outcome.known(step)


def all_known(steps: Mapping[str, Step]) -> bool:
    """Whether all of these checks have run."""
    return all(known(step) for step in steps.values())


def run(steps: Mapping[str, Step]) -> Iterator[dict[str, Any]]:
    """Run the checks that have not run yet, in order; yield an answer after each.

    steps: by the name that their badge has on screen. An answer holds all outcomes so far and the
    progress, for `components/shared/blocks.js`; the last one is about all of them, whoever has
    run them.
    """
    for step in steps.values():
        if known(step) is None:
            outcome(step)
            yield _answer(steps)
    yield _answer(steps)


def progress(steps: Mapping[str, Step]) -> str:
    """How many lines are checked, and how many of them are wrong."""
    counted = [step for name, step in steps.items() if not name.startswith(ENTRY)]
    outcomes = [check for check in map(known, counted) if check]
    wrong = sum(not check.ok for check in outcomes)
    if wrong:
        text = _("Checked {done} of {all} lines; {wrong} wrong")
    elif len(outcomes) == len(counted):
        text = _("All {all} lines are checked")
    else:
        text = _("Checked {done} of {all} lines")
    return text.format(done=len(outcomes), all=len(counted), wrong=wrong)


def _answer(steps: Mapping[str, Step]) -> dict[str, Any]:
    outcomes = {name: known(step) for name, step in steps.items()}
    return {
        "checks": {name: verdict(check) for name, check in outcomes.items() if check},
        "progress": progress(steps),
    }
