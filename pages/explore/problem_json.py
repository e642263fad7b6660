"""problem.json: every value of the problem, to take away."""

from __future__ import annotations

import json
import math
from typing import Any

from core.merged import Merged
from core.numeric import cross_entropy_grad_x, forward_backward
from core.problem import Problem


def problem_json(problem: Problem, merged: Merged | None = None) -> str:
    """x, y, s, log_s, loss, grad_s, jacobian, grad_x with full precision, as JSON.

    Where the last row stands for many classes, `all` has x, y and grad_x of every class and the
    places (from 0) of those that have a row of their own, `kept`; without the other values, so
    that the file of a thousand classes can be pasted into the lab again.

    Numbers are the shortest that give back the same float64; infinities, which JSON does not
    know, are the strings "Infinity" and "-Infinity".
    """
    values = forward_backward(problem.x, problem.y)
    names = ("s", "log_s", "loss", "grad_s", "jacobian", "grad_x")
    content: dict[str, Any] = {"x": list(problem.x), "y": list(problem.y)}
    content |= {name: getattr(values, name).tolist() for name in names}
    content = {name: _plain(item) for name, item in content.items()}
    if merged is not None:
        content["all"] = _all_classes(problem, merged)
    return json.dumps(content, allow_nan=False)


def _all_classes(problem: Problem, merged: Merged) -> dict[str, Any]:
    """The vectors of all classes, as far as they are known; their number if they are not."""
    everything = merged.everything(problem)
    if everything is None:
        return {"classes": problem.k - 1 + merged.count}
    x, y = everything
    gradient = cross_entropy_grad_x(x, y).tolist()
    vectors = {"x": list(x), "y": list(y), "grad_x": gradient}
    return {name: _plain(item) for name, item in vectors.items()} | {"kept": list(merged.kept)}


def _plain(item: Any) -> Any:
    if isinstance(item, list):
        return [_plain(entry) for entry in item]
    if math.isinf(item):
        return "Infinity" if item > 0 else "-Infinity"
    return item
