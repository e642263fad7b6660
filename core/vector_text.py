"""Vectors as text: what people paste, read strictly and without ever evaluating it.

    vector    = [name "="] [call "("] numbers [", dtype=..." ")"]
    numbers   = number {separator number}, within any brackets of one row or one column
    separator = comma, semicolon, white space, or several of these with at most one of , ;
    number    = decimal | decimal "/" decimal without exponents | "-inf"

Full-width characters, Chinese commas and the Unicode minus are read as their ASCII twins.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from fractions import Fraction

from core.errors import Code, Field, ProblemError
from core.limits import NUMBER_TEXT_MAX, TEXT_MAX

# One character for one, so that every place in the text stays what it was.
_TWINS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord(char): ord(twin)
    for chars, twin in (
        ("−‒–﹣", "-"),
        ("、，", ","),
        ("；", ";"),
        ("⁄∕", "/"),
        ("【〔", "["),
        ("】〕", "]"),
    )
    for char in chars
}

# tensor([1., 2.], dtype=torch.float64), x = np.array([1, 2]), <tf.Tensor: ..., numpy=array([1.])>
_NAME = r"[A-Za-z_][A-Za-z0-9_.]*"
_OPENING = re.compile(
    rf"\s*(?:<[^\[\]]*?numpy\s*=\s*)?(?:{_NAME}\s*=\s*)?(?:{_NAME}\s*)?(?=[\[(])"
)
_ASSIGNMENT = re.compile(rf"\s*{_NAME}\s*=\s*")
_OPTIONS = re.compile(
    r"(?:\s*,\s*[a-z_]+\s*=\s*(?:<[^<>]*>|'[^']*'|[A-Za-z0-9_.]+))+\s*,?\s*(?=[)\]]|$)"
)

_DECIMAL = r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)"
_NUMBER = re.compile(rf"[+-]?{_DECIMAL}(?:[eE][+-]?[0-9]+)?")
_FRACTION = re.compile(rf"([+-]?{_DECIMAL})\s*/\s*({_DECIMAL})")
_INFINITY = re.compile(r"([+-]?)(?:(?:np|numpy|torch|math|jnp)\.)?(?:inf(?:inity)?|∞)", re.I)
_NAN = re.compile(r"[+-]?(?:(?:np|numpy|torch|math|jnp)\.)?nan", re.I)
_ENTRY = re.compile(rf"{_FRACTION.pattern}|[^\s,;\[\]()]+")
_SHOWN = 20  # characters of a refused token that an error carries


def parse_vector(text: str, field: Field) -> tuple[float, ...]:
    """Read the numbers of one vector.

    Takes commas, semicolons, white space, brackets, printouts such as `tensor([1., 2.])`,
    fractions, `1e-3`, `-inf`. Returns a tuple of floats, each the float nearest to what is
    written. Bounds on values and count are `Problem`'s; this checks only the form.

    Errors: ProblemError `empty`, `not-a-number`, `nan`, `infinite` (+inf), `too-large`
    (a decimal beyond float64), `zero-division`, `too-long`, `matrix`; with entry and offset.
    """
    if len(text) > TEXT_MAX:
        raise ProblemError("too-long", field, limit=TEXT_MAX)
    plain = text.translate(_TWINS)
    start, end = _body(plain)
    values: list[float] = []
    after = start
    for match in _ENTRY.finditer(plain, start, end):
        _check_gap(plain[after : match.start()], field, len(values), match.start(), not values)
        values.append(_number(match.group(), field, len(values), match.start()))
        after = match.end()
    if not values:
        raise ProblemError("empty", field, offset=start)
    gap = plain[after:end]
    if gap.count(",") + gap.count(";") > 1:
        raise ProblemError("empty", field, len(values), offset=after)
    _check_one_row(plain[start:end], field)
    return tuple(values)


def parse_number(text: str, field: Field, position: int) -> float:
    """Read one number: a decimal, a fraction or `-inf`. Errors as for `parse_vector`."""
    if len(text) > NUMBER_TEXT_MAX:
        raise ProblemError("too-long", field, position, limit=NUMBER_TEXT_MAX)
    plain = text.translate(_TWINS)
    stripped = plain.strip()
    if not stripped:
        raise ProblemError("empty", field, position, offset=0)
    return _number(stripped, field, position, plain.index(stripped[0]))


def format_number(value: float) -> str:
    """The shortest text that parses back to exactly this float: `1`, `-0.5`, `1e-300`, `-inf`."""
    if value == -math.inf:
        return "-inf"
    text = repr(value + 0.0)
    return text.removesuffix(".0")


def format_vector(values: Sequence[float]) -> str:
    """Comma-separated `format_number`s: what the URL and the paste field hold."""
    return ",".join(format_number(value) for value in values)


def _body(plain: str) -> tuple[int, int]:
    """Where the numbers start and end: without `tensor(` before and `, dtype=...)` after."""
    opening = _OPENING.match(plain) or _ASSIGNMENT.match(plain)
    start = opening.end() if opening else 0
    options = _OPTIONS.search(plain, start)
    end = options.start() if options else len(plain.rstrip(" \t\r\n;>"))
    return start, max(end, start)


def _check_gap(gap: str, field: Field, index: int, offset: int, first: bool) -> None:
    allowed = 0 if first else 1
    if gap.count(",") + gap.count(";") > allowed:
        raise ProblemError("empty", field, index, offset=offset)


def _check_one_row(body: str, field: Field) -> None:
    """Refuse two rows of two numbers: a matrix is not a vector. One column is fine."""
    rows = [len(_ENTRY.findall(row)) for row in re.split(r"[\[\]()]", body)]
    longest = max(rows, default=0)
    if longest > 1 and sum(1 for row in rows if row) > 1:
        raise ProblemError("matrix", field)


def _number(token: str, field: Field, index: int, offset: int) -> float:
    shown = token[:_SHOWN]
    if len(token) > NUMBER_TEXT_MAX:
        raise ProblemError(
            "too-long", field, index, offset=offset, token=shown, limit=NUMBER_TEXT_MAX
        )
    if _NUMBER.fullmatch(token):
        value = float(token)
        if math.isinf(value):
            raise ProblemError("too-large", field, index, offset=offset, token=shown)
        return value
    if fraction := _FRACTION.fullmatch(token):
        # Exponents are not allowed here: Fraction("1e999999999") would fill the memory.
        numerator, denominator = Fraction(fraction[1]), Fraction(fraction[2])
        if denominator == 0:
            raise ProblemError("zero-division", field, index, offset=offset, token=shown)
        return float(numerator / denominator)
    if infinity := _INFINITY.fullmatch(token):
        if infinity[1] == "-" and field == "x":
            return -math.inf
        raise ProblemError("infinite", field, index, offset=offset, token=shown)
    code: Code = "nan" if _NAN.fullmatch(token) else "not-a-number"
    raise ProblemError(code, field, index, offset=offset, token=shown)
