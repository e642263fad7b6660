"""A screen as a lesson's file says it: `gradient?x=1,0&y=1,0&view=line`."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qsl

from core.errors import Field
from core.lessons.lesson import Parts, Screen
from core.lessons.limits import PARTS_MAX
from core.limits import K_MAX
from core.problem import ProblemError
from core.readings import sure

_PAGE: Final = re.compile(r"/?([a-z]{0,20})")
_NAME: Final = re.compile(r"[a-z0-9_-]{1,20}")
_NOT_ITS_OWN: Final = frozenset({"lang", "lesson", "at", "embed", "merged", "kept"})


def read_screen(text: str) -> tuple[Screen, Parts] | None:
    """The page with its settings, and its x and y; None for what is no screen.

    Raises ProblemError for an x or y that cannot be read.
    """
    page, _, query = text.partition("?")
    match = _PAGE.fullmatch(page)
    if match is None:
        return None
    try:
        pairs = parse_qsl(
            query, keep_blank_values=True, strict_parsing=bool(query), max_num_fields=PARTS_MAX
        )
    except ValueError:
        return None
    settings = dict(pairs)
    if len(settings) < len(pairs) or any(not _NAME.fullmatch(name) for name in settings):
        return None
    if _NOT_ITS_OWN & settings.keys():
        return None
    parts = Parts(_vector(settings.pop("x", None), "x"), _vector(settings.pop("y", None), "y"))
    return Screen(match[1], tuple(settings.items()), bool(parts)), parts


def _vector(text: str | None, vector: Field) -> tuple[float, ...] | None:
    if text is None:
        return None
    values = sure(text, vector)
    if len(values) > K_MAX:
        raise ProblemError("too-many", vector, limit=K_MAX)
    return values
