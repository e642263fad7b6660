r"""A number in closed form, as SymPy, programs and LaTeX write it: `3*sqrt(2)/2`, `np.log(1/3)`.

    form      [+-] factor, or several with * and / between
    factor    2.5   pi   sqrt(2)   log(1/3)   exp(-1)   and powers of these: 2^-3   e^(1/2)

`log` and `ln` are natural. Sums are not read: `1 - sqrt(2)` may be two numbers. It is worked out
with _DIGITS digits, so that the float is the nearest one.
"""

from __future__ import annotations

import re
from decimal import (
    MAX_EMAX,
    MIN_EMIN,
    Context,
    Decimal,
    DivisionByZero,
    Overflow,
    Underflow,
)
from typing import Final

from core.errors import Code
from core.limits import NUMBER_TEXT_MAX
from core.readings.shapes import SUPERSCRIPTS

_DIGITS: Final = 40
_EXPONENT_MAX: Final = 9_999
"""Of ten: far beyond the floats, and so small that no power takes long."""
_CONTEXT: Final = Context(
    prec=_DIGITS,
    Emax=_EXPONENT_MAX,
    Emin=-_EXPONENT_MAX,
    traps=[Underflow, Overflow, DivisionByZero],
)
_TERMS: Final = Context(prec=2 * NUMBER_TEXT_MAX, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
"""For numbers as they are written: nothing is rounded."""
_PI: Final = Decimal("3.14159265358979323846264338327950288419716939937511")
_E: Final = _CONTEXT.exp(Decimal(1))

_MODULE: Final = r"(?:[A-Za-z]+\.)"
_NUMBER: Final = r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?"
_NAMES: Final = r"(?i:sqrt|log2|log10|log|ln|exp)"
_FACTOR: Final = re.compile(
    rf"(?:{_MODULE}?(?P<name>{_NAMES})[(\[](?P<inner>[^()\[\]]+)[)\]]"
    rf"|(?P<number>{_NUMBER})"
    rf"|(?P<pi>{_MODULE}?(?i:pi)|π)"
    rf"|(?P<e>{_MODULE}e|ℯ|[eE](?=\^|\*\*)))"
    rf"(?:(?:\^|\*\*)(?P<power>[+-]?{_NUMBER}|[({{][^(){{}}]+[)}}])|(?P<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))?"
)
_CALL: Final = re.compile(
    rf"[+\-*/]?(?:{_NUMBER}[*/])*(?:{_MODULE}?{_NAMES}|(?:{_NUMBER}|e|E)(?:\^|\*\*))"
)
_CONSTANT: Final = re.compile(
    rf"[+-]?(?:(?:{_MODULE}?(?i:pi)|π|ℯ|{_MODULE}e)(?=$|[*/^])|[eE](?=\^|\*\*))"
)
_HINT: Final = re.compile(rf"{_NAMES}[\s]?(?:[(\[]|\\left)|[\^*]\(|\\(?:sqrt|ln|log|exp)")
_SEEN: Final = (
    "sqrt",
    "log",
    "ln",
    "exp",
    "Sqrt",
    "Log",
    "Exp",
    "SQRT",
    "LN",
    "LOG",
    "EXP",
    "^(",
    "*(",
)
FUNCTIONS: Final = frozenset({"sqrt", "log", "ln", "exp", "log2", "log10"})


class NoForm(ValueError):
    """A text that is no closed form, or one of no number: `log(-1)`."""

    code: Code = "not-a-number"


class OutOfRange(NoForm):
    """A form of a number that no float is, and why: `exp(1e9)`, `exp(-1e9)`, `1/0`."""

    def __init__(self, code: Code) -> None:
        """Keep the reason."""
        super().__init__(code)
        self.code = code


def may_have_forms(text: str) -> bool:
    """Whether functions or constants may stand in a text."""
    return any(name in text for name in _SEEN) and _HINT.search(text) is not None


def begins_a_form(text: str) -> bool:
    """Whether a text begins with a function of a number, or with a constant."""
    return "(" in text or "[" in text or _CONSTANT.match(text) is not None


def names_a_function(text: str) -> bool:
    """Whether what stands before a bracket is a function, with a factor before it or not."""
    return _CALL.fullmatch(text) is not None


def value(text: str) -> Decimal:
    """The number that a form is, with _DIGITS digits; log(0) is -Infinity.

    The text is at most NUMBER_TEXT_MAX long: it bounds what this may take.
    Raises `NoForm`, `OutOfRange`.
    """
    try:
        return _value(text)
    except Underflow:
        raise OutOfRange("too-small") from None
    except DivisionByZero:
        raise OutOfRange("zero-division") from None
    except Overflow:
        raise OutOfRange("too-large") from None


def _value(text: str) -> Decimal:
    sign = text[:1] if text[:1] in ("+", "-") else ""
    place = len(sign)
    result = Decimal(1)
    operator, plain = "*", 0
    while True:
        match = _FACTOR.match(text, place)
        if match is None:
            raise NoForm
        work = _CONTEXT.multiply if operator == "*" else _CONTEXT.divide
        result = work(result, _factor(match))
        plain = plain + 1 if match.lastgroup == "number" else -len(text)
        if plain > 2:  # `1/2/2024` is a date
            raise NoForm
        place = match.end()
        if place == len(text):
            break
        operator = text[place]
        if operator not in "*/":
            raise NoForm
        place += 1
    if result.is_nan():
        raise NoForm
    return result.copy_negate() if sign == "-" else result


def _factor(match: re.Match[str]) -> Decimal:
    if match["name"]:
        base = _function(match["name"].lower(), _signed(match["inner"]))
    elif match["number"]:
        base = _TERMS.create_decimal(match["number"])
    else:
        base = _PI if match["pi"] else _E
    power = match["power"] or (match["raised"] or "").translate(SUPERSCRIPTS)
    if not power:
        return base
    exponent = _signed(power.strip("(){}"))
    if base == 0 and exponent < 0:
        raise OutOfRange("zero-division")
    return _CONTEXT.power(base, exponent)


def _signed(text: str) -> Decimal:
    """What stands in brackets: a form without any in it."""
    return _value("".join(text.split()))


def _function(name: str, of: Decimal) -> Decimal:
    match name:
        case "sqrt":
            return _CONTEXT.sqrt(of)
        case "exp":
            return _CONTEXT.exp(of)
        case "log10":
            return _CONTEXT.log10(of)
        case "log2":
            return _CONTEXT.divide(_CONTEXT.ln(of), _CONTEXT.ln(Decimal(2)))
        case _:
            return _CONTEXT.ln(of)
