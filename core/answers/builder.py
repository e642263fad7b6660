"""Each rule of `grammar.lark` as a node of the tree."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from functools import partial, reduce
from typing import Any, Final

from lark import Token, Transformer

from core.answers.contraction import contracted
from core.answers.tree import (
    Binary,
    Call,
    Delta,
    Entry,
    Function,
    Index,
    Letter,
    Negative,
    Node,
    Number,
    Operator,
    Size,
    Sum,
    Turned,
    free_indices,
)
from core.answers.unreadable import Unreadable
from core.limits import ANSWER_DIGITS_MAX, ANSWER_SUMS_MAX

# All small letters but those that formulas are made of; y is the class of the label.
_INDEX_LETTER: Final = "[a-df-oqrt-wyz]"
_INDEX: Final = re.compile(rf"{_INDEX_LETTER}|[0-9]{{1,2}}")
_FUNCTION: Final = re.compile(
    r"logsumexp|exp|log|ln|[sS]um|Σ|max|min|abs|diag|softmax|neg|reciprocal|square|mean"
)
_TIMES: Final[dict[str, Operator]] = {
    "@": "matmul",
    "·": "dot",
    r"\cdot": "dot",
    "⊗": "outer",
    r"\otimes": "outer",
}
_PAIRED: Final[dict[str, Operator]] = {
    "outer": "outer",
    "multiply": "*",
    "mul": "*",
    "subtract": "-",
    "sub": "-",
    "add": "+",
    "divide": "/",
    "true_divide": "/",
    "div": "/",
    "pow": "^",
    "power": "^",
}
"""What a function of two is, where it is no product of matrices."""
_SIZES_END: Final = 1_000_000  # beyond the classes that anything has
_LETTERS: Final = {"x": "x", "y": "y", "s": "s", "p": "s", "t": "y", "g": "g", "z": "x"}


def _index(text: str) -> Index:
    """The index in `_i`, `_{12}`, `[i]` or `_{l=1}`."""
    names = _INDEX.findall(text)
    if not names:
        raise Unreadable("index")
    return int(names[0]) if names[0].isdigit() else str(names[0])


def _pair(text: str) -> tuple[Index, Index]:
    """The last two indices of `\\delta_{ij}`, `1[i = j]`, `J_{12}`."""
    body = text[1:] if text[0] in "1I" else text.removeprefix("\\delta").removeprefix("delta")
    indices = re.findall(rf"{_INDEX_LETTER}|[1-9]", re.sub(r"\\[a-z]+|\{1\}", "", body))
    first, second = indices[-2:]
    return _index(first), _index(second)


class Builder(Transformer[Token, Any]):
    """Each rule of the grammar as a node; of a single text, as it counts the sums.

    sizes: the numbers of classes that were written out, as in `np.eye(3)` or a sum to 10.
    """

    def __init__(self) -> None:
        """No sum has been read yet."""
        super().__init__()
        self._sums = 0
        self.sizes: set[int] = set()

    def _count_sum(self) -> None:
        """Sums in sums are looked through again and again for the indices that they bind."""
        self._sums += 1
        if self._sums > ANSWER_SUMS_MAX:
            raise Unreadable("too-big")

    def number(self, parts: list[Token]) -> Node:
        (text,) = parts
        if len(text) > ANSWER_DIGITS_MAX:
            raise Unreadable("too-long", text.start_pos)
        return Number(Fraction("0" + text if text.startswith(".") else text.rstrip(".")))

    def letter(self, parts: list[Token]) -> Node:
        text = str(parts[0])
        if "hat" in text:
            return Letter("s")
        return Letter(_LETTERS[text[-2] if text.endswith("}") else text])  # type: ignore[arg-type]

    def indexed(self, parts: list[Token]) -> Node:
        text = str(parts[0])
        letter = Letter(_LETTERS[text[0]])  # type: ignore[arg-type]
        return Entry(letter, (_index(text[1:]),))

    def total(self, parts: list[Token]) -> Node:
        return Sum(None, Letter("y"))

    def matrix(self, parts: list[Token]) -> Node:
        text = parts[0].strip()
        if text == "I":
            return Letter("I")
        return Entry(Letter("J"), _pair(text)) if len(text) > 1 else Letter("J")

    def EYE(self, token: Token) -> Node:  # noqa: N802 (a terminal's name)
        self._note_size(token)
        return Letter("I")

    def ones(self, parts: list[Token]) -> Node:
        self._note_size(parts[0])
        return Letter("1")

    def _note_size(self, text: str) -> None:
        """Remember the number of classes in `np.eye(3)` or `np.ones(3)`, if one is named."""
        size = re.search(r"\(\s*([0-9]{1,2})\s*\)", text)
        if size:
            self.sizes.add(int(size[1]))

    def delta(self, parts: list[Token]) -> Node:
        return Delta(*_pair(str(parts[0])))

    def size(self, parts: list[Token]) -> Node:
        return Size("N" if parts[0] in "nN" else "k")

    def entry(self, parts: list[Any]) -> Node:
        body, index = parts
        if "=" in index:  # the lower bound of a sum
            raise Unreadable("sign", index.start_pos)
        indices = (_index(index),)
        if isinstance(body, Entry) and isinstance(body.body, Letter) and body.body.name == "J":
            return Entry(body.body, (*body.indices, *indices))
        return Entry(body, indices)

    def transpose(self, parts: list[Any]) -> Node:
        body = parts[0]
        if isinstance(body, Number):
            if body.value != 1:
                raise Unreadable("shape")
            body = Letter("1")  # 1^T y is the sum of y
        return Turned(body, "row")

    def row(self, parts: list[Any]) -> Node:
        return Turned(parts[0], "row")

    def column(self, parts: list[Any]) -> Node:
        return Turned(parts[0], "column")

    def method(self, parts: list[Any]) -> Node:
        body, name = parts
        return _called(str(name).strip(".() \t\r\n"), body)

    def call(self, parts: list[Any]) -> Node:
        name, body = parts
        (function,) = _FUNCTION.findall(str(name).replace("operatorname", "").replace("D", "d"))
        return _called(function, body)

    def product_of_call(self, parts: list[Any]) -> Node:
        return Binary("beside", parts[0], self.call(parts[1:]))

    def product_by_call(self, parts: list[Any]) -> Node:
        return self.product_by([parts[0], parts[1], self.call(parts[2:])])

    def paired(self, parts: list[Any]) -> Node:
        name, left, right = parts
        return Binary(_PAIRED.get(str(name).rpartition(".")[2], "matmul"), left, right)

    def member(self, parts: list[Any]) -> Node:
        body, name, other = parts
        return Binary(_PAIRED.get(name.strip(".("), "matmul"), body, other)

    def contraction(self, parts: list[Any]) -> Node:
        pattern, *operands = parts
        return contracted(re.findall(r"['\"](.*)['\"]", str(pattern))[0], operands)

    def inner(self, parts: list[Any]) -> Node:
        unit = Number(Fraction(1))  # <y, 1> is the sum of y
        return Binary("dot", *(Letter("1") if part == unit else part for part in parts))

    def exponential(self, parts: list[Any]) -> Node:
        return Call("exp", parts[-1])

    def power(self, parts: list[Any]) -> Node:
        return Binary("^", parts[0], parts[-1])

    def negative(self, parts: list[Any]) -> Node:
        return Negative(parts[-1])

    def add(self, parts: list[Any]) -> Node:
        return Binary("+", *parts)

    def subtract(self, parts: list[Any]) -> Node:
        return Binary("-", *parts)

    def product(self, parts: list[Any]) -> Node:
        left, right = parts
        if left == Number(Fraction(1)) and _is_row(right):
            left = Letter("1")  # 1 s^T is a matrix, its rows all s
        return Binary("beside", left, _ones(left, right))

    def product_by(self, parts: list[Any]) -> Node:
        left, sign, right = parts
        return Binary(_TIMES.get(str(sign), "*"), left, _ones(left, right))

    def product_by_negative(self, parts: list[Any]) -> Node:
        return Negative(self.product_by(parts))

    def quotient(self, parts: list[Any]) -> Node:
        top, bottom = parts
        if isinstance(bottom, Sum):
            bottom, factors = _without_factors(bottom)
            return reduce(partial(Binary, "beside"), factors, Binary("/", top, bottom))
        return Binary("/", top, bottom)

    def quotient_by_negative(self, parts: list[Any]) -> Node:
        return Negative(Binary("/", *parts))

    def fraction(self, parts: list[Any]) -> Node:
        return Binary("/", *parts[-2:])

    def upper(self, parts: list[Token]) -> int | Token:
        """The number of the last class, or the letter that stands for it."""
        bound = parts[-1]
        if bound.type != "NUMBER":
            return bound
        if not (bound.isdigit() and 2 <= int(bound) < _SIZES_END):
            raise Unreadable("sign", bound.start_pos)  # no number of classes
        return int(bound)

    def summation(self, parts: list[Any]) -> Node:
        self._count_sum()
        _, below, last, body = parts
        from_zero = below is not None and re.search(r"=\s*0", below) is not None
        if isinstance(last, int):
            self.sizes.add(last + 1 if from_zero else last)
        elif last is not None and from_zero:
            raise Unreadable("sign", last.start_pos)  # a class more than there are
        return _summed(None if below is None else _index(below), body)

    def negative_summation(self, parts: list[Any]) -> Node:
        return Negative(self.summation(parts))

    def summation_of_others(self, parts: list[Any]) -> Node:
        self._count_sum()
        _, below, body = parts
        index, other = map(_index, _INDEX.findall(re.sub(r"\\[a-z]+", " ", below)))
        return replace(_summed(index, body), other=other)

    def negative_summation_of_others(self, parts: list[Any]) -> Node:
        return Negative(self.summation_of_others(parts))


def _ones(left: Node, right: Node) -> Node:
    """The factor after a row: in `y^T 1` the 1 is a column of ones."""
    return Letter("1") if _is_row(left) and right == Number(Fraction(1)) else right


def _is_row(node: Node) -> bool:
    return isinstance(node, Turned) and isinstance(node.body, Letter)


def _without_factors(total: Sum) -> tuple[Sum, list[Node]]:
    """A sum below a stroke without the last factors that do not have its index.

    `e^{x_i} / sum_l e^{x_l} (delta_ij - s_j)` is the fraction times the bracket.
    """
    body, factors = total.body, list[Node]()
    while isinstance(body, Binary) and body.operator in ("beside", "*", "dot"):
        if total.index is None or total.index in free_indices(body.right):
            break
        factors.insert(0, body.right)
        body = body.left
    return replace(total, body=body), factors


def _called(name: str, body: Node) -> Node:
    if name in ("sum", "Sum", "Σ"):
        return _summed(None, body)
    if name == "logsumexp":
        return Call("log", Sum(None, Call("exp", body)))
    if name == "mean":
        return Binary("/", _summed(None, body), Size("k"))
    if name in ("neg", "negative"):
        return Negative(body)
    if name == "reciprocal":
        return Binary("/", Number(Fraction(1)), body)
    if name == "square":
        return Binary("^", body, Number(Fraction(2)))
    function: Function = "log" if name == "ln" else name  # type: ignore[assignment]
    return Call(function, body)


def _summed(index: Index | None, body: Node) -> Sum:
    """A sum; where no index is named, over the only one that the body leaves free."""
    if isinstance(index, int):
        raise Unreadable("index")
    free = free_indices(body)
    if index is None and len(free) == 1:
        (index,) = free
    if index is None and free:
        raise Unreadable("index")
    return Sum(index, body)
