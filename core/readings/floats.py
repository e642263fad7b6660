"""Numbers that are written in other ways as `float` takes them, all of a text at once.

    np.float64(1.5)   "1.5"              as   1.5
    x[0] = 1.5;   1.5 # of class 3      as   x_0 = 1.5   1.5
    a table in Markdown of two columns  as   one with commas

Numbers themselves: `spellings`. What is in any doubt is left as it is. Places do not stay.
"""

from __future__ import annotations

import re
from typing import Final

from core.limits import ENTRIES_MAX
from core.readings.respelled import record_as_entry
from core.readings.shapes import PLAIN, POINTED
from core.readings.spellings import MOST, around, respelled_all

_END: Final = r"(?=[,;\])}\s]|$)"
_SCALAR: Final = re.compile(rf"np\.float(?<![\w.]np\.float)(?:16|32|64)\(({POINTED})\){_END}")
_QUOTED: Final = re.compile(
    rf"(['\"])(?<![\w'\"]['\"])([+-]?[0-9]{{1,24}}(?:\.[0-9]{{0,24}})?)\1{_END}"
)
_NESTED: Final = tuple(
    re.compile(
        rf"(?:{opening}[ ]*+{PLAIN}[ ]*+{closing}{parted})*+{opening}[ ]*+{PLAIN}[ ]*+{closing}"
    )
    for opening, closing, parted in (
        (r"\[", r"\]", r"(?:,\s*+|\n)"),
        (r"\(", r"\)", r",\s*+"),  # without commas such brackets may be minus signs
    )
)
_NO_BRACKETS: Final = str.maketrans("", "", "[]()")
_ELEMENT: Final = re.compile(r"[\[(](?<=[A-Za-z_][\[(])([0-9]{1,6})[\])](?= ?=)")
_COMMENT: Final = re.compile(r"[ \t](?<![ \t][ \t])[ \t]*+(?:#|//)[ \t]*+[A-Za-z][^\n]*+")
_TABLE: Final = re.compile(r"(\|[^|\n]*\|[^|\n]*\|\n)\|[ :]?-{3,}:?[ ]?\|[ :]?-{3,}:?[ ]?\|\n")
_EDGE: Final = re.compile(r"^\|[ ]?|[ ]?\|$", re.MULTILINE)


def as_floats(text: str) -> str:
    """The text with its numbers as `float` takes them."""
    if "#" in text or "//" in text:
        text = _COMMENT.sub("", text)
    if text[:1] == text[-1:] == "|" and (head := _TABLE.match(text)):
        text = f"{head[1]}{text[head.end() :]}"
        text = _EDGE.sub("", text).replace(" | ", ",")
    if text.endswith((",", ";")):
        text = text[:-1].rstrip()
    text = without_inner_brackets(text)
    if "->" in text or "=>" in text:
        text = text.replace("->", "=").replace("=>", "=")
    if "'" in text or '"' in text:
        text = _QUOTED.sub(r"\2", text, MOST)
    if "np.float" in text:
        text = around(_SCALAR, text)
    if "{" in text or "('" in text or '("' in text:
        text = record_as_entry(text, keep_length=False)
    if "]" in text or ") =" in text:
        text = around(_ELEMENT, text, "_")
    return respelled_all(text)


def is_crowded(text: str) -> bool:
    """Whether a text has more signs of a kind than the longest list has a use for."""
    most = 2 * ENTRIES_MAX + 8
    return any(text.count(sign) > most for sign in "%×^#/[({") or (
        text.count('"') + text.count("'") > 4 * most
    )


def without_inner_brackets(text: str) -> str:
    """`1.5, 2.5` for `[1.5], [2.5]`."""
    if text[:1] in ("[", "(") and any(pattern.fullmatch(text) for pattern in _NESTED):
        return text.translate(_NO_BRACKETS).strip()
    return text
