"""What a reader reads of HTML: its text, without the elements around symbols."""

from __future__ import annotations

import re
from html import unescape

_ELEMENT = re.compile("<[^>]*>")


def words_of(html: str) -> str:
    """The text of HTML, elements aside."""
    return unescape(_ELEMENT.sub("", html))
