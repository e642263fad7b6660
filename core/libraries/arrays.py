"""The arrays that models compute with."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[Any]
"""float64 or float32: a model computes in the type that it is given, as the library does."""
IntArray = NDArray[np.int64]
