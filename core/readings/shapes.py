"""What numbers and their names look like, in patterns that several ways of reading share.

All of them are bounded: what has more digits is for `numbers`, which says what is wrong with it.
"""

from __future__ import annotations

from typing import Final

_EXPONENT: Final = r"(?:[eE][+-]?[0-9]{1,3})?"
POINTED: Final = rf"[+-]?[0-9]{{1,24}}\.[0-9]{{1,24}}{_EXPONENT}"
"""A decimal with digits on both sides of its point: 1.5."""
PLAIN: Final = rf"[+-]?[0-9]{{1,24}}(?:\.[0-9]{{0,24}})?{_EXPONENT}"
"""A decimal with a point or without: 1, 1., 1.5."""
POWER: Final = r"[+-]?[0-9]{1,3}"
"""A power of ten."""
RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SUPERSCRIPTS: Final = str.maketrans(f"{RAISED}⁻⁺", "0123456789-+")
VULGAR: Final = "¼½¾⅐-⅞"
"""Signs that are fractions, for a set of signs in a pattern."""

WORD: Final = r"[A-Za-z_][A-Za-z0-9_]{0,63}"
"""A name in a program, or a head of a column."""
SIMPLE_NAME: Final = rf"[^\W\d{VULGAR}²³¹⁰⁴-⁹₀-₉][\w'.-]{{0,63}}"
"""A name of one word, in any script."""
NAME: Final = rf"{SIMPLE_NAME}(?: \w[\w'.-]{{0,63}}){{0,7}}"
"""A name of several words: red fox, class 7."""
NAME_OF_WORDS: Final = rf"{SIMPLE_NAME}(?: {SIMPLE_NAME}){{0,7}}"
"""The same before a blank and a number, where a word of digits would be a number of its own."""
