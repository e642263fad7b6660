"""A name that is said behind a formula, `…/Z, where Z = sum_j exp(x_j)`, in its own words."""

from __future__ import annotations

import re
from typing import Final

from core.limits import ANSWER_SPELT_MAX

_NAME: Final = r"(?<![A-Za-z_\\])Z(?![A-Za-z_(\[])"
_SAID: Final = re.compile(
    r"[\s,;]*+(?P<o>\()?\s*(?:\bwhere\b|\bwith\b|其中|这里)\s*Z\s*:?=\s*"
    r"(?P<body>[^=]+?)\s*(?(o)\))\s*\.?\s*$"
)
_USES_MAX: Final = 4


def with_definitions(text: str, places: list[int]) -> str:
    """The text with what Z is said to be in its place; `places` is kept in step.

    As it is where Z is no single letter of the formula, or would make it too long.
    """
    said = _SAID.search(text)
    if said is None:
        return text
    start, end = said.span("body")
    formula, body = text[: said.start()], f"({text[start:end]})"
    uses = list(re.finditer(_NAME, formula))
    if not 1 <= len(uses) <= _USES_MAX or re.search(_NAME, body):
        return text
    if len(formula) + len(uses) * len(body) > ANSWER_SPELT_MAX:
        return text
    of_body = [places[start], *places[start:end], places[end - 1]]
    kept = places[: said.start()]
    for use in reversed(uses):
        formula = formula[: use.start()] + body + formula[use.end() :]
        kept[use.start() : use.end()] = of_body
    places[:] = [*kept, places[-1]]
    return formula
