r"""Spellings that are rare in the usual way, each as long as it was, so that places stay.

    1\,000    1'000     LaTeX; `0{,}5` as `0.5`, `1{,}234` as `1,234`: both within a number
    (/ 1 /)   ( 1 )     Fortran
    <| 1 |>   { 1 }     Mathematica
    ,a ⏎ 0,1     a ⏎ 0,1     CSV, whose index has no name
    array(2) { [0]=> float(1) }     { float(1) }     PHP; `Array ( [0] => 1 )` as `( 1 )`
    { [1] = 1, (2) = 2 }     { 1 = 1, 2 = 2 }     Lua, Maple
    [...]float64{1}     []float64{1}     Go
    log 2, -sqrt 3     log(2), -sqrt(3): a list of nothing else, one sign longer for each
    std::numeric_limits<double>::infinity(), math.Inf(-1)     inf, -inf

In long texts also what takes many tokens for one number, as a number of its own:

    np.float64(1.5)   \frac{1}{2}   1.5 \times 10^{-3}   x[0] = 1.5
    {"label": "cat", "score": 1.5}, ("cat", 1.5)   as   "cat": 1.5
    tench, Tinca tinca ⇥ 1.5   as one name
"""

from __future__ import annotations

import re

from core.readings.shapes import PLAIN

_BRACKETS = (("(/", "/)", " (", ") "), ("<|", "|>", " {", "} "))
_COMMA = re.compile(r"(?<=[0-9])((?:\{,\}[0-9]+)+(?:\.[0-9]*)?)")
_IN_DOUBT = re.compile(r"\.[0-9]{0,24}\{,\}|\{,\}[0-9]{3}(?![0-9])")  # 1{,}234 has thousands too
_THOUSANDS = re.compile(r"(?<=[0-9])((?:\\,[0-9]{3})+)(?![0-9])")
_LIMITS = re.compile(r"numeric_limits<\w{1,20}>::infinity\(\)")
_TYPED = re.compile(
    r"(?<![\w.])(?:(?:np|numpy|jnp|torch|tf)\.)?(?:float|double|float(?:16|32|64)|int(?:32|64))"
    rf"\(({PLAIN})\)(?=[\s,;)\]}}]|$)"
)
_NAMES = ("float(", "double(", "float16(", "float32(", "float64(", "int(", "int32(", "int64(")
_FRACTION = re.compile(r"\\[dt]?frac\{([+-]?[0-9]{1,20})\}\{([0-9]{1,20})\}")
_TEN = re.compile(r"[ ]?\\(?:times|cdot) ?10\^\{([+-]?[0-9]{1,3})\}")
_BEFORE_NUMBERS = "&,([{;=-\\"
_ELEMENT = re.compile(r"(?<=\w)\[([0-9]{1,6})\](?= ?=)")
_LABEL = r"['\"](?:label|class|name)['\"]: ?((?:'[^'\n]{1,64}'|\"[^\"\n]{1,64}\"))"
_SCORE = rf"['\"](?:score|logit|prob|probability|value)['\"]: ?({PLAIN})"
_RECORD = re.compile(rf"\{{{_LABEL}, ?{_SCORE}\}}|\{{{_SCORE}, ?{_LABEL}\}}")
_PART = r"[^\W\d][\w.'-]{0,40}"
_TABBED = re.compile(rf"^({_PART}(?:,? {_PART}){{1,12}})(?=\t+{PLAIN}[ \t]*$)", re.MULTILINE)
_PAIR = re.compile(rf"\(('[^'\n]{{1,64}}'|\"[^\"\n]{{1,64}}\"), ?({PLAIN})\)")
_PHP = re.compile(r"\barray\([0-9]{1,6}\)(?= ?\{)|\bArray(?=\s{0,3}\()|\barray:[0-9]{1,6}(?= \[)")
_PHP_START = re.compile(r"\s{0,8}(?:\$\w{1,24} ?= ?)?(?:array\([0-9]|Array\s{0,3}\(|array:[0-9])")
_PHP_KEY = re.compile(r"\[(?:\"[^\"\n]{1,64}\"|[\w .-]{1,64})\](?= ?=>)|(?<=\]) ?=>")
_MANY = 20  # of such numbers: where there are fewer, they are read as they are
_NAME = r"[^\W\d][\w'-]{0,40}"
_COUNTED = re.compile(
    rf"\s*+(?:{_NAME} [0-9]{{1,4}} \({PLAIN}\)(?:[,;]?[ ]|[ \t]*+\n\s*+))*+"
    rf"{_NAME} [0-9]{{1,4}} \({PLAIN}\)\s*+"
)
_COUNTED_NAME = re.compile(rf"({_NAME}) ([0-9]{{1,4}}) \((?={PLAIN}\))")
_CSV = re.compile(r"\s*([,;])(?=[\"A-Za-z_][^\n]*\n)")
_KEY = re.compile(r"(?<=[{,\s])[\[(]([0-9]{1,6})[\])](?= ?=(?![>=]))")
_SIZED = re.compile(r"\[\.\.\.\](?=[A-Za-z])")
_OF = r"[+-]?(?:log|ln|exp|sqrt) [0-9]{1,20}(?:\.[0-9]{1,20})?"
_ITEM = rf"(?:{_OF}|{PLAIN})"
_APPLIED = re.compile(rf"\s*[(\[]?\s*{_ITEM}(?:\s*[,;]\s*{_ITEM})*+\s*[)\]]?\s*")
_LIST = 512  # signs of such a list
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
    if text.count("(") > _MANY and any(name in text for name in _NAMES):
        text = _TYPED.sub(_number, text)
    if text.count("[") > _MANY:
        text = _ELEMENT.sub(r"_\1 ", text)
    text = with_counted_names(text)
    text = record_as_entry(text)
    text = without_keys(text)
    if "\t" in text:
        text = _TABBED.sub(lambda match: re.sub(r"\W", "_", match[0]), text)
    if text.count("\\") > _MANY:
        if "frac{" in text:
            text = _FRACTION.sub(_fraction, text)
        if "10^{" in text:
            text = _TEN.sub(_power, text)
    if match := _CSV.match(text):
        text = f"{text[: match.start(1)]} {text[match.end(1) :]}"
    if "::infinity()" in text:
        text = _LIMITS.sub(lambda match: "inf".ljust(len(match[0])), text)
        text = text.replace("std::inf", "inf     ")
    if "] =" in text or ") =" in text:
        text = _KEY.sub(r" \1 ", text)
    if "[...]" in text:
        text = _SIZED.sub("   []", text)
    if len(text) <= _LIST and re.search(_OF, text) and _APPLIED.fullmatch(text):
        text = re.sub(_OF, lambda match: match[0].replace(" ", "(") + ")", text)
    if "math.Inf(" in text:
        text = _GO.sub(_infinity, text)
    if "{,}" not in text:
        return text, False
    if not _IN_DOUBT.search(text):
        return _COMMA.sub(lambda match: _without_braces(match, "."), text), False
    with_commas = _COMMA.sub(lambda match: _without_braces(match, ","), text)
    return with_commas, with_commas != text


def with_counted_names(text: str, *, keep_length: bool = True) -> str:
    """The text with `class_0= 1.5 ` for `class 0 (1.5)`, where one name counts."""
    if ")" not in text or not _COUNTED.fullmatch(text):
        return text
    names, places = zip(*_COUNTED_NAME.findall(text), strict=True)
    start = int(places[0])
    expected = [str(n) for n in range(start, start + len(places))]
    if len(set(names)) > 1 or start > 1 or [*places] != expected:
        return text
    return _COUNTED_NAME.sub(r"\1_\2= ", text).replace(")", " " if keep_length else "")


def without_keys(text: str) -> str:
    """The text with `{ float(1) }` for PHP's `array(1) { [0]=> float(1) }`."""
    if "=>" not in text or not _PHP_START.match(text):
        return text
    return _PHP_KEY.sub(_blanks, _PHP.sub(_blanks, text))


def record_as_entry(text: str, *, keep_length: bool = True) -> str:
    """The text with `"cat": 0.9` for `{"label": "cat", "score": 0.9}`, `("cat", 0.9)`."""
    if ("('" in text or '("' in text) and text.count("(") > _MANY:
        text = _PAIR.sub(_pair if keep_length else r"\1: \2", text)
    if "{" not in text:
        return text
    return _RECORD.sub(_record if keep_length else _short_record, text)


def _without_braces(match: re.Match[str], mark: str) -> str:
    return match[1].replace("{,}", mark).ljust(len(match[1]))


def _number(match: re.Match[str]) -> str:
    return f"{match[1]} ".rjust(len(match[0]))


def _fraction(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 4) : match.start()].rstrip()[-1:]
    if not before or before not in _BEFORE_NUMBERS:
        return match[0]  # `2\frac{1}{2}`
    return f"{match[1]}/{match[2]} ".rjust(len(match[0]))


def _pair(match: re.Match[str]) -> str:
    return f"{match[1]}: {match[2]} ".rjust(len(match[0]))


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _short_record(match: re.Match[str]) -> str:
    label, score = (match[1], match[2]) if match[1] else (match[4], match[3])
    return f"{label}: {score}"


def _record(match: re.Match[str]) -> str:
    return f"{_short_record(match)} ".rjust(len(match[0]))


def _power(match: re.Match[str]) -> str:
    if not match.string[max(0, match.start() - 1) : match.start()].isdigit():
        return match[0]
    return f"×10^{match[1]}".ljust(len(match[0]))


def _infinity(match: re.Match[str]) -> str:
    return f"{match[1] or ''}inf".ljust(len(match[0]))
