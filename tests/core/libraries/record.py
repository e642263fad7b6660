"""Record what libraries return: `bash tests/run libraries`, in an environment of its own.

Writes recorded.json beside this file, and their versions with the date for the page.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from core.libraries.calls import CALLS
from tests.core.libraries.problems import problems

RECORD = Path(__file__).with_name("recorded.json")
VERSIONS = Path(__file__).parents[3] / "core" / "libraries" / "versions.json"
_MESSAGE_MAX = 160
_DIGITS = {"float64": 16, "float32": 9}


def main() -> None:
    """Run every call on every problem; one line a problem."""
    from tests.core.libraries import real_calls

    head = {"versions": real_calls.VERSIONS, "date": f"{datetime.now(UTC):%Y-%m-%d}"}
    lines = []
    for problem in problems():
        digits = _DIGITS[problem.batch.x.dtype.name]
        entry: dict[str, Any] = {"name": problem.name, **_given(problem.batch)}
        entry["returned"] = {}
        for call in CALLS:
            try:
                loss, grad = real_calls.run(call.key, problem.batch)
            except Exception as error:  # whatever a library raises is its refusal
                entry["returned"][call.key] = _message(error)
            else:
                entry["returned"][call.key] = [_numbers(loss, digits), _numbers(grad, digits)]
        lines.append(json.dumps(entry, separators=(",", ":")))
    start = json.dumps(head)[:-1]
    RECORD.write_text(f'{start}, "problems": [\n' + ",\n".join(lines) + "\n]}\n", "utf-8")
    VERSIONS.write_text(json.dumps(head, indent=1) + "\n", "utf-8")
    print(f"{len(lines)} problems, {len(CALLS)} calls, {RECORD.stat().st_size} bytes")


def _given(batch: Any) -> dict[str, Any]:
    index = None if batch.index is None else batch.index.tolist()
    asked = batch.asked
    return {
        "x": batch.x.tolist(),
        "y": [[round(v, 9) for v in row] for row in batch.y.tolist()],
        "index": index,
        "type": batch.x.dtype.name,
        "asked": [asked.reduction, list(asked.weight), asked.smoothing, asked.ignore],
    }


def _message(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:_MESSAGE_MAX]


def _numbers(value: Any, digits: int) -> Any:
    if value is None:
        return None
    rounded = np.vectorize(lambda v: float(f"{v:.{digits}g}"), otypes=[float])(value)
    return rounded.tolist()


if __name__ == "__main__":
    main()
