"""Correct digits of the four ways while a quantity runs: the plot, its words, its table."""

from __future__ import annotations

import math
from functools import cached_property

import numpy as np

from core.limits import FACTOR_MAX
from core.stability import (
    WAYS,
    Line,
    Threshold,
    Way,
    bounds,
    first_lost,
    line,
    now,
    points,
    thresholds,
)
from core.stability.limits import DIGIT_POINTS, FACTOR_MIN, RUN_CLASSES_MAX
from pages.stability.present import Present
from pages.stability.results import count_text
from pages.stability.settings import StabilitySettings
from pages.stability.words import (
    axis_title,
    result_name,
    subject_of,
    symbol_of,
    threshold_text,
    way_name,
)
from pages.ui.figures import Curve, Figure, SweptAxis, Trace, is_drawable, lines
from pages.ui.figures.table import Table
from pages.ui.figures.unanswered import without_curves
from pages.ui.given import given
from pages.ui.numbers import number
from pages.ui.text import _, listed, sentences

_LOOKS: dict[Way, int] = {"lab": 0, "textbook": 1, "shifted": 2, "lse": 3}
_ROOM = 1.06  # of the axis above the most digits
_FEWER = 6  # as many times fewer points along k, where each has problems of its own
_BEYOND = 1.3  # of a threshold: an axis that ends there shows what comes after it
_LEFT = ("one", "subnormal")  # thresholds whose names stand to the left of their lines


class DigitsView:
    """The curves of one problem; numbers that several parts need are computed once."""

    def __init__(self, present: Present) -> None:
        """`present`: the problem itself in all four ways."""
        self.present = present

    @property
    def settings(self) -> StabilitySettings:
        """What the reader has chosen."""
        return self.present.settings

    @cached_property
    def now(self) -> float:
        """The present value of what runs."""
        return now(self.present.problem, self.settings.vary)

    @cached_property
    def ends(self) -> tuple[float, float]:
        """The ends of the axis: as chosen, otherwise round numbers around what there is to see."""
        low, high = self._automatic()
        least, most = bounds(self.present.problem, self.settings.vary)
        chosen_low, chosen_high = self.settings.low, self.settings.high
        if chosen_low is not None:
            low = chosen_low
        if chosen_high is not None:
            high = chosen_high
        return max(least, low), min(most, high)

    @cached_property
    def reason(self) -> str:
        """Why nothing can be drawn; empty where it can."""
        if math.isnan(self.now):
            return _("All classes but one are masked: there is no gap to them.")
        if self.settings.result == "loss" and self.present.problem.has_infinite_loss:
            return _("The loss is infinite here: a masked class has a target.")
        low, high = self.ends
        if is_drawable(low, high) and (self.settings.vary != "k" or high - low >= 1):
            return ""
        return _("From {low} to {high} there is nothing to draw for this problem.").format(
            low=given(number(low)), high=given(number(high))
        )

    @cached_property
    def line(self) -> Line:
        """Digits along the axis."""
        vary = self.settings.vary
        count = DIGIT_POINTS // _FEWER if vary == "k" else DIGIT_POINTS
        along = points(*self.ends, count, vary)
        return line(
            self.present.problem, vary, along, self.present.precision, self.settings.result
        )

    @cached_property
    def lost(self) -> dict[Way, float]:
        """From where on half of the digits are gone, by way."""
        return first_lost(self.line, self.present.precision)

    @cached_property
    def thresholds(self) -> list[Threshold]:
        """What breaks along the axis."""
        return thresholds(
            self.present.problem, self.settings.vary, self.line.values, self.present.precision
        )

    def _automatic(self) -> tuple[float, float]:
        precision = self.present.precision
        match self.settings.vary:
            case "gap":
                return 0.0, _reaching(_BEYOND * precision.one_minus_s_gap, self.now)
            case "top":
                end = _reaching(1.1 * max(-precision.exp_min, precision.exp_max), abs(self.now))
                return -end, end
            case "k":
                return 2.0, float(RUN_CLASSES_MAX)
        gap = now(self.present.problem, "gap")
        apart = _BEYOND * precision.one_minus_s_gap / gap if gap > 0 else 100.0
        end = min(max(apart, 10.0), FACTOR_MAX)  # of a subnormal gap it would be infinite
        return max(FACTOR_MIN, 0.01), 10.0 ** math.ceil(math.log10(end))

    # --- what is shown ---------------------------------------------------------------------

    @property
    def description(self) -> str:
        """Digits at present, in words; or the reason why nothing is drawn."""
        listing = listed(f"{way_name(way)} {count_text(self.present.digits[way])}" for way in WAYS)
        text = _("Correct digits now, {result}: {ways}; at most {most}.").format(
            result=result_name(self.settings),
            most=given(count_text(self.present.precision.digits)),
            ways=listing,
        )
        return sentences(text, self.reason)

    def figure(self) -> Figure:
        """The curves, one a way, with what breaks marked."""
        settings = self.settings
        low, high = self.ends
        swept = SweptAxis(
            symbol_of(settings.vary),
            axis_title(settings.vary),
            self.line.values,
            self.now,
            log=settings.vary in ("factor", "k"),
        )
        revision = f"digits {settings.dtype} {settings.vary} {settings.result} {low} {high}"
        figure = lines(
            swept, self._curves(), title=_("correct digits"), alt=self._alt(), revision=revision
        )
        most = self.present.precision.digits
        layout = figure["layout"]
        layout["yaxis"]["range"] = [-0.03 * most, _ROOM * most]
        layout["shapes"] = [
            *map(_threshold, self.thresholds),
            *layout["shapes"],
        ]
        figure["words"] = {
            "title": self._headline(),
            "notice": sentences(self._named_thresholds(), self._of_the_type()),
            "question": "",
            "answer": "",
        }
        figure["table"] = self.table().shown()
        if settings.guess:
            return figure
        return without_curves(figure, alt=self.description, keeps_marks=True)

    def table(self) -> Table:
        """What runs, and the digits of each way."""
        head = [symbol_of(self.settings.vary), *(way_name(way) for way in WAYS)]
        columns = [self.line.values, *(self.line.digits[way] for way in WAYS)]
        return Table(head, np.column_stack(columns))

    def _curves(self) -> list[Curve]:
        return [
            Curve(
                way_name(way),
                self.line.digits[way],
                _LOOKS[way],
                strong=way == "lab",
                now=self.present.digits[way],
            )
            for way in WAYS
        ]

    def _headline(self) -> str:
        low, high = self.ends
        return _("Correct digits in {type} while {what} goes from {low} to {high}").format(
            type=self.settings.dtype,
            what=subject_of(self.settings.vary),
            low=given(number(low)),
            high=given(number(high)),
        )

    def _named_thresholds(self) -> str:
        """Where something breaks on this axis; computed by trying, not typed in."""
        if not self.thresholds:
            return ""
        named = listed(map(threshold_text, self.thresholds))
        return _("Here: {thresholds}.").format(thresholds=named)

    def _of_the_type(self) -> str:
        p = self.present.precision
        text = _(
            "In {type} exp overflows above {over}, is subnormal below {normal} and 0 below "
            "{zero}; of two classes, 1 − s is 0 from a gap of {gap} on."
        ).format(
            type=p.name,
            over=f"{p.exp_max:.2f}",
            normal=f"−{-p.exp_normal_min:.2f}",
            zero=f"−{-p.exp_min:.2f}",
            gap=f"{p.one_minus_s_gap:.2f}",
        )
        return given(text)

    def _alt(self) -> str:
        ends = listed(
            _("{way} from {first} to {last}").format(
                way=way_name(way),
                first=count_text(float(self.line.digits[way][0])),
                last=count_text(float(self.line.digits[way][-1])),
            )
            for way in WAYS
        )
        text = _("{title}: {ends}.").format(title=self._headline(), ends=ends)
        return sentences(text, self.description, self._named_thresholds())


def _reaching(end: float, value: float) -> float:
    """A round end of an axis that shows what there is to see, and this value with room."""
    wanted = max(end, 1.1 * value)
    step = 10.0 ** math.floor(math.log10(wanted)) / 2
    return step * math.ceil(wanted / step)


def _threshold(threshold: Threshold) -> Trace:
    """A dashed line with its name along it."""
    return {
        "type": "line", "x0": threshold.value, "x1": threshold.value,
        "yref": "paper", "y0": 0, "y1": 1,
        "line": {"color": "$bad", "width": 1.5, "dash": "dash"}, "layer": "above",
        "label": {
            "text": threshold_text(threshold),
            "textposition": "middle",
            "yanchor": "bottom" if threshold.id in _LEFT else "top",
            "font": {"size": 13, "color": "$bad"},
        },
    }  # fmt: skip
