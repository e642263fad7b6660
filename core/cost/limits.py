"""Bounds of what is counted, measured and asked about on `/cost`, each with its reason.

`core.limits` has those that the whole lab shares.
"""

from __future__ import annotations

from typing import Final

BATCH_MAX: Final = 10_000
"""Most problems of a batch whose cost is asked for: as many as are measured at once."""

MEASURED_K_MAX: Final = 4_096
"""Most classes that are measured: there the Jacobian alone would pass MEASURED_BYTES, so that the
measurement shows where it stops."""

MEASURED_SECONDS: Final = 3.0
"""Longest that a measurement runs: what a reader waits for, and a class of thirty shares."""

MEASURED_BYTES: Final = 128_000_000
"""Most memory of what is measured: what a small server has to spare beside its readers."""

MEASURED_ROWS_K: Final = 100
"""Classes of the batches whose number of rows grows: their Jacobians pass MEASURED_BYTES before
the longest batch, and the other ways stay well below it."""

VOCABULARY_MIN: Final = 32_000
"""Fewest tokens of a language model's vocabulary: Llama 2's."""

VOCABULARY_MAX: Final = 262_144
"""Most tokens of a vocabulary: 2^18, Gemma 3's."""

TOKENS_OF_A_BATCH_MAX: Final = 1_048_576
"""Most tokens of a model's batch: a million, as large models are trained with."""

TEN_TIMES: Final = 10.0
"""How many times slower the Jacobian is where the page asks for the number of classes."""
