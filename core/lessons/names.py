"""What lessons there are and how many steps each has, which every link may ask.

No lesson is read as one, and no reader of them is imported: steps are counted in the file's text.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from core.lessons.limits import STEPS_MAX

FOLDER: Final = Path(__file__).with_name("texts")
FILES: Final = tuple(sorted(FOLDER.glob("[0-9][0-9]-*.toml")))


def name_of(path: Path) -> str:
    """`softmax` of `01-softmax.toml`."""
    return path.stem.partition("-")[2]


NAMES: Final = tuple(map(name_of, FILES))


@cache
def step_count(name: str) -> int:
    """How many steps a lesson has; of one that is not the lab's, how many it may have."""
    if name not in NAMES:
        return STEPS_MAX
    rows = FILES[NAMES.index(name)].read_text("utf-8").split("\n")
    return sum(row.startswith("[[step]]") for row in rows)
