"""Tokens that are one number together: `1 / 3`, `30 %`, `1.5 × 10⁻³`, `- 2` after a comma."""

from __future__ import annotations

import re

from core.readings.tokens import Token

_TIMES = frozenset({"×", "x", "X", "*", "·"})
_SHARES = frozenset({"%", "‰"})
_SIGNS = frozenset({"-", "+"})


_HINT = re.compile(r"[-+/×*·xX][^\S\n]+\S|[0-9][^\S\n]+[/×*·xX%‰]|\\|[-+](?:\[|\()")


def joined(tokens: list[Token], text: str) -> list[Token]:
    """The same tokens of a text, those of one number put together."""
    if not _HINT.search(text):
        return tokens
    result: list[Token] = []
    for token in tokens:
        if token.kind == "atom":
            last = result[-1] if result else None
            before = result[-2] if len(result) > 1 else None
            if last is not None and last.kind == "atom" and _belongs(before, last, token):
                result[-1] = Token("atom", last.text + token.text, last.start, token.end)
                continue
        result.append(token)
    return result


def _belongs(before: Token | None, last: Token, token: Token) -> bool:
    """Whether a token goes on with the number that the one before it began."""
    left, right = last.text, token.text
    if left in _SIGNS:  # not between two numbers, where it would be a difference
        return (before is None or before.kind != "atom") and right[:1] not in _SIGNS
    if not (left[-1].isdigit() or left[-1] in "/×*·xX" or left in _SIGNS):
        return False
    if not left.lstrip("+-.")[:1].isdigit():
        return False
    if left[-1] == "/":
        return right[:1].isdigit() or right[0] == "/"
    if left[-1].isdigit():
        return right[0] == "/" or right in _SHARES or right in _TIMES
    return right.startswith("10")
