"""What each way comes to, counted: formulas in k and N with the reader's own numbers."""

from __future__ import annotations

from functools import partial

import numpy as np

from core.cost.counting import polynomials
from core.cost.measure.plan import PLACES
from core.cost.ways import WAYS, Name
from core.numeric import forward_backward
from pages.cost.count_question import question
from pages.cost.figure import Axes, Way, log_log, unanswered
from pages.cost.settings import CostSettings
from pages.cost.words import (
    FORMULAS,
    count_text,
    formula_html,
    quantity_names,
    times_text,
    way_head,
    way_names,
)
from pages.ui.controls import set_button
from pages.ui.exact import add_exact
from pages.ui.figures import Figure
from pages.ui.figures.table import Table
from pages.ui.html import GRADIENT_BY_X, scroll_box, vector
from pages.ui.markup import Html, attributes, joined, kept, tag
from pages.ui.page import View
from pages.ui.template import Template
from pages.ui.text import _, language, named

SIZES = tuple(place.k for place in PLACES if place.along == "k")
_RAISED = {0: "", 1: "k", 2: "k²"}
_COUNT = attributes(class_="lab-num value", translate="no")
_FORMULA = attributes(class_="lab-cost-formula", translate="no")


def add(template: Template, view: View) -> None:
    """The table, the gradient that all three ways come to, and the plot of one quantity.

    Before the question is answered, question marks stand for what would answer it.
    """
    settings: CostSettings = view.settings
    values = forward_backward(view.problem.x, view.problem.y)
    template.block("cost-question", question(template, settings))
    table = _table(template, settings)
    template.block("cost-main", joined(table, _same(template, values.grad_x.tolist())))
    template.block("cost-remark", _remark(settings.rows > 1, language()))
    template.figures["curves"] = partial(figure if settings.grows else unanswered, settings)
    add_exact(template, view, values, ("grad-x",))


def _same(template: Template, gradient: list[float]) -> Html:
    words = tag("span", _("All three give"))
    return tag("div", words, vector(template, GRADIENT_BY_X, gradient), class_="lab-cost-same")


def _table(template: Template, settings: CostSettings) -> Html:
    label = _("What each method needs")
    heads = (
        tag("th", way_head(way), tag("small", formula_html(FORMULAS[way]), translate="no"),
            scope="col")
        for way in WAYS
    )  # fmt: skip
    corner = tag("td", template.words(_size(settings), given=True))
    lines = (_row(template, settings, name, text) for name, text in quantity_names().items())
    table = tag(
        "table",
        tag("thead", tag("tr", corner, *heads)),
        tag("tbody", *lines),
        class_="lab-cost counts",
        aria_label=label,
    )
    return scroll_box(label, table, data_main=True)


def _size(settings: CostSettings) -> str:
    return f"k = {settings.k}" + (f", N = {settings.rows}" if settings.rows > 1 else "")


def _row(template: Template, settings: CostSettings, quantity: str, text: str) -> Html:
    """A quantity of all ways; its name chooses it for the plot."""
    chosen = settings.quantity == quantity
    value = "" if quantity == "multiplications" else quantity  # the default is no parameter
    button = set_button("count", value, text, pressed=chosen, css="lab-pick")
    cells = (_cell(template, settings, way, quantity) for way in WAYS)
    return tag("tr", tag("th", button, scope="row"), *cells, class_="chosen" if chosen else None)


def _cell(template: Template, settings: CostSettings, way: Name, quantity: str) -> Html:
    """The formula, with the reader's numbers, and what it comes to."""
    if not settings.grows:
        return tag("td", template.words("?", fixed=_COUNT))
    polynomial, batch = polynomials(way)[quantity], settings.rows > 1
    formula = tag("span", polynomial.formula(batch=batch), class_="lab-cost-law", translate="no")
    numbers = polynomial.substituted(settings.k, settings.rows, batch=batch)
    value = count_text(polynomial(settings.k, settings.rows))
    parts: list[str] = []
    if numbers != value:  # else it would stand there twice
        parts = [template.words(f"= {numbers}", fixed=_FORMULA, given=True), " "]
    count = template.words(value, fixed=_COUNT)
    return tag("td", formula, " ", tag("span", *parts, "= ", count))  # a line breaks before the =


@kept
def _remark(batch: bool, language: str) -> Html:
    """How it was counted."""
    how = _(
        "Counted by running each method, as NumPy runs it, on numbers that count what is "
        "done with them. Divisions are counted separately; additions include "
        "subtractions; comparisons look for the largest logit, which is subtracted before "
        "exp; a change of sign costs nothing. Held: how many numbers exist at once, "
        "including x and y. Moved: numbers read and written when every line is a pass of "
        "its own."
    )
    rows = _("N is the batch size.") if batch else ""
    return tag("p", how, " " if rows else "", rows, class_="lab-remark")


# --- the plot ---------------------------------------------------------------------------


def data(settings: CostSettings) -> Table:
    """The plotted quantity of every way over k, as counted for the reader's batch."""
    names = quantity_names()[settings.quantity]
    head = ["k", *(named(name, names) for name in way_names().values())]
    columns = [np.array(SIZES, dtype=np.float64), *(_heights(settings, way) for way in WAYS)]
    return Table(head, np.column_stack(columns))


def _heights(settings: CostSettings, way: Name) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    polynomial = polynomials(way)[settings.quantity]
    return np.array([float(polynomial(k, settings.rows)) for k in SIZES])


def figure(settings: CostSettings) -> Figure:
    """The chosen quantity over k."""
    name = quantity_names()[settings.quantity]
    ways = [
        Way(
            way,
            _heights(settings, way),
            now=float(polynomials(way)[settings.quantity](settings.k, settings.rows)),
            power=_RAISED[polynomials(way)[settings.quantity].degree],
        )
        for way in WAYS
    ]
    headline = _headline(settings, ways, name)
    axes = Axes("k", _("classes k"), np.array(SIZES, dtype=np.float64), settings.k, name)
    plot = log_log(axes, ways, dots=False, alt=headline, revision=f"counted {settings.quantity}")
    plot["words"] = {"title": headline, "notice": _notice(ways)}
    plot["table"] = data(settings).shown()
    return plot


def _headline(settings: CostSettings, ways: list[Way], name: str) -> str:
    through, product, fused = (way.now for way in ways)
    return _(
        "{name} at {size}: {through} through the Jacobian, {product} without it, {fused} fused"
    ).format(
        name=name,
        size=_size(settings),
        through=count_text(through),
        product=count_text(product),
        fused=count_text(fused),
    )


def _notice(ways: list[Way]) -> str:
    """What the right end of the plot says."""
    through, _product, fused = (float(way.heights[-1]) for way in ways)
    return _("At k = {k} the Jacobian takes {times} times as many as the fused form.").format(
        k=count_text(SIZES[-1]), times=times_text(through / fused)
    )
