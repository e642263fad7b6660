"""python -m core.cost.measure: measures, and writes a line of JSON at every step."""

import sys

from core.cost.measure.process import lines

for line in lines():
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
