"""What the five views of the gradient page have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from core.numeric import ForwardBackward
from core.problem import Problem
from pages.gradient.settings import Settings
from pages.ui.figures import Figure
from pages.ui.figures.table import Table
from pages.ui.text import _


def words(title: str, notice: str, question: str, answer: str) -> dict[str, str]:
    """The headline of a figure and what stands below it; there may be nothing to ask."""
    asked = _("Predict: {question}").format(question=question) if question else ""
    return {"title": title, "notice": notice, "question": asked, "answer": answer}


@dataclass(frozen=True)
class Asked:
    """A question that a number answers; `find` works it out, None where there is none.

    below, above: why a smaller number, a larger number is wrong; counts: it is a number of things,
    so that only the very one is right; wrong: numbers that mistakes lead to, with their words.
    """

    label: str
    find: Callable[[], float | None]
    below: str
    above: str
    counts: bool = False
    wrong: Callable[[], Sequence[tuple[float, str]]] = tuple


class GradientView(Protocol):
    """One way to look at how the gradient of one problem changes.

    It is made anew at every edit. Numbers that several of its parts need are computed when the
    first of them asks, and kept. `reason` and `description` need few: they are asked for while
    the browser waits; figures and table are made in a thread.
    """

    def __init__(self, problem: Problem, settings: Settings, present: ForwardBackward) -> None:
        """`present`: all values of the problem itself."""

    @property
    def present(self) -> ForwardBackward:
        """All values of the problem itself."""

    @property
    def reason(self) -> str:
        """Why there is nothing to draw; empty where there is a figure."""

    @property
    def description(self) -> str:
        """What there is to see, in words with the values of the moment; or the reason."""

    @property
    def asked(self) -> Asked | None:
        """What can be answered with a number before the answer is unfolded."""

    def figure(self) -> Figure:
        """The figure, with everything around it; only where there is no `reason`."""

    def other_figures(self) -> dict[str, Callable[[], Figure]]:
        """Makers of further figures, by their keys."""

    def table(self) -> Table:
        """All data of the figure; only where there is no `reason`."""


@dataclass(frozen=True, eq=False)
class ViewData:
    """What every view is made from; `present` has all values of the problem itself."""

    problem: Problem
    settings: Settings
    present: ForwardBackward

    @property
    def asked(self) -> Asked | None:
        """Nothing."""
        return None

    def other_figures(self) -> dict[str, Callable[[], Figure]]:
        """No figure but the one."""
        return {}
