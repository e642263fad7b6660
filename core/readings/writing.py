"""Numbers and vectors as text that reads back as exactly the same floats."""

from __future__ import annotations

import math
from collections.abc import Sequence


def format_number(value: float) -> str:
    """The shortest text that reads back as exactly this float: `1`, `-0.5`, `1e-300`, `-inf`."""
    if value == -math.inf:
        return "-inf"
    text = repr(value + 0.0)
    return text.removesuffix(".0")


def format_vector(values: Sequence[float]) -> str:
    """Comma-separated `format_number`s: what the URL and the text field hold."""
    return ",".join(format_number(value) for value in values)
