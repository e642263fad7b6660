"""One variable: components, softmax, the loss or a column's terms while one quantity is swept."""

from __future__ import annotations

import math
from functools import cached_property

import numpy as np

from core.numeric import sign_changes, sweep_terms
from pages.gradient.settings import Settings
from pages.gradient.views import sweep_variable
from pages.gradient.views.sweep_variable import SweptView
from pages.gradient.views.view import Asked, words
from pages.ui import figures
from pages.ui.figures import Curve
from pages.ui.figures.table import Table
from pages.ui.given import given
from pages.ui.numbers import number, subscript
from pages.ui.text import _, listed, sentences


class LineView(SweptView):
    """The curves of what is shown, one class emphasised."""

    @property
    def reason(self) -> str:
        """Why this line cannot be shown; empty where it can."""
        reason = super().reason
        if not reason and self.settings.show == "loss" and self._is_infinite:
            reason = _(
                "The loss is infinite everywhere on this line: a masked class has a target."
            )
        return reason

    @property
    def _is_infinite(self) -> bool:
        """Whether the loss is, whatever is swept: at most one class moves."""
        moves = self.settings.j - 1 if self.settings.axis_variable in ("x", "y") else None
        pairs = enumerate(zip(self.problem.masked, self.problem.y, strict=True))
        return any(masked and target > 0 and i != moves for i, (masked, target) in pairs)

    @cached_property
    def description(self) -> str:
        """The gradient now, in words with numbers."""
        return sentences(self._at_present(), self.reason)

    @property
    def _alt(self) -> str:
        """The same, and the course of the emphasised component."""
        own = self.sweep.grad_x[:, self.settings.j - 1]
        low, high = self.ends
        text = _("While {x} runs from {low} to {high}, {component} goes from {first} to {last}.")
        if self.settings.axis_variable == "x":
            text = _(
                "While {x} runs from {low} to {high}, its own component goes from {first} to "
                "{last}."
            )
        course = text.format(
            x=self.settings.symbol,
            low=given(number(low)),
            high=given(number(high)),
            component=component(self.settings, self.settings.j),
            first=number(float(own[0])),
            last=number(float(own[-1])),
        )
        return sentences(self._at_present(), course)

    def _at_present(self) -> str:
        """The gradient at the present value of what is swept."""
        if math.isinf(self.now):
            text = _("{x} is masked now; the gradient is ({values}).")
        elif self.settings.axis_variable == "T":
            text = _("At {x} = {now} the gradient in x / T is ({values}).")
        else:
            text = _("At {x} = {now} the gradient is ({values}).")
        values = ", ".join(map(number, self.present.grad_x.tolist()))
        now = given(number(self.now))
        return text.format(x=self.settings.symbol, now=now, values=values)

    def figure(self) -> figures.Figure:
        """The curves of what is shown, with everything around them."""
        low, high = self.ends
        log = "values" in self.settings.log
        title = self._axis_title
        figure = figures.lines(
            self.axis(),
            self.curves,
            title=f"|{title}|" if log and self.settings.show != "loss" else title,
            alt=self._alt,
            log=log,
            revision=f"line {self.settings} {low} {high}",
        )
        figure["words"] = self.texts()
        figure["table"] = self.table().shown()
        return figure

    def table(self) -> Table:
        """What is swept, and all curves that are shown."""
        head = [self.settings.symbol, *(curve.name for curve in self.curves)]
        columns = [self.sweep.values, *(curve.values for curve in self.curves)]
        return Table(head, np.column_stack(columns))

    @cached_property
    def curves(self) -> list[Curve]:
        """The curves of what is shown; one class is emphasised."""
        j, sweep, present = self.settings.j, self.sweep, self.present
        match self.settings.show:
            case "loss":
                return [Curve("e", sweep.loss, strong=True, now=float(present.loss))]
            case "s":
                columns, here, name = sweep.s, present.s, "s{i}"
            case "terms":
                columns, here = sweep_terms(sweep, j - 1), present.terms[:, j - 1]
                name = "∂e/∂s{i} · ∂s{i}/∂" + self.settings.logit(subscript(j))
            case _:
                columns, here = sweep.grad_x, present.grad_x
                name = "∂e/∂" + self.settings.logit("{i}")
        return [
            Curve(
                name.format(i=subscript(i + 1)),
                columns[:, i],
                i,
                strong=i == j - 1,
                now=float(here[i]),
                short=f"i = {i + 1}" if self.settings.show == "terms" else "",
            )
            for i in range(columns.shape[1])
        ]

    @property
    def _axis_title(self) -> str:
        return {
            "grad": f"∂e/∂{self.settings.logit('ⱼ')}",
            "s": "sᵢ",
            "loss": f"e ({_('nats')})",
            "terms": f"∂e/∂sᵢ · ∂sᵢ/∂{self.settings.logit(subscript(self.settings.j))}",
        }[self.settings.show]

    # --- the words -----------------------------------------------------------------------

    def texts(self) -> dict[str, str]:
        """Title, notice, question and answer."""
        asked, answer = (
            self._doubling() if self.settings.axis_variable == "sum" else self._sign_changes()
        )
        flat = sweep_variable.flat_note([curve.values for curve in self.curves])
        notice = sentences(self._notice(), "" if "values" in self.settings.log else flat)
        return words(self._headline(), notice, asked, answer)

    def _headline(self) -> str:
        """The course of the emphasised curve: as long as a mark moves, it stays true."""
        curve = next(curve for curve in self.curves if curve.strong)
        low, high = self.ends
        return _(
            "While {x} runs from {low} to {high}, {curve} goes from {first} to {last}"
        ).format(
            x=self.settings.symbol,
            low=given(number(low)),
            high=given(number(high)),
            curve=curve.name,
            first=number(float(curve.values[0])),
            last=number(float(curve.values[-1])),
        )

    def _notice(self) -> str:
        j = subscript(self.settings.j)
        match self.settings.axis_variable:
            case "y":
                text = _(
                    "Every curve is straight: raising y{j} by 1 adds sᵢ to the other components, "
                    "and s{j} − 1 to its own."
                )
                return given(text).format(j=j)
            case "sum":
                return _(
                    "Loss and gradient grow in proportion to sum(y), while softmax stays as it is."
                )
            case "T":
                return _(
                    "A high temperature makes softmax even, a low one puts all on the largest "
                    "logit. The gradient is the one in x / T."
                )
        y, total = self.problem.y[self.settings.j - 1], self.problem.Y
        text = _(
            "∂e/∂x{j} only rises: from −y{j} = {low} far to the left to sum(y) − y{j} = {high} "
            "far to the right. All components add up to 0 everywhere."
        )
        return given(text).format(j=j, low=number(-y), high=number(total - y))

    @property
    def asked(self) -> Asked:
        """How many components change sign; of sum(y), what doubling it does."""
        if self.settings.axis_variable == "sum":
            name = component(self.settings, self.settings.j)
            label = _("{component} when sum(y) is doubled").format(component=name)
            both = _("Both terms of s · sum(y) − y are doubled, and with them their difference.")
            return Asked(
                label, lambda: self._doubled[1], both, both, wrong=lambda: self._of_doubling()
            )
        return Asked(
            _("how many components change sign?"),
            lambda: len(self._changes),
            _("More of them do: put what is far to the left and far to the right into each."),
            _("Fewer of them do: some have one sign all along. Put both ends into each."),
            counts=True,
        )

    def _of_doubling(self) -> list[tuple[float, str]]:
        """What mistakes take the doubled component for."""
        j = self.settings.j - 1
        share, target = float(self.present.s[j]), self.problem.y[j]
        return [
            (
                self._doubled[0],
                _("That is the component as it is now; y is not the same any more."),
            ),
            (
                share * self.problem.Y - 2 * target,
                _("The target that is subtracted was doubled, but not the factor sum(y)."),
            ),
            (
                2 * share * self.problem.Y - target,
                _("The factor sum(y) was doubled, but not the target that is subtracted."),
            ),
        ]

    @cached_property
    def _changes(self) -> list[tuple[int, float]]:
        return sign_changes(
            self.sweep,
            lambda values: sweep_variable.sweep(self.problem, self.settings, values),
        )

    @cached_property
    def _doubled(self) -> tuple[float, float]:
        """The emphasised component now, and for twice the targets."""
        total = self.problem.Y
        both = sweep_variable.sweep(self.problem, self.settings, [total, 2 * total])
        first, last = both.grad_x[:, self.settings.j - 1].tolist()
        return first, last

    def _sign_changes(self) -> tuple[str, str]:
        """A question to predict, and its answer, found numerically in the sweep."""
        x, (low, high) = self.settings.symbol, self.ends
        asked = _(
            "Which components change sign while {x} runs from {low} to {high}, and where?"
        ).format(x=x, low=given(number(low)), high=given(number(high)))
        changes = self._changes
        places = listed(
            _("{component} at {x} = {place}").format(
                component=component(self.settings, i + 1), x=x, place=number(place)
            )
            for i, place in changes
        )
        if not changes:
            return asked, _("None of them does.")
        return asked, _("{changes}; no others.").format(changes=places)

    def _doubling(self) -> tuple[str, str]:
        j, (first, last) = self.settings.j, self._doubled
        asked = _("What happens to {component} when sum(y) is doubled?")
        answer = _("It goes from {first} to {last}: it is doubled too.")
        return (
            asked.format(component=component(self.settings, j)),
            answer.format(first=number(first), last=number(last)),
        )


def component(settings: Settings, i: int) -> str:
    """The name of a component of the gradient, i from 1."""
    return f"∂e/∂{settings.logit(subscript(i))}"
