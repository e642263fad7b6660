"""The numbers of the derivation's lines that a formula may contradict, without loading SymPy."""

from __future__ import annotations

from typing import Final

LINE_NUMBERS: Final = {
    "softmax": 2,
    "quotient-diagonal": 3,
    "partial-diagonal": 4,
    "quotient-off-diagonal": 5,
    "partial-off-diagonal": 6,
    "partial": 7,
    "cross-entropy": 9,
    "grad-s": 10,
    "chain-rule": 11,
    "row-times-jacobian": 12,
    "component": 14,
    "split": 16,
    "collapse": 17,
    "direct-derivative": 22,
    "one-hot": 24,
}
"""By the line's id; a test holds them against the derivation. The closing line has four cases."""
