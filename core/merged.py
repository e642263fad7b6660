"""The row that stands for many classes: what is known of them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from core.limits import K_MAX
from core.problem import Problem


@dataclass(frozen=True, slots=True)
class Merged:
    """The last of K_MAX rows stands for `count` classes.

    x, y: all classes as they came; kept: the places of those that stay, from 0; row: the logit of
    the row as it was made. After a link, only the count and perhaps the places are known.
    """

    count: int
    x: tuple[float, ...] = ()
    y: tuple[float, ...] = ()
    kept: tuple[int, ...] = ()
    row: float = 0.0

    def everything(self, problem: Problem) -> tuple[tuple[float, ...], tuple[float, ...]] | None:
        """x and y of all classes, with what was changed since in the rows of `problem`.

        A change of the row's logit moves each of its classes. None where that is not defined: the
        classes are not known, the row has a target, or it was masked.
        """
        if not self.x or problem.k != K_MAX or problem.y[-1] != 0:
            return None
        moved = problem.x[-1] - self.row if problem.x[-1] != self.row else 0.0
        if math.isnan(moved) or moved == math.inf:
            return None
        x, y = [value + moved for value in self.x], list(self.y)
        for row, place in enumerate(self.kept):
            x[place], y[place] = problem.x[row], problem.y[row]
        return tuple(x), tuple(y)
