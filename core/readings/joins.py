"""Tokens that are one number together: `1 / 3`, `1.5 × 10⁻³`, `- 2` after a comma, `sqrt(2)`."""

from __future__ import annotations

import re

from core.readings import closed
from core.readings.tokens import Token

_FORM = 12  # tokens that a function and what it is of have at most
_TIMES = frozenset({"×", "x", "X", "*", "·"})
_SHARES = frozenset({"%", "‰"})
_SIGNS = frozenset({"-", "+"})
_OPERATORS = frozenset({"*", "/"})


# What may be part of one number, beside a blank or a bracket; to look for all of it at every sign
# takes much longer.
_PAIRS = (
    *(pair for blank in " \t" for sign in "-+/×*·%‰" for pair in (sign + blank, blank + sign)),
    *("x 1", "X 1", "\\", "-(", "-[", "+(", "+["),
)
_HINT = re.compile(r"[-+/×*·xX][^\S\n]+\S|[0-9][^\S\n]+[/×*·xX%‰]|\\|[-+](?:\[|\()")


def may_join(text: str) -> bool:
    """Whether tokens of a text may belong together."""
    if text.isascii() and not any(pair in text for pair in _PAIRS):
        return False
    return _HINT.search(text) is not None


def joined(tokens: list[Token], text: str) -> list[Token]:
    """The same tokens of a text, those of one number put together; see `may_join`."""
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
    if left[-1] == "/":  # apart from its numbers, // begins a comment or divides without rest
        return left[-2:] != "//" and right[:1].isdigit()
    if left[-1] == "*":
        return right[:1].isdigit()
    if left[-1].isdigit():
        return (right[0] == "/" and right[:2] != "//") or right in _SHARES or right in _TIMES
    return right.startswith("10")


def with_forms(tokens: list[Token]) -> list[Token]:
    """The same tokens of a text, those of a number in closed form put together: `3*sqrt(2)/2`."""
    result: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        end = _end_of_form(tokens, place)
        if end == place:
            result.append(token)
            place += 1
            continue
        start = token.start
        written = "".join(part.text for part in tokens[place:end])
        while result and result[-1].kind == "atom" and _goes_on(result, written):
            written = result[-1].text + written
            start = result.pop().start
        result.append(Token("atom", written, start, tokens[end - 1].end))
        place = end
    return result


def _end_of_form(tokens: list[Token], place: int) -> int:
    """Where a form ends that begins here, with a function; `place` where none does."""
    end = place
    while end < len(tokens) and tokens[end].kind == "atom":
        token = tokens[end]
        if end > place and token.text in _OPERATORS and end + 1 < len(tokens):
            end += 1  # `sqrt(2) / 2`
            token = tokens[end]
        elif end > place and (token.start > tokens[end - 1].end or token.text[0] not in "*/^"):
            break
        if not closed.names_a_function(token.text):
            return end if end == place else end + int(token.kind == "atom")
        inner = _end_of_bracket(tokens, end + 1)
        if inner == end + 1 or tokens[end + 1].start - token.end > 1:
            return end
        end = inner
    return end


def _end_of_bracket(tokens: list[Token], place: int) -> int:
    """Where a bracket of few atoms ends that begins here; `place` where there is none."""
    if place < len(tokens) and tokens[place].text in ("(", "["):
        for end in range(place + 1, min(place + _FORM, len(tokens))):
            if tokens[end].kind == "close":
                return end + 1 if end > place + 1 else place
            if tokens[end].kind != "atom":
                break
    return place


def _goes_on(result: list[Token], written: str) -> bool:
    """Whether what stands before a form belongs to it: `2 *`, `1/`."""
    text = result[-1].text
    if text in _OPERATORS:
        return len(result) > 1 and result[-2].kind == "atom" and written[0] not in "*/"
    return text[-1] in "*/" or (written[0] in _OPERATORS and text[-1].isdigit())
