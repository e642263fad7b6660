r"""Spellings that are rare in the usual way, each as long as it was, so that places stay.

    1\,000    1'000     LaTeX; `0{,}5` as `0,5`: there the comma is within a number
    (/ 1 /)   ( 1 )     Fortran
    <| 1 |>   { 1 }     Mathematica
    std::numeric_limits<double>::infinity(), math.Inf(-1)     inf, -inf
"""

from __future__ import annotations

import re

_BRACKETS = (("(/", "/)", " (", ") "), ("<|", "|>", " {", "} "))
_COMMA = re.compile(r"(?<=[0-9])\{,\}([0-9]+)")
_THOUSANDS = re.compile(r"(?<=[0-9])((?:\\,[0-9]{3})+)(?![0-9])")
_LIMITS = re.compile(r"(-?)(?:std::)?numeric_limits<\w{1,20}>::infinity\(\)")
_GO = re.compile(r"math\.Inf\((?:\+?1|(-)1)\)")


def respelled(text: str) -> tuple[str, bool]:
    """The text in the usual spelling, and whether commas in it are within numbers."""
    if "\\," in text:
        text = _THOUSANDS.sub(
            lambda match: match[1].replace("\\,", "'") + " " * match[1].count("\\"), text
        )
    for opening, closing, opened, closed in _BRACKETS:
        if opening in text and closing in text:
            text = text.replace(opening, opened).replace(closing, closed)
    if "::infinity()" in text:
        text = _LIMITS.sub(_infinity, text)
    if "math.Inf(" in text:
        text = _GO.sub(_infinity, text)
    if "{,}" not in text:
        return text, False
    with_commas = _COMMA.sub(r",\1  ", text)
    return with_commas, with_commas != text


def _infinity(match: re.Match[str]) -> str:
    return f"{match[1] or ''}inf".ljust(len(match[0]))
