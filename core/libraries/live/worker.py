"""The process that runs PyTorch: a line of JSON in, a line of JSON out, until its input ends.

The first line out says which version was loaded. `process.py` starts it.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from core.libraries.batch import Batch
from core.libraries.live import torch_calls
from core.libraries.live.written import read_batch


def main() -> None:
    """Answer every batch with what each call returns: {key: [loss, gradient] or a message}."""
    _say({"version": torch_calls.VERSION})
    for line in sys.stdin:
        batch = read_batch(json.loads(line))
        _say({key: _returned(key, batch) for key in torch_calls.KEYS})


def _returned(key: str, batch: Batch) -> list[Any] | str:
    try:
        loss, grad = torch_calls.run(key, batch)
    except (RuntimeError, IndexError, ValueError) as error:
        return str(error)
    return [loss.tolist(), grad.tolist()]


def _say(answer: dict[str, Any]) -> None:
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
