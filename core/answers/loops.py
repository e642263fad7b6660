"""Sums that Python writes as loops over vectors, with indices in their place."""

from __future__ import annotations

import re
from typing import Final

_RESERVED: Final = frozenset({"exp", "log", "ln", "sum", "np", "math", "torch", "max", "min", "e"})
_VECTOR: Final = re.compile(
    r"(?P<letter>[xyspztS]|y_?hat)|(?:np\.|torch\.|F\.)?softmax\(\s*(?P<logits>[xz])\s*\)"
)
_NAME: Final = re.compile(r"(?<![\w.\\])[A-Za-z]\w*")
_BODY: Final = r"(?P<body>(?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*?)"
_NAMES: Final = r"(?P<names>[A-Za-z]\w{0,9}(?:\s*,\s*[A-Za-z]\w{0,9}){0,2})"
_OVER: Final = r"(?:zip\((?P<zipped>(?:[^()]|\([^()]*\))*?)\)|(?P<over>\w+(?:\(\s*\w\s*\))?))"
_INDICES: Final = "ilmnquvw"
_MAKER: Final = r"(?:(?:np|numpy|torch|jnp)\.(?:as)?(?:array|tensor)\(\s*)"
_LIST: Final = rf"^(?P<left>[^=\[\]]*=)?\s*(?P<maker>{_MAKER})?"
_END: Final = r"\s*(?(maker)\))\s*$"
_LENGTH: Final = r"(?:[kKnNC]|len\(\s*[xysp]\s*\)|[xysp]\.(?:size|shape\[0\]))"
_FOR_EACH: Final = rf"\s*\bfor\s+[a-df-oqrt-wyz]\s+in\s+range\(\s*{_LENGTH}\s*\)\s*\]"

OVER_VECTORS: Final = (
    rf"\bsum\((?P<open>\[)?{_BODY}\s+for\s+{_NAMES}\s+in\s+{_OVER}\s*(?(open)\])\s*\)"
)

LIST_OVER_VECTORS: Final = rf"{_LIST}\[{_BODY}\s*\bfor\s+{_NAMES}\s+in\s+{_OVER}\s*\]{_END}"
"""All components in a list, [a*b for a, b in zip(y, s)]."""
LISTS: Final = (
    (rf"{_LIST}\[\s*\[{_BODY}{_FOR_EACH}{_FOR_EACH}{_END}", r"\<left>(\<body>)"),
    (rf"{_LIST}\[{_BODY}{_FOR_EACH}{_END}", r"\<left>(\<body>)"),
)
"""[f(i) for i in range(k)], and a list of such lists."""


def list_over_vectors(match: re.Match[str]) -> str | None:
    """[a*b for a, b in zip(y, s)] as y_i s_i; None where it is something else."""
    bound = _bound(match)
    if bound is None or any(_is_summed(name, match["body"]) for name in bound[1]):
        return None
    return rf"\<left>({bound[2]})"


_OF_ALL: Final = r"(?:sum|mean|max|min|softmax|logsumexp)"
_WITHIN: Final = r"\((?:[^()]|\([^()]*\))*\)"
_OF_A_VECTOR: Final = re.compile(
    rf"\b{_OF_ALL}(?P<inside>{_WITHIN})|(?P<before>[\w.]*{_WITHIN}|\w+)\.{_OF_ALL}\("
)


def _is_summed(name: str, body: str) -> bool:
    """Whether a single number is summed: its name hides the vector's."""
    parts = (match["inside"] or match["before"] or "" for match in _OF_A_VECTOR.finditer(body))
    return any(re.search(rf"(?<!\w){name}(?!\w)", part) for part in parts)


def sum_over_vectors(match: re.Match[str]) -> str | None:
    """sum(a*b for a, b in zip(y, s)) as the sum of y_i s_i; None where it is something else.

    Each name is bound to the vector at its place, whatever it is called.
    """
    bound = _bound(match)
    return None if bound is None else f"(sum_{bound[0]} ({bound[2]}))"


def _bound(match: re.Match[str]) -> tuple[str, frozenset[str], str] | None:
    """An index, the names of a loop, and its body with entries in their place; None: no such."""
    names = re.split(r"\s*,\s*", match["names"].strip())
    over = match["over"] or match["zipped"]
    vectors = [_VECTOR.fullmatch(vector.strip()) for vector in over.split(",")]
    if len(names) != len(vectors) or len(set(names)) != len(names) or _RESERVED & set(names):
        return None
    index = next((c for c in _INDICES if not re.search(_used(c), match.string)), "")
    bound = dict[str, str]()
    for name, vector in zip(names, vectors, strict=True):
        if vector is None or not index:
            return None
        bound[name] = f"{vector['letter'] or 's'}_{index}"
    if re.search(r"[=\\]|\b(?:for|if)\b", match["body"]):
        return None
    body = _NAME.sub(lambda word: bound.get(word[0], word[0]), match["body"])
    return index, frozenset(names), body


def _used(letter: str) -> str:
    return rf"(?<![A-Za-z]){letter}(?![A-Za-z])|(?<![A-Za-z])[xyspzt]_?{letter}(?![A-Za-z])"
