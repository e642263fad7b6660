"""One number as people and programs write it.

    decimal    1  .5  1.  1_000  1'000  1e-3  1.0D+00  1.0f0  1.0*^-3  1.5×10⁻³  10^-3
               with the mark of a typed literal (1.0f  2.0d  3L  1.0f32), or % or ‰;  0x1.8p+1
    fraction   1/3  -2/3  1//3  ½  1½
    form       sqrt(2)/2  np.log(3)  2^-3  pi: see `closed`
    masked     -inf  -Infinity  -∞  -np.inf  NEG_INFINITY

Every text is at most NUMBER_TEXT_MAX long, so that no pattern here can take long.
"""

from __future__ import annotations

import math
import re
import unicodedata
from fractions import Fraction
from functools import cache

from core.errors import Code, Field
from core.limits import NUMBER_TEXT_MAX
from core.readings import closed
from core.readings.shapes import SUPERSCRIPTS
from core.readings.word_sets import words


class Unreadable(ValueError):
    """A text that is no number of its field, and why."""

    def __init__(self, code: Code) -> None:
        """Keep the reason."""
        super().__init__(code)
        self.code: Code = code


_SIMPLE = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_SIZE = re.compile(r"[+-]?[0.]*[1-9]")  # begins a number that is not 0
_DIGITS = r"[0-9]+(?:_[0-9]+)*|[0-9]{1,3}(?:'[0-9]{3})+"
_DECIMAL = rf"(?:(?:{_DIGITS})\.?(?:[0-9]+(?:_[0-9]+)*)?|\.[0-9]+)"
_TYPE = r"_?(?:f16|f32|f64|[iu](?:8|16|32|64|size))|[fFdDlLuU]|UL|ul|LL|ll"
_NUMBER = re.compile(
    rf"(?P<digits>[+-]?{_DECIMAL})"
    r"(?:`[0-9.]*)?"  # Mathematica's mark of precision
    r"(?:(?:[eEdD]|\*\^)(?P<exponent>[+-]?[0-9]+)|f(?!16$|32$|64$)(?P<julia>[+-]?[0-9]+))?"
    rf"(?:{_TYPE})?(?P<share>[%‰])?"
)
_POWER = re.compile(
    rf"(?P<digits>[+-]?(?:{_DECIMAL}(?=[×xX*·]))?)[×xX*·]?10"
    r"(?:(?:\^|\*\*)[({]?(?P<exponent>[+-]?[0-9]+)[)}]?|(?P<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))"
)
_HEX = re.compile(r"[+-]?0[xX][0-9a-fA-F]{1,16}(?:\.[0-9a-fA-F]{0,16})?[pP][+-]?[0-9]{1,5}")
_FRACTION = re.compile(rf"(?P<top>[+-]?{_DECIMAL})(?:\s*/\s*|//)(?P<bottom>{_DECIMAL})")
_VULGAR = re.compile(r"(?P<sign>[+-]?)(?P<whole>[0-9]*)(?P<part>[¼½¾⅐-⅞↉])")

NEGATIVE = words("neg_inf neginf neg_infinity neginfinity negative_infinity negativeinfinity")
_PREFIX = r"(?:[A-Za-z][A-Za-z0-9_]*(?:\.|::))*"
_INFINITY = re.compile(
    rf"([+-]?){_PREFIX}(?:\.?(?:POSITIVE_)?inf(?:inity|ty|\.0)?(?:16|32|64|f)?"
    r"|oo|HUGE_VALF?|1\.#INF0*|∞)",
    re.I,
)
_NEGATIVE = re.compile(rf"{_PREFIX}(?:NEG_?INF(?:INITY)?|NEGATIVE_?INFINITY|NINF)", re.I)
_NAN = re.compile(rf"[+-]?{_PREFIX}(?:nan(?:16|32|64)?|NA|NaN|missing)")
_NAN_WORDS = frozenset({"nan", "NaN", "NAN", "NA", "n/a", "N/A", "#N/A", "#NUM!"})
_BEGINS = re.compile(r"[+-]?\.?[0-9¼½¾⅐-⅞↉∞]")
# Words that are numbers, in any case of letters: all other words are seen to be names at once.
NO_NAMES = words("oo huge_val huge_valf ninf na missing pi π ℯ true false") | {
    f"{name}{size}"
    for name in ("inf", "infinity", "infty", "positive_infinity", "nan", *NEGATIVE)
    for size in ("", "16", "32", "64", "f")
}
_TRUTH = {"True": 1.0, "true": 1.0, "TRUE": 1.0, "False": 0.0, "false": 0.0, "FALSE": 0.0}
_SHARES = {None: 0, "%": -2, "‰": -3}
ELLIPSES = frozenset({"...", "…", "⋯", "⋮", "⋱", "..", "....", "[...]"})


def begins_a_number(text: str) -> bool:
    """Whether a text is a number or a spoilt one, and no name."""
    is_word = " " in text or (text.isidentifier() and text.lower() not in NO_NAMES)
    if is_word and text[0].isalpha():
        return False
    return (
        bool(_BEGINS.match(text))
        or is_infinite(text)
        or text in _NAN_WORDS
        or closed.begins_a_form(text)
    )


def begins_with_digits(text: str) -> bool:
    """Whether a text begins with digits or their like, after a sign or a point."""
    return _BEGINS.match(text) is not None


def is_infinite(text: str) -> bool:
    """Whether a text says infinity, of either sign."""
    lower = text.lower()
    if "inf" not in lower and "∞" not in lower and "oo" not in lower and "huge" not in lower:
        return False
    return len(text) <= NUMBER_TEXT_MAX and bool(
        _INFINITY.fullmatch(text) or _NEGATIVE.fullmatch(text)
    )


def truth(text: str) -> float | None:
    """1 for True and 0 for False, as languages write them; None for anything else."""
    return _TRUTH.get(text)


def simple(text: str) -> float | None:
    """The float of a plain decimal; None for anything that takes a closer look."""
    if len(text) <= NUMBER_TEXT_MAX and _SIMPLE.fullmatch(text):
        value = float(text)
        return None if math.isinf(value) or (not value and _SIZE.match(text)) else value
    return None


def number(text: str, field: Field, power: int = 0) -> float:
    """The float nearest to what is written, times 10^power. Raises `Unreadable`.

    Not of a closed form, which takes longer: see `form`.
    -inf is for logits only: a masked class.
    """
    if len(text) > NUMBER_TEXT_MAX:
        raise Unreadable("too-long")
    if match := _NUMBER.fullmatch(text):
        if "`" in text and text[-1] != "`" and "." not in match["digits"]:
            raise Unreadable("not-a-number")  # 1`000 is no mark of precision
        digits = match["digits"].replace("_", "").replace("'", "")
        exponent = int(match["exponent"] or match["julia"] or 0) + _SHARES[match["share"]]
        return _finite(float(f"{digits}e{exponent + power}"), digits)
    if match := _POWER.fullmatch(text):
        return _finite(_times_ten_to(match, power), match["digits"] or "1")
    if match := _FRACTION.fullmatch(text):
        return _finite(_quotient(match["top"], match["bottom"], power), match["top"])
    if match := _VULGAR.fullmatch(text):
        top, bottom = vulgar(match["part"])
        top += int(match["whole"] or 0) * bottom
        return _finite(_quotient(f"{match['sign']}{top}", str(bottom), power), str(top))
    if _HEX.fullmatch(text):
        return _hexadecimal(text, power)
    return _special(text, field)


def _finite(value: float, digits: str) -> float:
    """The value, which is not beyond the floats, nor all that is left of a number near 0."""
    if math.isinf(value):
        raise Unreadable("too-large")
    if not value and _SIZE.match(digits):
        raise Unreadable("too-small")
    return value


def _hexadecimal(text: str, power: int) -> float:
    """`0x1.8p+1`, as Python's `hex` and C's `%a` print it."""
    try:
        exact = float.fromhex(text)
    except OverflowError:
        raise Unreadable("too-large") from None
    if power:
        exact = float(Fraction(exact) * Fraction(10) ** power)
    mantissa = text.lower().split("x")[1].split("p")[0]
    return _finite(exact, "1" if mantissa.strip("0.") else "0")


def _times_ten_to(match: re.Match[str], power: int) -> float:
    digits = match["digits"].replace("_", "").replace("'", "")
    exponent = match["exponent"] or match["raised"].translate(SUPERSCRIPTS)
    mantissa = f"{digits}1" if digits in ("", "+", "-") else digits
    return float(f"{mantissa}e{int(exponent) + power}")


def _quotient(top: str, bottom: str, power: int) -> float:
    """A quotient of decimals as one of whole numbers, which Python rounds once."""
    whole_top, places_top = _whole(top)
    whole_bottom, places_bottom = _whole(bottom)
    if whole_bottom == 0:
        raise Unreadable("zero-division")
    shift = power + places_bottom - places_top
    try:
        return quotient(whole_top * 10 ** max(shift, 0), whole_bottom * 10 ** max(-shift, 0))
    except OverflowError:
        raise Unreadable("too-large") from None


def quotient(top: int, bottom: int) -> float:
    """The float nearest to a quotient of whole numbers: Python rounds it once."""
    return top / bottom


def _whole(digits: str) -> tuple[int, int]:
    """A decimal as a whole number, and how many places its point moved."""
    before, _, after = digits.replace("'", "").partition(".")
    return int(before + after), len(after.replace("_", ""))


@cache
def vulgar(sign: str) -> tuple[int, int]:
    """What stands above and below the line of `½`."""
    top, bottom = unicodedata.normalize("NFKC", sign).split("\u2044")
    return int(top), int(bottom)


def _special(text: str, field: Field) -> float:
    infinity = _INFINITY.fullmatch(text)
    if _NEGATIVE.fullmatch(text) or (infinity and infinity[1] == "-"):
        if field == "x":
            return -math.inf
        raise Unreadable("infinite")
    if infinity:
        raise Unreadable("infinite")
    if text in _NAN_WORDS or _NAN.fullmatch(text):
        raise Unreadable("nan")
    raise Unreadable("elided" if text in ELLIPSES else "not-a-number")


def form(text: str, field: Field, power: int = 0) -> float:
    """The float nearest to a number in closed form; log(0) is -inf. Raises `Unreadable`."""
    if len(text) > NUMBER_TEXT_MAX:
        raise Unreadable("too-long")
    try:
        exact = closed.value(text)
    except closed.NoForm as reason:
        raise Unreadable(reason.code) from None
    if exact.is_infinite():
        return _special("-inf" if exact < 0 else "inf", field)
    return _finite(float(exact.scaleb(power)), "1" if exact else "0")
