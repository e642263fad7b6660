r"""LaTeX as people write it, respelt as the printers of `core` write it, for `speech` to read.

People write `\frac13`, `(1 - s)`, `\sum_i`, `\partial e/\partial x_j`, `y_j / s_j` and
`\mathrm{sum}(y)`. What is respelt is only spoken, never shown.
"""

from __future__ import annotations

import re
from typing import Final

_INDEX: Final = r"(?:_(?:\{[^{}]*\}|\w))?"
_POWER: Final = r"(?:\^(?:\{[^{}]*\}|\w))?"
# A number or a symbol.
_ONE: Final = rf"(?:\d+(?:\.\d+)?|\\Sigma|\\mathrm\{{e\}}|[A-Za-z]){_INDEX}{_POWER}"
_ROUND: Final = r"\([^()]*\)"

_RESPELT: Final = tuple(
    (re.compile(written), printed)
    for written, printed in (
        (r"\\,|\\;|\\!", " "),
        (r"\\mathrm\{e\}(?!\^\{)", "e"),  # a number like others, where it has no power
        (r"\\[dt]frac(?![a-z])", r"\\frac"),
        (r"\\frac\s*(\d)\s*(\d)", r"\\frac{\1}{\2}"),
        (r"\\mathrm\{sum\}\s*\(\s*(\w)\s*\)", r"\\sum_{l=1}^{k} \1_l"),
        (r"\\sum_(\w)(?![\w^{])", r"\\sum_{\1=1}^{k}"),
        (
            rf"\\partial\s*({_ONE})?\s*/\s*\\partial\s*({_ONE})",
            r"\\frac{\\partial \1}{\\partial \2}",
        ),
        (rf"({_ONE})\s*/\s*({_ONE}|{_ROUND})", r"\\frac{\1}{\2}"),
        (r"(?<!\\left)\(", r"\\left("),
        (r"(?<!\\right)\)", r"\\right)"),
        (r"\{\\left\(([^()]*)\\right\)\}", r"{\1}"),  # nothing but a bracket in a group
    )
)


def as_printed(latex: str) -> str:
    """The formula in the printers' spelling, as far as it is known how; total, for any text."""
    for written, printed in _RESPELT:
        latex = written.sub(printed, latex)
    return latex
