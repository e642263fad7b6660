"""Which libraries the models were held against, and when."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class Recorded:
    """versions: by the library, as `Call.library` (jax besides); date: YYYY-MM-DD."""

    versions: Mapping[str, str]
    date: str


RECORDED: Final = Recorded(
    **json.loads(Path(__file__).with_name("versions.json").read_text("utf-8"))
)
"""What `bash tests/run libraries` wrote when it last recorded what libraries return."""
