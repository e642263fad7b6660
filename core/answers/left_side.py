r"""What stands left of = and is left out: it has to name what is asked for, or nothing known.

`grad =`, `∂L/∂z_j =` or `∇e =` only name the answer; with `softmax(y)_i = e^{x_i}/…` or
`∂e/∂x_i = s_j sum(y) - y_j` another thing is said than what stands to the right.
"""

from __future__ import annotations

import re
from typing import Final

from core.answers.targets import SHAPES, Target
from core.answers.tree import Node, free_indices
from core.answers.unreadable import Unreadable

_I: Final = "[a-df-oqrt-wyz]"
_OF: Final = r"(?:_(?:\{[^{}]*\}|\w)|\[[^\[\]]*\])?"
_D: Final = r"(?:\\partial\s*|∂\s*|\bd)"
_FONT: Final = r"(?:\\(?:mathbf|boldsymbol|bm|vec|mathrm)\s*\{?\s*)?"
_LOSS: Final = r"(?:[eELlCJ]|\\mathcal\s*\{?[LJ]\}?|\\ell|loss)"
_SHARES: Final = r"(?:[sp]|\\hat\s*\{?y\}?|y_?hat)"
_BY: Final = r"\s*(?:/|\}\s*\{)\s*"  # a stroke, or the middle of a \frac
_LOGITS: Final = rf"\s*{_FONT}(?:[xzoaq]|logits){_OF}\}}?\s*(?:,[^()]*)?"
_SOFTMAX: Final = rf"softmax{_OF}\s*(?:\\left\s*)?\((?P<inner>[^()]*)(?:\\right\s*)?\)"

_WRITTEN: Final[tuple[tuple[Target, str], ...]] = (
    ("grad-s", rf"{_D}{_LOSS}{_BY}{_D}{_FONT}{_SHARES}(?![A-Za-z])"),
    ("gradient", rf"{_D}{_LOSS}{_BY}{_D}{_FONT}[xz](?![A-Za-z])"),
    ("jacobian", rf"{_D}{_FONT}{_SHARES}\}}?{_OF}{_BY}{_D}{_FONT}[xz](?![A-Za-z])"),
    ("loss", r"^\s*(?:[eEL]|loss|\\mathcal\s*\{?L\}?|\\ell|H\([^()]*\))\s*$"),
    ("softmax", rf"^\s*(?:{_FONT}{_SHARES}\}}?{_OF}|{_SOFTMAX}{_OF})\s*$"),
)
_NAMES: Final = tuple((target, re.compile(pattern)) for target, pattern in _WRITTEN)
_WHOLE: Final = re.compile(rf"^\s*{_SOFTMAX}{_OF}\s*$")
_INDICES: Final = re.compile(
    rf"(?:(?<![A-Za-z])d?[a-zA-Z]|\}}|\)|softmax)\s*_\s*\{{?\s*(?!d[a-z])({_I})\s*,?\s*({_I})?\s*\}}?"
    # behind a word, as in `grad_z`, another letter may say of what it is the gradient
    rf"(?![A-Za-z0-9_])|[A-Za-z]{{3}}_\{{?([i-n])\}}?(?![A-Za-z0-9_])"
    rf"|[\w}})]\s*\[\s*({_I})\s*\]?\s*(?:,|\[)?\s*({_I})?\s*\]"
)


def check_left(left: str, node: Node, target: Target) -> None:
    """Raises Unreadable where a left side names another thing than is asked for, or other indices.

    left: the spelling of what stands left of =, without it; empty where nothing stands there.
    """
    if not left.strip():
        return
    whole = _WHOLE.match(left)
    if whole and not re.fullmatch(_LOGITS, whole["inner"]):
        raise Unreadable("left", 0)
    named = next((name for name, pattern in _NAMES if pattern.search(left)), target)
    if named != target:
        raise Unreadable("left", 0)
    count = {"number": 0, "vector": 1, "matrix": 2}[SHAPES[target]]
    indices = {index for match in _INDICES.findall(left) for index in match if index}
    free = free_indices(node)
    if count and len(indices) == count and len(free) == count and free != indices:
        raise Unreadable("left", 0)
