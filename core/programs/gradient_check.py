"""The check of a gradient by finite differences, as a program."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from string import Template
from typing import Final, Literal, get_args

from core.problem import Problem
from core.translation import N_, Say

Tool = Literal["numpy", "torch", "jax"]
TOOLS: Final[tuple[Tool, ...]] = get_args(Tool)

_TEMPLATES: Final = Path(__file__).parent / "templates"
_INFINITY: Final[dict[Tool, str]] = {
    "numpy": "np.inf",
    "torch": 'float("inf")',
    "jax": "jnp.inf",
}
_TOLERANCE: Final = 1e-6  # of differences in float64
_COMMENTS: Final = {
    "title": N_(
        "Is the gradient of softmax with cross-entropy right? A check by finite differences."
    ),
    "own": N_("put your own gradient here"),
    "step": N_("central differences: the best step is about the cube root of the precision"),
    "double": N_("in float64: in float32 a right gradient fails such a check"),
    "masked": N_("a masked class is not stepped"),
    "infinite": N_("The loss is infinite: it has no slopes."),
}


def gradient_check(problem: Problem, tool: Tool, say: Say) -> str:
    """A program that compares a gradient by x with central differences of the loss.

    (e(x + h u_j) - e(x - h u_j)) / 2h for each finite logit, h = (eps max(1, e))^(1/3). It prints
    `agrees = True` or False, or that the loss is infinite. tool: NumPy alone,
    torch.autograd.gradcheck, or jax.test_util.check_grads. say: translates a comment.
    """
    infinity = _INFINITY[tool]
    vectors = {"x": _floats(problem.x, infinity), "y": _floats(problem.y, infinity)}
    comments = {name: _comment(say(text)) for name, text in _COMMENTS.items()}
    tolerance = repr(_TOLERANCE * max(1.0, problem.Y))
    return _template(tool).substitute(vectors | comments, tolerance=tolerance)


@cache
def _template(tool: Tool) -> Template:
    return Template((_TEMPLATES / f"{tool}.txt").read_text("utf-8"))


def _comment(text: str) -> str:
    """The text on one line, so that it stays a comment, or a string between quotes."""
    return " ".join(text.replace('"', "'").replace("\\", "/").split())


def _floats(values: Sequence[float], infinity: str) -> str:
    texts = (repr(v) if math.isfinite(v) else f"-{infinity}" for v in map(float, values))
    return f"[{', '.join(texts)}]"
