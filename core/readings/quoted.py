"""Numbers with commas in quotes, as spreadsheets export them: `"0,5";"1,5"`, `"1,234","2"`.

What stands in quotes is one number: its comma is a decimal one, or stands between thousands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from core.limits import NUMBER_TEXT_MAX
from core.readings.reading import Notation
from core.readings.tokens import Token
from core.readings.two_parts import Candidate
from core.readings.work import Work

_DIGIT = re.compile(r"[+-]?[0-9]")
Rule = tuple[Notation, re.Pattern[str], Callable[[str], str]]


def quoted(tokens: list[Token], text: str, rules: list[Rule], work: Work) -> Iterator[Candidate]:
    """The tokens with the numbers in quotes as decimals, in each notation that all have."""
    if not ('"' in text or "'" in text) or "," not in text:
        return
    work.add(len(tokens))
    places = [
        place
        for place, token in enumerate(tokens)
        if token.kind == "text"
        and ("," in token.text or " " in token.text)
        and _DIGIT.match(token.text, 1)
        and len(token.text) <= NUMBER_TEXT_MAX
    ]
    written = [tokens[place].text[1:-1].strip() for place in places]
    has_commas = any("," in number for number in written)
    for notation, rule, plain in rules if places else ():
        work.add(len(tokens))
        if all(map(rule.fullmatch, written)) and (has_commas or notation == "thousands"):
            result = list(tokens)
            for place, number in zip(places, written, strict=True):
                result[place] = tokens[place]._replace(text=f'"{plain(number)}"')
            yield notation, result
