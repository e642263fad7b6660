"""A text cut into tokens, from left to right in one pass, and tokens nested by their brackets.

No sign is looked at more often than a fixed number of times: no pattern can fail after it has run
far ahead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from core.errors import Field, ProblemError
from core.limits import BRACKETS_MAX, ENTRIES_MAX, TOKENS_MAX, UNUSUAL_TEXT_MAX

_KINDS = (
    "", "atom", "follows", "atom", "follows", "separator", "line", "open", "close", "mark",
    "text", "command", "sign",
)  # fmt: skip
_DECIMAL, _NAME = 1, 3  # of _KINDS: a plain decimal, whose float is at hand; any other atom
_FOLLOWS = {",": "separator", ";": "separator", "\n": "line", ":": "mark", "=": "mark"}
# Most texts have neither an arrow nor a double colon: then less has to be looked for at each sign.
_SIGN, _FIRST = r"[^\s()\[\]{},;&|=:\"\\<>]", r"[^\s()\[\]{},;&|=:\"'\\<>]"
_ATOM = rf"{_FIRST}{_SIGN}*+"
_ATOM_WITH_ARROWS = rf"(?!->)(?:{_FIRST}|::)(?:{_SIGN}++|::)*+"
_TOKEN, _TOKEN_WITH_ARROWS = (
    re.compile(
        rf"""[^\S\n]*+(?:
        ([+-]?[0-9]{{1,20}}(?:\.[0-9]{{0,20}})?(?:[eE][+-]?[0-9]{{1,2}})?)(?=[\s,;&|\])}}]|$)
            (?:[ ]?([,;\n]))?
        | ({atom}) (?:[ ]?(=(?!>)|:(?![:=])))?
        | ([,;&|])
        | (\n)
        | ([(\[{{])
        | ([)\]}}])
        | (<-|->|=>|:=|=|:)
        | ("[^"\n]{{0,64}}"|'[^'\n]{{0,64}}')
        | (\\(?:[A-Za-z]+\*?|.))
        | (\S)
        )""",
        re.VERBOSE,
    )
    for atom in (_ATOM, _ATOM_WITH_ARROWS)
)
_ALONE = ",;&|()[]{}="  # each is a token of its own, but for those in quotes
_CLOSES = {"(": ")", "[": "]", "{": "}"}
# What lists of plain numbers are written with, and more of these than there may be.
_OF_LISTS = re.compile(r"[0-9+\-.eE,;&| \t\n\[\]]*+")
_TOO_MANY = re.compile(rf"(?:[^0-9.]*+[0-9.]++){{{ENTRIES_MAX + 1}}}")
_MARKS_SEEN = 4_096  # signs in which the marks between numbers are seen


class Token(NamedTuple):
    """A piece of the text: one of _KINDS, and where it stands; of a plain decimal, its float."""

    kind: str
    text: str
    start: int
    end: int
    value: float | None = None


@dataclass(slots=True)
class Group:
    """What stands between two brackets; `opening` is "" for the text as a whole."""

    opening: str
    start: int
    end: int = 0
    items: list[Token | Group] = field(default_factory=list)
    kind: str = "group"
    value: None = None

    @property
    def text(self) -> str:
        """How a message names it."""
        return self.opening


Item = Token | Group


def count_alone(text: str) -> int:
    """How many signs of a text are tokens of their own, or stand in quotes."""
    return sum(map(text.count, _ALONE))


def least_tokens(text: str) -> int:
    """How many tokens a text without quotes has at least."""
    return max(len(text.split()), count_alone(text))


def beyond_bounds(text: str, field: Field) -> ProblemError:
    """Why a text has too many tokens: `too-many-numbers` where it is one plain list of them.

    With two kinds of marks a comma may be a decimal one, or a column counts the rows.
    """
    if _TOO_MANY.match(text) and _OF_LISTS.fullmatch(text):
        marks = set(re.findall(r"[,;&|\s]+", text.strip()[:_MARKS_SEEN]))
        if len({mark.strip() or ("\n" if "\n" in mark else " ") for mark in marks}) == 1:
            return ProblemError("too-many-numbers", field, limit=ENTRIES_MAX)
    if max(len(text.split()), count_alone(text)) > TOKENS_MAX or len(text) <= UNUSUAL_TEXT_MAX:
        return ProblemError("too-many-tokens", field, limit=TOKENS_MAX)
    return ProblemError("too-long", field, limit=UNUSUAL_TEXT_MAX)


def tokens_of(text: str, field: Field) -> list[Token]:
    """All tokens but blanks. ProblemError `too-many-tokens`, `too-many-numbers`."""
    text = text.rstrip()  # blanks at the end would be tried again and again
    if least_tokens(text) > TOKENS_MAX:
        raise beyond_bounds(text, field)
    pattern = _TOKEN_WITH_ARROWS if "->" in text or "::" in text else _TOKEN
    tokens: list[Token] = []
    new, token, append = tuple.__new__, Token, tokens.append
    for match in islice(pattern.finditer(text), TOKENS_MAX + 1):
        index = match.lastindex or 0
        if index <= _NAME + 1:  # what follows an atom is often known: one match for two tokens
            first = _DECIMAL if index <= _DECIMAL + 1 else _NAME
            piece = match[first]
            start, end = match.span(first)
            value = float(piece) if first == _DECIMAL else None
            append(new(token, ("atom", piece, start, end, value)))
            if index == first:
                continue
        piece = match[index]
        start, end = match.span(index)
        kind = _FOLLOWS[piece] if index <= _NAME + 1 else _KINDS[index]
        append(new(token, (kind, piece, start, end, None)))
    if len(tokens) > TOKENS_MAX:
        raise beyond_bounds(text, field)
    return tokens


def nested(tokens: list[Token], field: Field) -> Group:
    """Tokens by their brackets. ProblemError `bracket`: one without its partner, or too deep."""
    group = Group("", 0)
    outer: list[Group] = []
    for token in tokens:
        if token.kind == "open":
            outer.append(group)
            group = Group(token.text, token.start)
            outer[-1].items.append(group)
        elif token.kind == "close":
            if not outer or _CLOSES[group.opening] != token.text:
                raise ProblemError("bracket", field, offset=token.start, token=token.text)
            group.end = token.end
            group = outer.pop()
        else:
            group.items.append(token)
        if len(outer) > BRACKETS_MAX:
            raise ProblemError("bracket", field, offset=token.start, token=token.text)
    if outer:
        raise ProblemError("bracket", field, offset=group.start, token=group.opening)
    return group
