"""Small programs to take along, filled with the numbers of a problem. No SymPy is needed."""

from core.programs.gradient_check import TOOLS, Tool, gradient_check

__all__ = ["TOOLS", "Tool", "gradient_check"]
