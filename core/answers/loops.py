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

OVER_VECTORS: Final = (
    rf"\bsum\((?P<open>\[)?{_BODY}\s+for\s+{_NAMES}\s+in\s+{_OVER}\s*(?(open)\])\s*\)"
)


def sum_over_vectors(match: re.Match[str]) -> str | None:
    """sum(a*b for a, b in zip(y, s)) as the sum of y_i s_i; None where it is something else.

    Each name is bound to the vector at its place, whatever it is called.
    """
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
    return f"(sum_{index} ({body}))"


def _used(letter: str) -> str:
    return rf"(?<![A-Za-z]){letter}(?![A-Za-z])|(?<![A-Za-z])[xyspzt]_?{letter}(?![A-Za-z])"
