"""From text to a tree: the grammar of `grammar.lark`, its spellings and its bounds.

Nothing is evaluated here: the tree holds arithmetic only, and what it comes to at a point is
`evaluation`'s.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

from lark import Lark
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from core.answers.builder import Builder
from core.answers.spelling import Plain, plain
from core.answers.tree import (
    Binary,
    Call,
    Entry,
    Letter,
    Node,
    Sum,
    Turned,
    children,
    free_indices,
    walk,
)
from core.answers.unreadable import Expected, Unreadable
from core.limits import (
    ANSWER_DEPTH_MAX,
    ANSWER_EXPONENT_MAX,
    ANSWER_NODES_MAX,
    ANSWER_SPELT_MAX,
    ANSWER_TEXT_MAX,
    ANSWER_WORK_MAX,
)

GRAMMAR: Final = Path(__file__).with_name("grammar.lark")
_CLASSES: Final = 4  # of the largest point that formulas are compared at
_FREE_MAX: Final = 2  # indices of what is asked for: those of a matrix
_LOGARITHM: Final = 25  # operations that the logarithm of a fraction takes, as it is factored
_SYMBOLS: Final = frozenset({"LETTER", "INDEXED", "NUMBER", "TOTAL", "LPAR"})
_CLOSING: Final = frozenset({"RPAR", "RSQB", "RBRACE"})
_OPERATORS: Final = frozenset({"PLUS", "MINUS", "TIMES", "SLASH"})


def read(text: str) -> Node:
    """The formula that a text says; a left side such as `∂e/∂x_j =` is left out.

    Raises Unreadable; for any text, within the bounds of `core.limits`.
    """
    return read_for_classes(text)[0]


def read_for_classes(text: str) -> tuple[Node, int | None]:
    """The formula, and the number of classes that it names, as `np.eye(3)` does; None: any.

    The formula itself is the one for any number. Raises Unreadable.
    """
    if len(text) > ANSWER_TEXT_MAX:
        raise Unreadable("too-long")
    spelt = plain(text)
    if not spelt.text.strip():
        raise Unreadable("empty")
    if len(spelt.text) > ANSWER_SPELT_MAX:
        raise Unreadable("too-big")
    builder = Builder()
    node: Node = built(_parser(), builder, spelt)
    check_bounds(node)
    if len(builder.sizes) > 1:
        raise Unreadable("classes")
    return node, next(iter(builder.sizes), None)


def built(parser: Lark, builder: Builder, spelt: Plain, start: str | None = None) -> Any:
    """What a parser and its builder make of a text. Raises Unreadable; sets no bounds."""
    try:
        return builder.transform(parser.parse(spelt.text, start))
    except UnexpectedInput as error:
        raise _unreadable(error, spelt) from None
    except Exception as error:
        # lark wraps what a rule's method raises
        cause = getattr(error, "orig_exc", None)
        if not isinstance(cause, Unreadable):
            raise
        if cause.place is None:
            raise cause from None
        raise Unreadable(cause.reason, spelt.place(cause.place), cause.expected) from None


def check_bounds(node: Node) -> None:
    """Raises Unreadable for a formula that is too deep, too big, or takes too long."""
    for count, (_, depth) in enumerate(walk(node), 1):
        if depth > ANSWER_DEPTH_MAX:
            raise Unreadable("too-deep")
        if count > ANSWER_NODES_MAX:
            raise Unreadable("too-big")
    if operations(node) > ANSWER_WORK_MAX:
        too_many = len(free_indices(node)) > _FREE_MAX
        raise Unreadable("free" if too_many else "too-big")


def operations(node: Node) -> int:
    """How many operations all cells of a formula take at the largest point, about."""
    return _operations(node) * int(_CLASSES ** len(free_indices(node)))


def _operations(node: Node) -> int:
    below = sum(map(_operations, children(node)))
    match node:
        case Sum(index=str()):
            return _CLASSES * below
        case Entry(body=Letter(name="J")):
            return 2 * _CLASSES
        case Letter():
            return _CLASSES**2 if node.name in "JI" else 1
        case Call(function="diag"):
            return below + _CLASSES**2
        case Call(function="log"):
            return below + _LOGARITHM
        case Call(function="softmax"):
            return below + _CLASSES
        case Binary(operator="^"):
            return below + ANSWER_EXPONENT_MAX
        case Binary(operator="matmul" | "outer" | "beside" | "dot"):
            matrices = _has_matrix(node.left) + _has_matrix(node.right)
            return below + int(_CLASSES ** (1 + matrices))
    return below + 1


def _has_matrix(node: Node) -> bool:
    match node:
        case Entry() | Sum(index=None):
            return False
        case Letter(name="J" | "I") | Call(function="diag") | Turned():
            return True
    return any(map(_has_matrix, children(node)))


@cache
def _parser() -> Lark:
    return parser_of(GRAMMAR.read_text("utf-8"))


def parser_of(grammar: str, start: str | list[str] = "start") -> Lark:
    """A parser of a grammar that says formulas as `grammar.lark` does."""
    return Lark(grammar, start=start, parser="lalr", lexer="contextual", maybe_placeholders=True)


def _unreadable(error: UnexpectedInput, spelt: Plain) -> Unreadable:
    if isinstance(error, UnexpectedCharacters):
        expected = _expected(set(error.allowed or ()))
        return Unreadable("sign", spelt.place(error.pos_in_stream or 0), expected)
    if not isinstance(error, UnexpectedToken):
        return Unreadable("unexpected", len(spelt.text))
    expected = _expected(set(error.accepts or error.expected))
    at_end = error.token.type == "$END"
    place = len(spelt.text.rstrip()) if at_end else error.token.start_pos or 0
    return Unreadable("unexpected", spelt.place(place), expected)


def _expected(names: set[str]) -> tuple[Expected, ...]:
    """What terminals of the grammar are to a reader."""
    expected: list[Expected] = []
    if names & _SYMBOLS:
        expected.append("symbol")
    if names & _OPERATORS:
        expected.append("operator")
    if names & _CLOSING:
        expected.append("closing")
    if "$END" in names:
        expected.append("end")
    return tuple(expected)
