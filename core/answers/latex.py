r"""A tree as LaTeX, for the preview: what was understood, in the lab's notation.

Brackets stand only where they must; \frac and \sum are those that KaTeX draws.
"""

from __future__ import annotations

from fractions import Fraction
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

# How strongly the parts of a formula hold together.
_SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(5)
_SYMBOLS: Final = {"+": "+", "-": "-", "*": r" \cdot ", "beside": r" \, ", "dot": r" \cdot "}
_NAMES: Final = {
    "max": r"\max",
    "min": r"\min",
    "abs": r"\operatorname{abs}",
    "diag": r"\operatorname{diag}",
    "log": r"\log",
}
_SOFTMAX: Final = r"\operatorname{softmax}"


def latex(node: Node) -> str:
    """The formula as LaTeX."""
    return _written(node)[0]


def _within(node: Node, least: int) -> str:
    """The formula, in brackets where it holds together less strongly than is needed."""
    text, strength = _written(node)
    return text if strength >= least else rf"\left({text}\right)"


def _written(node: Node) -> tuple[str, int]:
    """LaTeX, and how strongly it holds together."""
    match node:
        case Number():
            return _number(node.value), _ATOM
        case Size() | Letter():
            return r"\mathbf{1}" if node.name == "1" else node.name, _ATOM
        case Delta():
            return rf"\delta_{{{_indices(node.first, node.second)}}}", _ATOM
        case Entry():
            return f"{_within(node.body, _ATOM)}_{{{_indices(*node.indices)}}}", _ATOM
        case Sum():
            return rf"\sum{_below(node)} {_within(node.body, _PRODUCT)}", _PRODUCT
        case Call():
            return _call(node)
        case Negative():
            return f"-{_within(node.body, _PRODUCT)}", _SUM
        case Turned():
            mark = r"^{\top}" if node.orientation == "row" else ""
            return f"{_within(node.body, _ATOM)}{mark}", _POWER if mark else _ATOM
        case Binary():
            return _binary(node)


def _below(node: Sum) -> str:
    if node.index is None:
        return ""
    others = "" if node.other is None else rf" \neq {node.other}"
    return f"_{{{node.index}{others}}}"


def _number(value: Fraction) -> str:
    return f"{float(value):.12g}"


def _indices(*indices: Index) -> str:
    texts = [str(index) for index in indices]
    return ("," if any(index.isdigit() for index in texts) else "").join(texts)


def _call(node: Call) -> tuple[str, int]:
    if node.function == "exp":
        return rf"\mathrm{{e}}^{{{latex(node.body)}}}", _POWER
    if node.function == "log":
        return rf"\log {_within(node.body, _POWER)}", _SIGN
    name = _SOFTMAX if node.function == "softmax" else _NAMES[node.function]
    return rf"{name}\left({latex(node.body)}\right)", _ATOM


def _binary(node: Binary) -> tuple[str, int]:
    left, right = node.left, node.right
    match node.operator:
        case "/":
            return rf"\frac{{{latex(left)}}}{{{latex(right)}}}", _ATOM
        case "^":
            return f"{_within(left, _ATOM)}^{{{latex(right)}}}", _POWER
        case "+":
            return f"{_within(left, _SUM)} + {_within(right, _PRODUCT)}", _SUM
        case "-":
            return f"{_within(left, _SUM)} - {_within(right, _PRODUCT)}", _SUM
        case "outer":
            return rf"{_within(left, _ATOM)} \, {_within(right, _ATOM)}^{{\top}}", _PRODUCT
        case "matmul":
            return rf"{_within(left, _PRODUCT)} \, {_within(right, _SIGN)}", _PRODUCT
        case operator:
            # A sum takes all factors after it, so one on the left stands in brackets.
            before = _within(left, _ATOM if isinstance(left, Sum) else _PRODUCT)
            return f"{before}{_SYMBOLS[operator]}{_within(right, _SIGN)}", _PRODUCT
