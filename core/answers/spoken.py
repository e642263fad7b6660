"""A tree in words, for who hears the preview of a formula: what was understood, said aloud."""

from __future__ import annotations

from typing import Final

from core.answers.tree import (
    Binary,
    Call,
    Delta,
    Entry,
    Index,
    Letter,
    Negative,
    Node,
    Number,
    Size,
    Sum,
    Turned,
)
from core.translation import N_, Say

_SIGNS: Final = {
    "+": N_("plus"),
    "-": N_("minus"),
    "*": N_("times"),
    "beside": N_("times"),
    "dot": N_("times"),
    "matmul": N_("times"),
    "/": N_("over"),
}
_SIMPLE: Final = (Number, Letter, Size, Delta, Entry)


def spoken(node: Node, say: Say) -> str:
    """The formula in words; brackets are said where parts hold others that have signs."""
    match node:
        case Number():
            return f"{float(node.value):.12g}"
        case Size() | Letter():
            return say(N_("the vector of ones")) if node.name == "1" else node.name
        case Delta():
            return f"{say(N_('delta'))} {_indices(node.first, node.second)}"
        case Entry():
            return f"{_part(node.body, say)} {_indices(*node.indices)}"
        case Sum():
            if node.index is None:
                return say(N_("the sum of {body}")).format(body=_part(node.body, say))
            text = N_("the sum over {index} of {body}")
            if node.other is not None:
                text = N_("the sum over all {index} but {other} of {body}")
            body = _part(node.body, say)
            return say(text).format(index=node.index, other=node.other, body=body)
        case Call():
            return _call(node, say)
        case Negative():
            return f"{say(_SIGNS['-'])} {_part(node.body, say)}"
        case Turned():
            vector = _part(node.body, say)
            if node.orientation == "column":
                return vector
            return say(N_("{vector} transposed")).format(vector=vector)
        case Binary():
            return _binary(node, say)


def _indices(*indices: Index) -> str:
    return " ".join(map(str, indices))


def _part(node: Node, say: Say) -> str:
    text = spoken(node, say)
    is_total = isinstance(node, Sum) and node.index is None and isinstance(node.body, Letter)
    if is_total or isinstance(node, _SIMPLE):
        return text
    return say(N_("open bracket {inner} close bracket")).format(inner=text)


def _call(node: Call, say: Say) -> str:
    if node.function == "exp":
        return say(N_("e to the {power}")).format(power=_part(node.body, say))
    return f"{node.function} {_part(node.body, say)}"


def _binary(node: Binary, say: Say) -> str:
    if node.operator in ("+", "-"):  # their left side needs no brackets
        left = spoken(node.left, say)
        return f"{left} {say(_SIGNS[node.operator])} {_part(node.right, say)}"
    left, right = _part(node.left, say), _part(node.right, say)
    if node.operator == "^":
        return say(N_("{base} to the power {power}")).format(base=left, power=right)
    if node.operator == "outer":
        return say(N_("the outer product of {left} and {right}")).format(left=left, right=right)
    return f"{left} {say(_SIGNS[node.operator])} {right}"
