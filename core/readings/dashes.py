"""A dash between a name and its number, `cat - 1.5`: a minus sign, or a mark between the two."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DASH = re.compile(r"(?<![\w.])([^\W\d][\w.]{0,63}+[ \t])- (?=[.0-9])")


def without_dashes(text: str) -> Iterator[str]:
    """The text with such dashes at their numbers, and without them; as it is where it has none."""
    if "- " not in text or not _DASH.search(text):
        yield text
        return
    yield _DASH.sub(lambda match: f"{match[1]} -", text)
    yield _DASH.sub(lambda match: f"{match[1]}  ", text)
