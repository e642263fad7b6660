"""Problems and words that the tests of the exports share."""

from __future__ import annotations

import math

from core.problem import Problem

INF = math.inf
PLAIN = Problem((1, 2, -0.5), (0, 1, 1))
TEN = Problem([0.37 * m - 1 for m in range(10)], (0.1, 0.2, 0.3, 0, 1, 2, 0, 0.05, 0.33, 1))
MASKED = Problem((1, -INF, 3), (1, 0, 0))
INFINITE = Problem((1, -INF, 3), (1, 1, 0))
HARD = [
    PLAIN,
    TEN,
    MASKED,
    INFINITE,
    Problem((0, 0), (0, 0)),
    Problem((40, 0), (1, 0)),
    Problem((0, -200), (1, 0.5)),
    Problem((1000, 0, 0.1), (1, 1, 0)),
    Problem((10_000, -10_000, 1), (1, 1, 1)),
    Problem((1, -INF, 800), (1, 0.5, 0)),
    Problem((0, 1e-300), (1e-300, 1e6)),
]
ONE_HOT = Problem((0.5, 1, 2), (1, 0, 0))


def english(text: str) -> str:
    return text


def chinese(text: str) -> str:
    """A translation of every text, its placeholders kept: for tests without a catalogue."""
    names = [name for name in ("{k}", "{digits}") if name in text]
    return "译文" + " ".join(names)


def hostile(text: str) -> str:
    """A translator that tries to get out of its place in every format."""
    names = "".join(name for name in ("{k}", "{digits}") if name in text).replace("{", "{")
    return (
        f"\\end{{{{document}}}} $x$ %_^~&# <b>`a`</b> |*[\n\nimport os\r\x0cx\u2028'\"\\ {names}"
    )
