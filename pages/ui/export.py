"""Files to take away: problem.json, and the derivation with the numbers of the problem."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from functools import partial
from typing import Any

from core.numeric import forward_backward
from core.problem import Problem
from pages.ui.text import _, use_language


def problem_json(problem: Problem) -> str:
    """x, y, s, log_s, loss, grad_s, jacobian, grad_x with full precision, as JSON.

    Numbers are the shortest that give back the same float64; infinities, which JSON does not
    know, are the strings "Infinity" and "-Infinity".
    """
    values = forward_backward(problem.x, problem.y)
    names = ("s", "log_s", "loss", "grad_s", "jacobian", "grad_x")
    content = {"x": list(problem.x), "y": list(problem.y)}
    content |= {name: getattr(values, name).tolist() for name in names}
    return json.dumps({name: _plain(item) for name, item in content.items()}, allow_nan=False)


def derivation_file(
    kind: str, current: Callable[[], Problem], language: str, *, columns: bool = False
) -> Callable[[], str]:
    """A function that makes derivation.tex, .md, .ipynb or .py when it is asked for.

    columns: .tex and .md in column layout; what runs is in row layout.

    It runs outside the page's run, so it brings the language along; the libraries that it takes
    are imported only then.
    """

    def make() -> str:
        from core import export

        use_language(language)
        makers = {
            "tex": partial(export.tex, columns=columns),
            "md": partial(export.markdown, columns=columns),
            "ipynb": export.notebook,
            "py": export.python,
        }
        return makers[kind](current(), _)

    return make


def _plain(item: Any) -> Any:
    if isinstance(item, list):
        return [_plain(one) for one in item]
    if math.isinf(item):
        return "Infinity" if item > 0 else "-Infinity"
    return item
