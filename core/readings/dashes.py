"""A dash between a name and its number, `cat - 1.5`: a minus sign, or a mark between the two."""

from __future__ import annotations

import re

_DASH = re.compile(r"(?<![\w.])([^\W\d][\w.]{0,63}+[ \t])- (?=[.0-9])")


def without_dashes(text: str) -> tuple[str, ...]:
    """The text with such dashes at their numbers, and without them; as it is where it has none."""
    if "- " not in text or not _DASH.search(text):
        return (text,)
    return _DASH.sub(r"\1 -", text), _DASH.sub(r"\1  ", text)
