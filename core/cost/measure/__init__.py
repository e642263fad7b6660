"""Time and memory of the three ways on this machine, with NumPy in float64 on one core.

plan      what is measured, and what would take too much memory
timing    one way at one size
result    what a measurement says: ratios, slopes, the crossing
process   a measurement from beginning to end: `python -m core.cost.measure` in a process of
          its own, so that it takes neither the interpreter nor the event loop from readers
service   starts it, one at a time, and tells everybody who asked how far it is
"""

from core.cost.measure.plan import Along, Place
from core.cost.measure.result import Machine, Point, Result, slope

__all__ = ["Along", "Machine", "Place", "Point", "Result", "slope"]
