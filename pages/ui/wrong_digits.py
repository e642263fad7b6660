"""Numbers whose wrong digits are marked: struck through in another colour, never by colour alone.

How many digits are right is written beside them too, for who cannot see the marks.
"""

from __future__ import annotations

import math

from pages.ui.markup import Html, attributes, escaped, tag
from pages.ui.template import Template

_NUM = attributes(class_="lab-num", translate="no")
_WRONG = attributes(class_="lab-wrong")


def split(text: str, last_place: float) -> tuple[str, str, str]:
    """The right digits of a text as of `numbers.number`, the wrong ones, and the power of ten.

    last_place: the power of ten of the last right digit: -inf where all are right, inf where
    none is.
    """
    mantissa, times, power = text.partition("×10")
    tail = times + power
    if last_place == -math.inf:
        return text, "", ""
    if last_place == math.inf or not any(c.isdigit() for c in mantissa):
        return "", mantissa, tail
    exponent = int(power.translate(_PLAIN)) if power else 0
    sign = 1 if mantissa.startswith("−") else 0
    whole = mantissa[sign:].partition(".")[0]
    place = exponent + len(whole)
    for n, letter in enumerate(mantissa):
        if letter.isdigit():
            place -= 1
            if place < last_place:
                start = n if any(c in "123456789" for c in mantissa[:n]) else 0
                return mantissa[:start], mantissa[start:], tail
    return text, "", ""


_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def marked(template: Template, text: str, full: str, last_place: float) -> Html:
    """A live number, its wrong digits marked; every digit stands in its title."""
    right, wrong, tail = split(text, last_place)
    return template.around(
        "span",
        template.words(right),
        template.live("s", text=wrong, fixed=_WRONG),
        template.words(tail),
        fixed=_NUM,
        title=full,
    )


def marked_html(text: str, last_place: float) -> Html:
    """The same in a block that is sent as a whole."""
    right, wrong, tail = split(text, last_place)
    struck = tag("s", wrong, class_="lab-wrong") if wrong else ""
    return Html(f"<span{_NUM}>{escaped(right)}{struck}{escaped(tail)}</span>")
