"""The five views of the gradient page: values to figures and words."""

from pages.gradient.views.descent import DescentView
from pages.gradient.views.line import LineView
from pages.gradient.views.plane import PlaneView
from pages.gradient.views.simplex import SimplexView
from pages.gradient.views.squared_error import SquaredErrorView
from pages.gradient.views.view import GradientView

VIEWS: dict[str, type[GradientView]] = {
    "line": LineView,
    "plane": PlaneView,
    "simplex": SimplexView,
    "descent": DescentView,
    "squared": SquaredErrorView,
}

__all__ = ["VIEWS", "GradientView"]
