r"""Formulas in two cases, one where i = j and one where it is not, with a delta in their place.

Each form stands between two brackets that belong together, or is the whole formula; both cases
name the same pair of indices.
"""

from __future__ import annotations

import re
from typing import Final

from core.answers.respelling import Respelling, table

_I: Final = "[a-df-oqrt-wyz]"  # an index
_WORD: Final = r"(?!\b(?:if|when|for|where|else|otherwise|elsewhere|then|and|in)\b)"
_BRACKETS: Final = (
    r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"
    r"|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
    r"|\[[^\[\]]*\]"
)
# A piece of a formula: no bracket is open in it, no comma and no = outside brackets.
_PIECE: Final = rf"(?:{_WORD}[^()\[\]{{}}=≠,;:&!当若如时为否]|{_BRACKETS})"
_LEFT: Final = rf"(?:^(?:{_PIECE}+?(?<![!<>])=(?!=))?|(?<=[(\[{{]))"  # ∂s_i/∂x_j =
_END: Final = r"\s*(?:$|(?=[)\]}]|for\s+[a-z]\s+in\b))"

_TEXT: Final = r"(?:\\(?:text|mathrm)\{\s*)?"
_IF: Final = rf"(?:{_TEXT}(?:\bif\b|\bwhen\b|\bfor\b|\bwhere\b|当|若|如果)(?:\s*\}})?\s*\$?\s*)"
_UNLIKE: Final = r"(?:!=|≠|\\neq?(?![a-z])|\\not\s*=)"
_ALIKE: Final = "={1,2}"
_OF_THEM: Final = r"(?:(?P=i)\s*{0}\s*(?P=j)|(?P=j)\s*{0}\s*(?P=i))"
_ELSE: Final = rf"{_TEXT}(?:otherwise|else|elsewhere|否则|其他|其它)(?:\s*\}})?"


def _body(name: str) -> str:
    return rf"\s*(?P<{name}>{_PIECE}+?)\s*"


def _condition(sign: str) -> str:
    """i = j, (i = j) or $i = j$."""
    pair = rf"(?<![A-Za-z0-9_\\])(?P<i>{_I})\s*{sign}\s*(?P<j>{_I})(?![A-Za-z0-9_(])"
    return rf"\s*(?P<o>\()?\s*{pair}\s*(?(o)\))\s*\$?"


def _rest(sign: str) -> str:
    """The other case: of the same indices, or else."""
    pair = _OF_THEM.format(sign)
    return rf"\s*(?:\(\s*{pair}\s*\)|{pair}|{_ELSE}(?![A-Za-z]))\s*\$?"


def _forms(sign: str, other: str, first: str, second: str) -> tuple[tuple[str, str], ...]:
    """What stands where `sign` holds is `first`, what stands else is `second`."""
    here, rest = _condition(sign), _rest(other)
    a, b = _body(first), _body(second)
    new = r"(delta_{\<i>\<j>})(\<same>)+(1-delta_{\<i>\<j>})(\<rest>)"
    then = r"\s*(?:时|then)?\s*[:,]?"
    return (
        (rf"(?:np|torch|jnp)\.where\({here},{a},{b}\)", f"({new})"),
        (rf"{_LEFT}{a}\bif\b{here}\s*,?\s*\belse\b{b}{_END}", new),
        (
            rf"{_LEFT}\s*{_IF}{here}{then}{a}(?:[,;]|(?=\belse\b))\s*(?:{_IF}?{rest}|\belse\b){then}{b}{_END}",
            new,
        ),
        (rf"{_LEFT}{here}时\s*为?{a}[,;]{rest}\s*时?\s*为?{b}{_END}", new),
        (
            rf"{_LEFT}{a}[\s,&]*+{_IF}?{here}\s*(?:,|;|\\\\|\band\b){b}[\s,&]*+{_IF}?{rest}{_END}",
            new,
        ),
    )


SIGNS_OF_CASES: Final[tuple[Respelling, ...]] = table(
    (r"\\left\s*\\\{|\\right\s*(?:\.|$)", ""),
    (r"(?<!\\)\\(?:[,;: ]|q?quad(?![a-zA-Z]))", " "),
    (r"\\(?:begin|end)\{(?:cases|array|aligned)\}(?:\{[lcr]+\})?", ""),
)
CASES: Final[tuple[Respelling, ...]] = table(
    *_forms(_ALIKE, _UNLIKE, "same", "rest"),
    *_forms(_UNLIKE, _ALIKE, "rest", "same"),
)
HAS_CASES: Final = re.compile(r"cases|\bif\b|where|≠|!=|\\neq?|otherwise|当|若|否则")
