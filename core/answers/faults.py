"""Where a formula goes wrong whose parts do not go together: the smallest part that does."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from lark import Lark, Tree

from core.answers.builder import Builder
from core.answers.conditions import GENERAL
from core.answers.evaluation import evaluate
from core.answers.exact import Undefined
from core.answers.reading import GRAMMAR, built, operations
from core.answers.spelling import plain
from core.answers.tree import Entry, Node, children, free_indices
from core.answers.unreadable import Reason, Unreadable

_POINT: Final = GENERAL[1]
_WORK_MAX: Final = 600  # operations of a formula whose parts are all tried by themselves
_OWN: Final = frozenset("ij")  # the indices of an entry, as a rule


class _Placed(Builder):
    """Remembers where each node begins; of a single text."""

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[int, int] = {}
        self._kept: list[Any] = []  # so that no other node gets the identity of one

    def _call_userfunc(self, tree: Tree[Any], new_children: list[Any] | None = None) -> Any:
        node = super()._call_userfunc(tree, new_children)  # type: ignore[no-untyped-call]
        if hasattr(tree.meta, "start_pos"):
            self.places.setdefault(id(node), tree.meta.start_pos)
            self._kept.append(node)
        return node


@cache
def _parser() -> Lark:
    return Lark(
        GRAMMAR.read_text("utf-8"),
        parser="lalr",
        lexer="contextual",
        maybe_placeholders=True,
        propagate_positions=True,
    )


def place_of(text: str, reason: Reason) -> int | None:
    """The place, in a text that could be parsed, of what does not go together.

    None where it is no smaller part than the whole. Never raises.
    """
    builder, spelt = _Placed(), plain(text)
    try:
        node: Node = built(_parser(), builder, spelt)
    except Unreadable:
        return None
    if reason != "free" and operations(node) > _WORK_MAX:
        return None
    part = _extra(node) if reason == "free" else _failing(node) or _whole_vector(node)
    place = None if part is None else builder.places.get(id(part))
    return None if place is None else spelt.place(place)


def _kind(node: Node) -> str:
    """The kind of its value; empty where it has none."""
    try:
        return evaluate(node, _POINT, dict.fromkeys(free_indices(node), 1)).kind
    except (Unreadable, Undefined, OverflowError):
        return ""


def _fails(node: Node) -> bool:
    try:
        evaluate(node, _POINT, dict.fromkeys(free_indices(node), 1))
    except Unreadable:
        return True
    except (Undefined, OverflowError):
        return False
    return False


def _failing(node: Node) -> Node | None:
    """The smallest part that fails by itself."""
    if not _fails(node):
        return None
    below = (_failing(child) for child in children(node))
    return next((part for part in below if part is not None), node)


def _whole_vector(node: Node) -> Node | None:
    """The vector without an index, where others have one."""
    if not free_indices(node) or _kind(node) in ("number", ""):
        return None
    part = node
    while True:
        vectors = (child for child in children(part) if _kind(child) not in ("number", ""))
        following = next(vectors, None)
        if following is None:
            return part
        part = following


def _extra(node: Node) -> Node | None:
    """The first entry whose index is one too many."""
    names = free_indices(node)
    wanted = names - _OWN or {max(names)} if names else frozenset[str]()
    return _first(node, frozenset(wanted))


def _first(node: Node, names: frozenset[str]) -> Node | None:
    if isinstance(node, Entry) and names.intersection(map(str, node.indices)):
        return node
    below = (_first(child, names & free_indices(child)) for child in children(node))
    return next((part for part in below if part is not None), None)
