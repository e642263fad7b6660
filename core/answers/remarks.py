r"""What is said beside a formula and changes nothing: (j = 1, ..., k), where s = softmax(x).

Only what is known to change nothing is left out. A condition stays, and cannot be read: with
`where sum(y) = 1` it is another formula that is right.
"""

from __future__ import annotations

from typing import Final

from core.answers.respelling import Respelling, table

_I: Final = "[a-df-oqrt-wyz]"
_X: Final = r"(?:\(\s*[xz]\s*\)|\s[xz])"
_S: Final = r"(?:s|p|S|P|\\hat\s*\{?y\}?|y_?hat)"
_SOFTMAX: Final = r"(?:softmax|\\(?:operatorname|mathrm|text)\{softmax\})"


def _of(index: str) -> str:
    return rf"(?:\s*_\s*\{{?{index}\}}?|\[{index}\])"


_EACH_S: Final = "|".join(  # the same index left and right, else another thing is said
    rf"{_S}{_of(i)}\s*=\s*{_SOFTMAX}(?:{_of(i)}{_X}|{_X}{_of(i)})" for i in "ijklmn"
)
_EACH_Y: Final = "|".join(rf"_\{{?{i}\}}?\s*y_\{{?{i}\}}?" for i in "ijklmn")
_MEANINGS: Final = (
    rf"{_S}\s*=\s*{_SOFTMAX}{_X}(?!\s*_|\[)|{_EACH_S}"
    r"|Y\s*=\s*(?:sum\(\s*y\s*\)|y\.sum\(\s*\)|(?:\\sum|Σ|sum)\s*"
    rf"(?:{_EACH_Y}))"
)
_SIZE: Final = r"(?:[kKnNCcm]|[2-9]|10)"
_DOTS: Final = r"(?:…|\.\.+|\\[cl]?dots)"
_INDICES: Final = rf"{_I}(?:\s*(?:,|and|和)\s*{_I})*"
_RANGE: Final = (
    rf"(?<![A-Za-z0-9_{{]){_INDICES}\s*=\s*1\s*(?:,\s*)?(?:2\s*,\s*)?"
    rf"{_DOTS}\s*,?\s*{_SIZE}(?![A-Za-z0-9])"
)
_ALL: Final = (
    rf"(?:(?:class(?:es)?|ind(?:ex|ices))\s+)?{_INDICES}"
    rf"(?:\s+from\s+1\s+to\s+{_SIZE})?|classes|indices|entries"
)
_GAP: Final = r"(?:\s|\\q?quad|\\[,;])*+"
_JOINED: Final = r"\s*(?:,|;|\band\b|且|和)\s*"
_FOR_ALL: Final = (
    r"(?:(?:\\text\{\s*)?for\s+(?:all|every|each|any)(?:\s*\}|\s)\s*|∀\s*|\\forall\s*)"
    rf"(?:{_RANGE}|{_ALL})"
)
_PHRASE: Final = (
    rf"(?:(?:\bwhere\b|\bwith\b|其中|这里)\s*(?:{_MEANINGS})"
    rf"|(?:{_MEANINGS})|{_FOR_ALL}|(?:for\s+)?{_RANGE})"
)
_FIRST: Final = (
    rf"(?:(?:\bwhere\b|\bwith\b|其中|这里)\s*(?:{_MEANINGS})|{_FOR_ALL}|(?:for\s+)?{_RANGE})"
)
_OF: Final = r"(?:_\{?(?:[a-z]|[1-9])\}?)?"
_PARTIAL: Final = r"(?:\\partial\s*|∂\s*|d)"
_LOSS: Final = r"(?:[eELlJ]|\\mathcal\{L\}|\\ell)"
_BY: Final = rf"[xzso]{_OF}"
_NAME: Final = (
    rf"(?:{_PARTIAL}(?:{_LOSS}|s{_OF})\s*/\s*{_PARTIAL}{_BY}"
    rf"|\\[dt]?frac\s*\{{\s*{_PARTIAL}(?:{_LOSS}|s{_OF})\s*\}}\{{\s*{_PARTIAL}{_BY}\s*\}}"
    rf"|(?:\\nabla|∇)(?:_\{{?[xs]\}}?)?\s*{_LOSS})"
)

REMARKS: Final[tuple[Respelling, ...]] = table(
    (
        rf"(?<![\s,;(])[\s,;]*+{_GAP}(?P<o>\()?\s*{_FIRST}"
        rf"(?:{_JOINED}{_PHRASE})*\s*(?(o)\))\s*[.,;]?\s*$",
        "",
    ),
    # The name behind the formula.
    (rf"(?<=[^=])=\s*{_NAME}\s*$", ""),
)
