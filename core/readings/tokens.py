"""A text cut into tokens, from left to right in one pass, and tokens nested by their brackets.

No sign is looked at more often than a fixed number of times: no pattern can fail after it has run
far ahead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from core.errors import Field, ProblemError
from core.limits import BRACKETS_MAX, TOKENS_MAX

_KINDS = ("", "atom", "separator", "line", "open", "close", "mark", "text", "command", "sign")
_TOKEN = re.compile(
    r"""[^\S\n]*(?:
    ((?!->)(?:[^\s()\[\]{},;&|=:"'\\<>]|::)(?:[^\s()\[\]{},;&|=:"\\<>]++|::)*+)  # an atom
    | ([,;&|])
    | (\n)
    | ([(\[{])
    | ([)\]}])
    | (<-|->|=>|:=|=|:)
    | ("[^"\n]{0,64}"|'[^'\n]{0,64}')
    | (\\(?:[A-Za-z]+\*?|.))
    | (\S)
    )""",
    re.VERBOSE,
)
_ALONE = ",;&|()[]{}="  # each is a token of its own, but for those in quotes
_CLOSES = {"(": ")", "[": "]", "{": "}"}


class Token(NamedTuple):
    """A piece of the text: one of _KINDS, and where it stands."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(slots=True)
class Group:
    """What stands between two brackets; `opening` is "" for the text as a whole."""

    opening: str
    start: int
    end: int = 0
    items: list[Token | Group] = field(default_factory=list)
    kind: str = "group"

    @property
    def text(self) -> str:
        """How a message names it."""
        return self.opening


Item = Token | Group


def tokens_of(text: str, field: Field) -> list[Token]:
    """All tokens but blanks. ProblemError `too-many-tokens`."""
    text = text.rstrip()  # blanks at the end would be tried again and again
    if max(len(text.split()), sum(map(text.count, _ALONE))) > TOKENS_MAX:
        raise ProblemError("too-many-tokens", field, limit=TOKENS_MAX)
    tokens: list[Token] = []
    token = Token._make
    for match in _TOKEN.finditer(text):
        index = match.lastindex or 0
        start, end = match.span(index)
        tokens.append(token((_KINDS[index], match[index], start, end)))
        if len(tokens) > TOKENS_MAX:
            raise ProblemError("too-many-tokens", field, limit=TOKENS_MAX)
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
