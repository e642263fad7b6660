r"""Literals of single languages as ones that are known, so that places stay where there is more.

vec![0.5; 3]   let x = [0.5_f64; 3];   0.5, 0.5, 0.5: Rust
map[string]float64{"a": 1}             {"a": 1}: Go
{:a=>1, :b=>2}   ((a . 1) (b . 2))     {a = 1, b = 2}: Ruby, Lisp
mapOf("a" to 1, "b" to 2)              ("a" = 1, "b" = 2): Kotlin
[1.5, 2.5], shape=[2], strides=[1], layout=CFcf (0xf), const ndim=1     [1.5, 2.5]: ndarray
0.5, 1.5 and 2.5.                      0.5, 1.5, 2.5
"""

from __future__ import annotations

import re
from typing import Final

from core.limits import ENTRIES_MAX
from core.readings.shapes import PLAIN, WORD

_REPEATED: Final = re.compile(
    rf"\s*+(?P<let>let (?:mut )?{WORD}(?:: ?\[f(?:32|64); ?[0-9]{{1,4}}\])? ?= ?)?(?P<vec>vec!)?"
    rf"\[ ?(?P<number>{PLAIN})(?P<type>_?f(?:32|64))?; ?(?P<count>[0-9]{{1,4}}) ?\];?\s*+"
)
_MAP: Final = re.compile(r"\bmap\[\w{1,24}\]\w{1,24}(?=\{)")
_SYMBOL: Final = re.compile(r"(?<=[{,\[( \n]):(?=[A-Za-z_]\w{0,63} ?=>)")
_DOTTED: Final = re.compile(rf"(?<=\()([^\W\d][\w-]{{0,63}}|\"[^\"\n]{{1,64}}\") \. (?={PLAIN}\))")
_PAIR_TO: Final = re.compile(r"(?<=[\"']) to (?=[+\-.0-9])")
_MAP_OF: Final = re.compile(r"\b(?:mutable|linked|hash)?[mM]apOf(?=\()")
_NDARRAY: Final = re.compile(
    r"(?<=\]), shape=\[[0-9, ]{1,40}\], strides=\[[0-9, -]{1,40}\], "
    r"layout=[^\n]{1,60}ndim=[0-9]\s*\Z"
)
_ENTITY: Final = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|#9|#32|#160|#x[aA]0);")
_MARKED: Final = re.compile(r"(?<![\w*$])(\$|\*\*)[^\s,;*$A-Za-z]{1,40}\1(?![\w*$])")
_ENCODED: Final = re.compile(r"(?<=[0-9])%2[cC](?:%20|\+)?(?=[+\-.0-9])")
_ESCAPED: Final = re.compile(r"(?<=[0-9])\\([nrt])(?=[+\-.0-9])")
_ELEMENT: Final = re.compile(
    r"^[ ]*+[A-Za-z_][\w.]{0,63}\[[0-9]{1,6}(?:,[0-9]{1,6})?\](?=[ \t]++[+-]?[.0-9])", re.MULTILINE
)
_IN_NAME: Final = str.maketrans("[],", "_ _")
_BARRED: Final = re.compile(rf"(?:\s*+{PLAIN}(?:(?:,[ ]?|[ ]++){PLAIN})++[ ]*+(?:\||\Z))++")
_DATA_TABLE: Final = re.compile(
    rf"\s*+{WORD}(?:[ ]++{WORD})*+[ ]*+\n(?:[ ]*+[0-9]{{1,4}}: [^\n]*+(?:\n|\Z))++"
)
_PLACE: Final = re.compile(r"^([ ]*+[0-9]{1,4}):(?= )", re.MULTILINE)
_AND: Final = re.compile(
    r"(?<=[0-9%])(?:,?[ ]{1,4}(?:and|und|et|och|og|en)(?=[ ])|\s?(?:和|与|與|及|以及))"
    r"(?=\s{0,4}[+-]?[.0-9][^\s,;]*+(?:,[0-9]++)?\s*+\Z)"
)
_LAST: Final = 128  # signs in which the last number and the word before it stand


def rewritten(text: str) -> str:
    """Such a text as one that is known; any other as it is."""
    text = repeated(text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: " " * len(match[0]), text).replace("&minus;", "      -")
    if "%2" in text:
        text = _ENCODED.sub(lambda match: ",".ljust(len(match[0])), text)
    if "\\" in text:
        text = _ESCAPED.sub(lambda match: " \n" if match[1] in "nr" else " \t", text)
    if "] " in text or "]\t" in text:
        text = _ELEMENT.sub(lambda match: match[0].translate(_IN_NAME), text)
    if "|" in text and "\n" not in text.strip() and _BARRED.fullmatch(text):
        sizes = {len(part.replace(",", " ").split()) for part in text.split("|")}
        text = text.replace("|", ";") if len(sizes) == 1 else text  # 1 2 3 | 4 5 6
    if 0 < text.count("$") + text.count("**") <= 2 * ENTRIES_MAX:
        text = _MARKED.sub(lambda match: match[0].replace(match[1], " " * len(match[1])), text)
    if "map[" in text:
        text = _MAP.sub(lambda match: " " * len(match[0]), text)
    if "=>" in text and ":" in text:
        text = _SYMBOL.sub(" ", text)
    if " . " in text:
        text = _DOTTED.sub(r"\1 = ", text)
    if "apOf(" in text and " to " in text:
        text = _MAP_OF.sub(lambda match: " " * len(match[0]), text)
        text = _PAIR_TO.sub(" =  ", text)
    if "ndim=" in text:
        text = _NDARRAY.sub(lambda match: " " * len(match[0]), text)
    if ": " in text and _DATA_TABLE.fullmatch(text):
        text = _PLACE.sub(r"\1 ", text)
    return _without_and(text)


def without_full_stop(text: str) -> str:
    """The text without the end of a sentence after its last number."""
    end = len(text.rstrip())
    if text[end - 1 : end] in (".", "。", "।") and text[end - 2 : end - 1].isdigit():
        return f"{text[: end - 1]} {text[end:]}"
    return text


def repeated(text: str) -> str:
    """Rust's `[0.5_f64; 3]` as its numbers; any other text as it is."""
    match = _REPEATED.fullmatch(text) if ";" in text and len(text) < _LAST else None
    if match is None or not (match["let"] or match["vec"] or match["type"]):
        return text
    count = int(match["count"])
    return ", ".join([match["number"]] * count) if 0 < count <= ENTRIES_MAX else text


def _without_and(text: str) -> str:
    """`1, 2, 3` for `1, 2 and 3`; where commas are in the numbers alone, with a semicolon."""
    start = max(0, len(text) - _LAST)
    match = _AND.search(text, start)
    if match is None or _AND.search(text, start, match.start()):
        return text
    before = text[: match.start()]
    if any(sign in before for sign in ":=") or not (before[:1].isdigit() or before[:1] in "+-."):
        return text
    mark = ", " if ", " in before or "," not in before else "; "
    mark = "; " if ";" in before else mark
    return before + mark.ljust(len(match[0])) + text[match.end() :]
