"""Why cross-entropy: the same sweep for squared error behind softmax beside it."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.limits import VANISHING_SHARE
from core.numeric import (
    gradient_vanishes,
    norms,
    squared_error_grad_x,
    sweep_squared_error,
)
from pages.gradient.figures import stacked_panels
from pages.gradient.views.sweep_variable import SweptView
from pages.gradient.views.view import Asked, words
from pages.ui import figures
from pages.ui.figures import Curve
from pages.ui.figures.table import Table
from pages.ui.given import given
from pages.ui.numbers import number, subscript
from pages.ui.text import _, listed, sentences

_LOSSES = ("e", "e₂")
FloatArray = NDArray[np.float64]


class SquaredErrorView(SweptView):
    """Both gradients above each other."""

    @cached_property
    def _present_squared(self) -> FloatArray:
        """Squared error's gradient of the problem itself."""
        return squared_error_grad_x(self.problem.x, self.problem.y)

    @cached_property
    def _squared(self) -> FloatArray:
        """The same along the sweep, (n, k)."""
        return sweep_squared_error(self.sweep)

    @cached_property
    def _zones(self) -> list[tuple[float, float]]:
        """Ends of the stretches where squared error's gradient is all but 0 though s is wrong."""
        vanishes = gradient_vanishes(self.sweep.grad_x, self._squared, self.sweep.s, self.sweep.y)
        edges = np.flatnonzero(np.diff(np.concatenate([[False], vanishes, [False]]).astype(int)))
        return [
            (float(self.sweep.values[start]), float(self.sweep.values[end - 1]))
            for start, end in zip(edges[::2], edges[1::2], strict=True)
        ]

    @cached_property
    def description(self) -> str:
        """Both gradients now, in words with numbers."""
        first, second = (
            ", ".join(map(number, gradient.tolist()))
            for gradient in (self.present.grad_x, self._present_squared)
        )
        text = _(
            "Cross-entropy's gradient is ({first}) now; squared error's, ∂e₂/∂x with "
            "e₂ = ½ sum((s − y)²), is ({second})."
        ).format(first=first, second=second)
        return sentences(text, self.reason)

    def figure(self) -> figures.Figure:
        """Both gradients above each other, with everything around them."""
        low, high = self.ends
        log = "values" in self.settings.log
        titles = [f"|{name}|" if log else name for name in self._names("ⱼ")]
        figure = stacked_panels.two_gradients(
            self.axis(),
            self._curves(0, self.sweep.grad_x, self.present.grad_x),
            self._curves(1, self._squared, self._present_squared),
            titles=(titles[0], titles[1]),
            zones=self._zones,
            alt=self.description,
            log=log,
            revision=f"squared {self.settings} {low} {high}",
        )
        figure["words"] = self.texts()
        figure["table"] = self.table().shown()
        return figure

    def _names(self, index: str) -> list[str]:
        """Of a component of both gradients."""
        return [f"∂{loss}/∂{self.settings.logit(index)}" for loss in _LOSSES]

    def _curves(self, loss: int, values: FloatArray, here: FloatArray) -> list[Curve]:
        return [
            Curve(
                self._names(subscript(i + 1))[loss],
                values[:, i],
                i,
                strong=i == self.settings.j - 1,
                now=float(here[i]),
            )
            for i in range(self.problem.k)
        ]

    def table(self) -> Table:
        """What is swept, and all components of both gradients."""
        places = [subscript(i + 1) for i in range(self.problem.k)]
        names = zip(*map(self._names, places), strict=True)
        head = [self.settings.symbol, *(name for row in names for name in row)]
        columns = [self.sweep.values, self.sweep.grad_x, self._squared]
        return Table(head, np.column_stack(columns))

    # --- the words -----------------------------------------------------------------------

    def texts(self) -> dict[str, str]:
        """Title, notice, question and answer."""
        low, high = self.ends
        title = _(
            "Cross-entropy above, squared error below, while {x} runs from {low} to {high}"
        ).format(x=self.settings.symbol, low=given(number(low)), high=given(number(high)))
        divided = _("The gradients are the ones in x / T.")
        divided = divided if self.settings.axis_variable == "T" else ""
        notice = sentences(self._notice(), self._component(), divided)
        return words(title, notice, *self._question())

    def _component(self) -> str:
        """What the emphasised curves do: the lengths tell nothing of a single component."""
        index = subscript(self.settings.j)
        courses = [values[:, self.settings.j - 1] for values in (self.sweep.grad_x, self._squared)]
        first, second = (
            number(low)
            if (low := float(course.min())) == (high := float(course.max()))
            else _("{low} to {high}").format(low=number(low), high=number(high))
            for course in courses
        )
        names = self._names(index)
        return _(
            "This compares the lengths of the whole vectors. For the component shown, "
            "{squared} is {second} on the whole axis, and {name} is {first}."
        ).format(squared=names[1], second=second, name=names[0], first=first)

    def _notice(self) -> str:
        share = given(number(100 * VANISHING_SHARE))
        if not self._zones:
            return _(
                "Nowhere in this range is the answer wrong while squared error's gradient is "
                "below {share} % of cross-entropy's."
            ).format(share=share)
        return _(
            "Marked: {x} {places}. There the largest s is at a wrong class, and yet squared "
            "error's gradient is below {share} % of cross-entropy's, because it is multiplied by "
            "s, which tends to 0."
        ).format(
            x=self.settings.symbol,
            places=listed(
                _("between {low} and {high}").format(low=number(low), high=number(high))
                for low, high in self._zones
            ),
            share=share,
        )

    @property
    def asked(self) -> Asked:
        """How many times as long cross-entropy's gradient is."""
        return Asked(
            _("how many times as long?"),
            self._ratio,
            _("It is longer: squared error's has a factor s (1 − s), which is small there."),
            _("It is not as long: s (1 − s) of the label is small there, but not as small."),
            wrong=lambda: [
                (1.0, _("They are not alike: only cross-entropy's −1/s cancels the s of J.")),
                (0.0, _("Cross-entropy's does not die there; squared error's does.")),
            ],
        )

    def _ratio(self) -> float | None:
        _place, first, second = self._longest
        return first / second if second else None

    @cached_property
    def _longest(self) -> tuple[float, float, float]:
        """Where cross-entropy's gradient is longest, and both lengths there."""
        lengths = [norms(g) for g in (self.sweep.grad_x, self._squared)]
        at = int(np.argmax(lengths[0]))
        place, first, second = (float(v[at]) for v in (self.sweep.values, *lengths))
        return place, first, second

    def _question(self) -> tuple[str, str]:
        """How much longer cross-entropy's gradient is where it is longest."""
        place, first, second = self._longest
        asked = _(
            "At {x} = {place} cross-entropy's gradient is longest. How many times as long as "
            "squared error's is it there?"
        ).format(x=self.settings.symbol, place=given(number(place)))
        if second == 0:
            answer = _("Squared error's is exactly 0 there; cross-entropy's is {first}.")
            return asked, answer.format(first=number(first))
        answer = _("{ratio} times: {first} against {second}.")
        return asked, answer.format(
            ratio=number(first / second), first=number(first), second=number(second)
        )
