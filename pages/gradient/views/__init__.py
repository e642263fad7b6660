"""The five views of the gradient page: values to figures and words.

Each is imported when it is first shown: together they need as long as the first answer does.
"""

from __future__ import annotations

from pages.gradient.views.view import GradientView

__all__ = ["GradientView", "view_class"]


def view_class(name: str) -> type[GradientView]:
    """The class of a view; `name` is a value of the setting `view`."""
    match name:
        case "plane":
            from pages.gradient.views.plane import PlaneView

            return PlaneView
        case "simplex":
            from pages.gradient.views.simplex import SimplexView

            return SimplexView
        case "descent":
            from pages.gradient.views.descent import DescentView

            return DescentView
        case "squared":
            from pages.gradient.views.squared_error import SquaredErrorView

            return SquaredErrorView
    from pages.gradient.views.line import LineView

    return LineView
