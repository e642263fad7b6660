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
_NAMES: Final = r"(?P<names>[A-Za-z]\w{0,9}(?:\s*,\s*[A-Za-z]\w{0,9}){1,2})"
_OVER: Final = r"(?P<over>(?:[^()]|\([^()]*\))*?)"

OVER_ZIPPED: Final = (
    rf"\bsum\(\s*[(\[]?{_BODY}\s+for\s+\(?{_NAMES}\s*\)?\s+in\s+zip\({_OVER}\)\s*[\])]?\s*\)"
)


def sum_over_zipped(match: re.Match[str]) -> str | None:
    """sum(a*b for a, b in zip(y, s)) as the sum of y_i s_i; None where it is something else.

    Each name is bound to the vector at its place, whatever it is called.
    """
    names = re.split(r"\s*,\s*", match["names"].strip())
    vectors = [_VECTOR.fullmatch(over.strip()) for over in match["over"].split(",")]
    if len(names) != len(vectors) or len(set(names)) != len(names) or _RESERVED & set(names):
        return None
    bound = dict[str, str]()
    for name, vector in zip(names, vectors, strict=True):
        if vector is None:
            return None
        letter = vector["letter"]
        bound[name] = f"{letter}_i" if letter else "s_i"
    rest = _NAME.sub(lambda word: "" if word[0] in bound else word[0], match["body"])
    if re.search(r"(?<![A-Za-z])i(?![A-Za-z])|\\|[\[\]=]", rest) or rest == match["body"]:
        return None
    body = _NAME.sub(lambda word: bound.get(word[0], word[0]), match["body"])
    opened, closed = match[0].count("("), match[0].count(")")
    return f"(sum_i ({body}))" if opened == closed else None
