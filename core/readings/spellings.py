r"""Ways to write a number, all those of a long list at once, as `float` takes them.

    1.5f   1.5_f32   1.5`   1_000   1'000   0{,}5          as   1.5   1000   0.5
    30 %   1.5×10⁻³   1.5 x 10^-3   1.5 \times 10^{-3}     as   30e-2   1.5e-3
    1.5*^-3   1.5D-3   1.5f-3                              as   1.5e-3
    1/4   1½   \frac{1}{2}                                 as   0.25   1.5   0.5
    float('-inf')   "-Infinity"   -\infty                  as   -inf

Every pattern begins with a sign, and looks back from there: to try every number from its beginning
takes several times as long. What comes out is read as a list again, which a number that is spoilt
does not pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from core.limits import ENTRIES_MAX, UNUSUAL_TEXT_MAX
from core.readings.numbers import quotient, vulgar
from core.readings.shapes import POWER, RAISED, SUPERSCRIPTS, VULGAR

MOST: Final = ENTRIES_MAX + 1  # where there are more, the list is too long anyway
_HEAD: Final = 512  # signs in which the spelling of all numbers is seen
_END: Final = r"(?=[,;\])}\s&|\\]|\Z)"

_MASKS: Final = (
    *("float('-inf')", 'float("-inf")', "-float('inf')", '-float("inf")', "'-Infinity'"),
    *('"-Infinity"', "-np.inf", "-math.inf", "-torch.inf", "-jnp.inf", "-Infinity", "-Inf"),
    *(r"-\infty", "-∞"),
)
_TIMES: Final = tuple(
    f"{before}{sign}{after}10"
    for before, after in ((" ", " "), ("", ""), (" ", ""))
    for sign in ("×", "x", "X", "*", "·", r"\times", r"\cdot")
    if after or sign not in "xX"
)
_X_TEN: Final = re.compile(r"[xX](?<=[0-9.][xX])10(?=[\^⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹])")
_BEFORE: Final = r"(?<=[0-9.]×)10"
_NO_SHARE: Final = re.compile(r"%(?![,;\])}\s]|\Z)|%\s*+[^\W\d]")
# A number before a fraction may belong to it.
_MIXED: Final = re.compile(r"[\w.)}\]] *\\[dt]?frac")


_POWER: Final = r"e\1"


def _raised(match: re.Match[str]) -> str:
    return f"e{match[1].translate(SUPERSCRIPTS)}"


def _fraction(match: re.Match[str]) -> str:
    bottom = int(match[2])
    return repr(quotient(int(match[1]), bottom)) if bottom else match[0]


def _with_vulgar(match: re.Match[str]) -> str:
    top, bottom = vulgar(match[3])
    return match[1] + repr(quotient(int(match[2] or 0) * bottom + top, bottom))


def around(pattern: re.Pattern[str], text: str, before: str = "") -> str:
    """The text with the one group of each match alone, after `before`.

    Several times as quick as `sub`, which works out a template for each match.
    """
    parts = pattern.split(text, MOST)
    if before:
        parts[1::2] = [before + part for part in parts[1::2]]
    return "".join(parts)


Spelling = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]
_SPELLINGS: Final[tuple[Spelling, ...]] = (
    (re.compile(rf"×{_BEFORE}\^\{{({POWER})\}}{_END}"), _POWER),
    (re.compile(rf"×{_BEFORE}\^({POWER}){_END}"), _POWER),
    (re.compile(rf"×{_BEFORE}([⁻⁺]?[{RAISED}]{{1,3}}){_END}"), _raised),
    (re.compile(rf"\*\^(?<=[0-9.]\*\^)({POWER}){_END}"), _POWER),
    (re.compile(rf"[dD](?<=[0-9.][dD])({POWER}){_END}"), _POWER),
    (
        re.compile(
            rf"(?:[fFdL](?<=[0-9.][fFdL])|f(?<=[0-9.]f)(?:16|32|64)|_f(?<=[0-9.]_f)(?:16|32|64))"
            rf"{_END}"
        ),
        "",
    ),
    (re.compile(rf"f(?<=[0-9.]f)(?!(?:16|32|64){_END})({POWER}){_END}"), _POWER),
    (re.compile(rf"`(?<=[0-9.]`){_END}"), ""),
    (re.compile(r"_(?<=[0-9]_)(?=[0-9])"), ""),
    (re.compile(r"'(?<=[0-9]')(?<![0-9]{4}')(?=[0-9]{3}(?![0-9]))"), ""),
    (re.compile(r"\{,\}(?<=[0-9]\{,\})(?=[0-9])(?![0-9]{3}(?![0-9]))"), "."),
)
_BRACED: Final = r"\\[dt]?frac\{([+-]?[0-9]{1,15})\}\{([0-9]{1,15})\}"
_OF_FRACTIONS: Final[tuple[tuple[str, Spelling], ...]] = (
    ("\\", (re.compile(_BRACED + _END), _fraction)),
    ("/", (re.compile(rf"(?<![\w.,/])([+-]?[0-9]{{1,15}})/([0-9]{{1,15}}){_END}"), _fraction)),
    (
        "",
        (re.compile(rf"(?<![\w.,/])([+-]?)([0-9]{{0,15}})([{VULGAR}]){_END}"), _with_vulgar),
    ),
)


def respelled_all(text: str) -> str:
    """The text with its numbers respelled, in the one way that a list has as a rule."""
    if "inf" in text or "Inf" in text or "∞" in text:
        for mask in _MASKS:
            text = text.replace(mask, "-inf")
    if "%" in text:
        is_list = text.count("%") <= MOST and not _NO_SHARE.search(text)
        return text.replace(" %", "%").replace("%", "e-2") if is_list else text
    head = text[:_HEAD]
    if "10" in head:
        for times in _TIMES:
            if times in head:
                text = text.replace(times, "×10")
        text = _X_TEN.sub("×10", text, MOST) if "x10" in head or "X10" in head else text
    for pattern, instead in _SPELLINGS:
        if pattern.search(text, 0, _HEAD):
            if instead == _POWER:
                return around(pattern, text, "e")
            return pattern.sub(instead, text, MOST)
    if len(text) > 2 * UNUSUAL_TEXT_MAX:
        return text
    for sign, (pattern, instead) in _OF_FRACTIONS:
        if sign in text and pattern.search(text, 0, _HEAD):
            return (
                text if sign == "\\" and _MIXED.search(text) else pattern.sub(instead, text, MOST)
            )
    return text
