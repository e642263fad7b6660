"""A link of the lab, pasted into a field: what it has for x and y, as text."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

from core.errors import Field
from core.limits import PARAMETERS_MAX, QUERY_MAX

_LOST_PLUS = re.compile(r"(?<=[0-9.][eEdD]) (?=[0-9])")  # 1e+3: in a query, + is a blank
_LINK = re.compile(r"(?:https?://[^\s?#]{1,256})?\?([^\s#]+)(?:#\S*)?")


def with_plus(text: str) -> str:
    """A text of a link with the plus of `1e+3`, which a query has as a blank."""
    return _LOST_PLUS.sub("+", text)


def vectors_of_link(text: str) -> dict[Field, str]:
    """The texts of x and y in a link; empty where the text is anything else."""
    text = text.strip()
    match = _LINK.fullmatch(text) if len(text) <= QUERY_MAX and "=" in text else None
    if match is None:
        return {}
    try:
        query = match[1].replace("&amp;", "&")  # as it stands in the source of a page
        settings = dict(parse_qsl(query, max_num_fields=PARAMETERS_MAX))
    except ValueError:
        return {}
    fields: tuple[Field, Field] = ("x", "y")
    return {field: with_plus(settings[field]) for field in fields if field in settings}
