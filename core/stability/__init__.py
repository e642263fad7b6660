"""Where digits are lost: four ways to loss and gradient in three types of numbers, held to truth.

What each way computes, step by step, beside exact values (`nodes`); how many digits are left
while a quantity runs (`lines`); what mends a step (`rewriting`); finite differences.
"""

from core.stability.conditions import Part, conditions
from core.stability.differences import CHECKED, Differences, differences
from core.stability.events import Event
from core.stability.lines import (
    QUANTITIES,
    Line,
    Quantity,
    Result,
    Threshold,
    bounds,
    digits_of,
    first_lost,
    line,
    now,
    points,
    problem_at,
    result_digits,
    thresholds,
)
from core.stability.nodes import Entry, Node, Target, Trace, trace
from core.stability.precision import DOUBLE, HALF, PRECISIONS, SINGLE, Precision
from core.stability.reference import Reference, correct_digits, last_right_place, reference
from core.stability.rewriting import REWRITINGS, Rewriting, rewriting
from core.stability.truth import ulps
from core.stability.ways import OPERATIONS, WAYS, Values, Way, run, steps_to

__all__ = [
    "CHECKED",
    "DOUBLE",
    "HALF",
    "OPERATIONS",
    "PRECISIONS",
    "QUANTITIES",
    "REWRITINGS",
    "SINGLE",
    "WAYS",
    "Differences",
    "Entry",
    "Event",
    "Line",
    "Node",
    "Part",
    "Precision",
    "Quantity",
    "Reference",
    "Result",
    "Rewriting",
    "Target",
    "Threshold",
    "Trace",
    "Values",
    "Way",
    "bounds",
    "conditions",
    "correct_digits",
    "differences",
    "digits_of",
    "first_lost",
    "last_right_place",
    "line",
    "now",
    "points",
    "problem_at",
    "reference",
    "result_digits",
    "rewriting",
    "run",
    "steps_to",
    "thresholds",
    "trace",
    "ulps",
]
