"""Texts of the core are English, marked for translation; who shows them translates them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Say: TypeAlias = Callable[[str], str]
"""Translates one text into the reader's language."""


def N_(text: str) -> str:  # noqa: N802 - the name that gettext's extractors look for
    """Mark `text` for translation and return it unchanged."""
    return text


LIST_GAP = N_(", ")
"""What stands between the words of a list."""
CLAUSE_GAP = N_("; ")
"""The same where a word may itself have commas in it."""
