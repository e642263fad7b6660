r"""A pattern and what stands in its place, each character with its place in what was typed.

`\1` to `\4` and `\<name>` are groups of the pattern, whose characters keep their places.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

_GROUP: Final = re.compile(r"\\([1-4]|<[a-z]+>)")


class Respelling(NamedTuple):
    """A pattern, what stands in its place, and whether a match is meant by it."""

    pattern: re.Pattern[str]
    new: str | Callable[[re.Match[str]], str | None]
    """A function's None leaves the match as it is."""


def table(
    *entries: tuple[str, str | Callable[[re.Match[str]], str | None]],
) -> tuple[Respelling, ...]:
    """Respellings, their patterns compiled."""
    return tuple(Respelling(re.compile(pattern), new) for pattern, new in entries)


def respelt_by(respelling: Respelling, text: str, places: list[int]) -> str:
    """The text with what stands for each match; `places` is kept in step."""
    pattern, new = respelling
    for match in reversed(list(pattern.finditer(text))):
        start, end = match.span()
        pieces, kept = list[str](), list[int]()
        template = new if isinstance(new, str) else new(match)
        if template is None:
            continue
        for n, piece in enumerate(_GROUP.split(template)):
            if n % 2 == 1:
                group: int | str = int(piece) if piece.isdigit() else piece.strip("<>")
                put, first = match[group] or "", match.start(group)
                kept += places[first : first + len(put)]
            else:
                put = piece.replace("\\\\", "\\")
                kept += [places[start]] * len(put)
            pieces.append(put)
        places[start:end] = kept
        text = text[:start] + "".join(pieces) + text[end:]
    return text
