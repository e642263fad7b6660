"""The error of a numerical gradient against its step: the plot, its words, its table."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from core.stability import CHECKED, Differences, differences
from pages.stability.present import Present
from pages.stability.settings import StabilitySettings
from pages.ui.figures import Curve, Figure, SweptAxis, Trace, lines
from pages.ui.figures.base import POWERS
from pages.ui.figures.table import Table
from pages.ui.figures.unanswered import without_curves
from pages.ui.given import given
from pages.ui.numbers import number, subscript
from pages.ui.text import _, listed, sentences

_LOOKS = {"float64": 0, "float32": 1}
# Where names of best steps stand, off the curves: along the line, and at its right or left.
_PLACES = {"float64": ("middle", "top"), "float32": ("start", "bottom")}
_LEAST = 1e-17  # an error of 0 has no place on a logarithmic axis
_LABEL_REACH = (0.3, 30.0)  # of the allowed error: what the line and its name cover
_TICKS = 4  # decades from one mark of the axes to the next


class DifferencesView:
    """The errors of one component of one problem."""

    def __init__(self, present: Present) -> None:
        """`present`: the problem."""
        self.present = present

    @property
    def settings(self) -> StabilitySettings:
        """What the reader has chosen."""
        return self.present.settings

    @property
    def reason(self) -> str:
        """Why there are no differences; empty where there are."""
        problem = self.present.problem
        if problem.has_infinite_loss:
            return _("The loss is infinite here: it has no differences.")
        if problem.masked[self.settings.j - 1]:
            return _("Class {j} is masked: choose another component.").format(j=self.settings.j)
        return ""

    @cached_property
    def errors(self) -> Differences:
        """Errors in both types."""
        problem = self.present.problem
        return differences(np.array(problem.x), np.array(problem.y), self.settings.j - 1)

    @property
    def description(self) -> str:
        """What a check with the marked step would say."""
        if self.reason:
            return self.reason
        errors, h = self.errors, self.settings.h
        verdicts = listed(
            _("{type} is off by {error}, {verdict}").format(
                type=p.name,
                error=number(errors.error_at(p.name, h)),
                verdict=_("the check fails")
                if not errors.error_at(p.name, h) <= errors.tolerance
                else _("the check passes"),
            )
            for p in CHECKED
        )
        text = _("With h = {h}, where {tolerance} is allowed: {verdicts}. The gradient is right.")
        return text.format(
            h=given(number(h)), tolerance=given(number(errors.tolerance)), verdicts=verdicts
        )

    def figure(self) -> Figure:
        """Both curves on logarithmic axes, with best steps and what a check allows."""
        errors, j, answered = self.errors, subscript(self.settings.j), bool(self.settings.passes)
        swept = SweptAxis("h", _("step h"), errors.steps, self.settings.h, log=True)
        curves = [
            Curve(
                p.name,
                np.maximum(errors.errors[p.name], _LEAST),
                _LOOKS[p.name],
                strong=True,
                now=max(errors.error_at(p.name, self.settings.h), _LEAST),
            )
            for p in CHECKED
        ]
        title = _("relative error of ∂e/∂x{j}").format(j=j)
        figure = lines(
            swept, curves, title=title, alt=self._alt(), revision=f"differences {j}", log=True
        )
        layout = figure["layout"]
        for side in ("xaxis", "yaxis"):
            layout[side].update(dtick=_TICKS, tickfont={"size": POWERS})
        layout["shapes"] = [
            _tolerance(errors),
            *(_best(errors.best[p.name], p.name, _LOOKS[p.name]) for p in CHECKED if answered),
            *layout["shapes"],
        ]
        figure["words"] = {
            "title": _("Error of (e(x + h) − e(x − h)) / 2h for class {j}").format(
                j=self.settings.j
            ),
            "notice": self._notice() if answered else "",
            "question": "",
            "answer": "",
        }
        figure["table"] = self.table().shown()
        return figure if answered else without_curves(figure, alt="", keeps_marks=False)

    def table(self) -> Table:
        """Steps and errors."""
        columns = [self.errors.steps, *(self.errors.errors[p.name] for p in CHECKED)]
        return Table(["h", *(p.name for p in CHECKED)], np.column_stack(columns))

    def _notice(self) -> str:
        errors = self.errors
        best = listed(
            _("{h} in {type}, error {error}").format(
                h=number(errors.best[p.name]), type=p.name, error=number(errors.least[p.name])
            )
            for p in CHECKED
        )
        return sentences(
            _("Best h: {best}.").format(best=best),
            _(
                "To the right the error grows like h², the next term of the series; to "
                "the left like 1 / h, as two losses that agree in most digits are "
                "subtracted."
            ),
        )

    def _alt(self) -> str:
        return sentences(self._notice(), self.description)


def _tolerance(errors: Differences) -> Trace:
    """What a check allows, with its name at the side of the plot where no curve is near it."""
    height = errors.tolerance
    low, high = height * _LABEL_REACH[0], height * _LABEL_REACH[1]
    near = np.any([(low < of) & (of < high) for of in errors.errors.values()], axis=0)
    third = len(errors.steps) // 3
    parts = {"start": slice(0, third), "middle": slice(third, -third), "end": slice(-third, None)}
    place = min(parts, key=lambda name: int(np.sum(near[parts[name]])))
    return {
        "type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": height, "y1": height,
        "line": {"color": "$bad", "width": 1.5, "dash": "dash"}, "layer": "above",
        "label": {"text": _("a check allows {error}").format(error=number(height)),
                  "textposition": place, "yanchor": "bottom",
                  "font": {"size": 13, "color": "$bad"}},
    }  # fmt: skip


def _best(step: float, name: str, look: int) -> Trace:
    """A line at the best step, as faint as a grid line's, with its name at the foot."""
    colour, (place, side) = f"$class{look}", _PLACES[name]
    return {
        "type": "line", "x0": step, "x1": step, "yref": "paper", "y0": 0, "y1": 1,
        "line": {"color": colour, "width": 1.2, "dash": "longdash"}, "layer": "above",
        "label": {"text": _("best h, {type}").format(type=name), "textposition": place,
                  "xanchor": "left", "yanchor": side, "font": {"size": 13, "color": colour}},
    }  # fmt: skip
