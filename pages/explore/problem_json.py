"""problem.json: every value of the problem, to take away."""

from __future__ import annotations

import json
import math
from typing import Any

from core.numeric import forward_backward
from core.problem import Problem


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


def _plain(item: Any) -> Any:
    if isinstance(item, list):
        return [_plain(entry) for entry in item]
    if math.isinf(item):
        return "Infinity" if item > 0 else "-Infinity"
    return item
