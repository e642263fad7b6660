"""SymPy expressions and floats as Python that builds them again: the notation of the notebook."""

# ruff: noqa: N802, N815 - SymPy's printer looks for methods named after the printed class.
from __future__ import annotations

import math
from collections.abc import Sequence

from sympy import Basic
from sympy.printing.str import StrPrinter

from core.export.render import one_line
from core.symbolic.notation import Partial
from core.worked.raw import Raw


class _Printer(StrPrinter):  # type: ignore[misc]
    """Python source in the names of the notebook: x[1], y[1], s[1], Sigma, e, d(e, x[1])."""

    def _print_Partial(self, expr: Partial) -> str:
        return f"d({self._print(expr.top)}, {self._print(expr.bottom)})"

    def _print_MatrixBase(self, expr: Basic) -> str:
        rows = (", ".join(map(self._print, row)) for row in expr.tolist())
        return "Matrix([" + ", ".join(f"[{row}]" for row in rows) + "])"

    _print_ImmutableDenseMatrix = _print_MatrixBase


def python_code(expr: Basic) -> Raw:
    """`expr` as a Python expression; whole numbers stay SymPy's where they are divided."""
    return Raw(_Printer({"sympy_integers": True, "order": "none"}).doprint(expr))


def floats(values: Sequence[float], infinity: str) -> Raw:
    """Floats as a Python list that holds exactly these; `infinity` is the name of +inf."""
    return Raw("[" + ", ".join(_float(value, infinity) for value in values) + "]")


def literal(text: str) -> Raw:
    """Any text as a Python string."""
    return Raw(repr(one_line(text)))


def _float(value: float, infinity: str) -> str:
    if math.isinf(value):
        return infinity if value > 0 else f"-{infinity}"
    return repr(float(value))
