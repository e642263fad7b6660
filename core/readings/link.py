"""A link of the lab, pasted into a field: what it has for x and y, as text."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

from core.errors import Field
from core.limits import PARAMETERS_MAX, QUERY_MAX

_LINK = re.compile(r"(?:https?://[^\s?#]{1,256})?\?([^\s#]+)(?:#\S*)?")


def vectors_of_link(text: str) -> dict[Field, str]:
    """The texts of x and y in a link; empty where the text is anything else."""
    text = text.strip()
    match = _LINK.fullmatch(text) if len(text) <= QUERY_MAX and "=" in text else None
    if match is None:
        return {}
    try:
        settings = dict(parse_qsl(match[1], max_num_fields=PARAMETERS_MAX))
    except ValueError:
        return {}
    fields: tuple[Field, Field] = ("x", "y")
    return {field: settings[field] for field in fields if field in settings}
