"""Every size, range and tolerance of the lab, each with its reason.

Pages, parsers and tests read their bounds here, so that a message that says what is
allowed and the check that enforces it cannot drift apart.
"""

from __future__ import annotations

from typing import Final

# --- The problem -----------------------------------------------------------------------

K_MIN: Final = 2
"""Fewest classes: with one class softmax is the constant 1 and every gradient is 0."""

K_MAX: Final = 10
"""Most classes on a screen: a 10 x 10 Jacobian is what still fits a laptop with readable
numbers, and what SymPy proves within a second."""

X_ABS_MAX: Final = 10_000.0
"""Largest finite |logit|: far beyond where exp overflows (about 709), so that every
saturation effect can be shown, and small enough for exact values in reasonable time
(about 8700 digits for logits 20 000 apart)."""

Y_MAX: Final = 1e6
"""Largest target: counts of labels fit; sum(y) times a logit stays far from overflow."""

TEXT_MAX: Final = 2_000
"""Longest text of one vector, in characters: ten printed tensors with full digits fit, and
the parser's work on hostile text stays under a millisecond."""

NUMBER_TEXT_MAX: Final = 64
"""Longest text of one number: 17 digits, sign and exponent need 24; a fraction two of them.
Longer digit strings carry nothing that a float64 can hold."""

SHIFT_ABS_MAX: Final = 2 * X_ABS_MAX
"""Largest shift of all logits: from one end of the range of x to the other."""

# --- Accuracy --------------------------------------------------------------------------

ULP: Final = 2.0**-52
"""Spacing of float64 numbers at 1: the unit of every agreement shown on screen."""

GRADIENT_C: Final = 16.0
"""|g_i - exact| <= C 2^-53 (s_i (Y - y_i) + y_i (1 - s_i)) for k <= 1000: the bar of the
two-slot algorithm (worst C measured 5.5)."""

GUARD_DIGITS: Final = 60
"""Decimal digits that the exact values carry beyond the spread of the logits: enough for a
float64 result (17 digits) after a cancellation of 40 more."""

# --- Sweeps ----------------------------------------------------------------------------

SWEEP_POINTS: Final = 201
"""Points of one sweep: one every 3 to 6 pixels of a plot, so curves look smooth; odd, so
that the middle of the range is a point."""

SWEEP_POINTS_MAX: Final = 2_001
"""Most points a caller may ask for: more than a screen has pixels across."""

SWEEP_MARGIN: Final = 6.0
"""A sweep starts at least this far to either side of the current logit: softmax goes from
0.2 % to 99.8 % of its range within 6 nats."""
