"""Exact values of loss and gradient, how far each way is from them, and condition numbers."""

from __future__ import annotations

import numpy as np

from core.numeric import exact_values
from core.stability import WAYS, ulps
from pages.stability.present import Present
from pages.stability.words import way_name
from pages.ui.exact import exact_text, ulps_text
from pages.ui.html import column_head, scroll_box, symbol
from pages.ui.markup import Html, joined, tag
from pages.ui.numbers import number
from pages.ui.text import _

_DIGITS = 20  # more than float64 holds


def exact_results(present: Present) -> Html:
    """A row for the loss and for each component: the exact value, ulps by way, its condition."""
    x, y = (held[0].astype(np.float64) for held in present.held)
    if not np.isfinite(y).all():
        y = np.array(present.problem.y)
    exact = exact_values(x, y)
    truths = [exact.loss, *exact.grad_x]
    kappas = [None, *exact.kappa]
    names = [symbol("e"), *(symbol("∂e/∂x", n) for n in range(1, len(x) + 1))]
    computed = {
        way: [float(present.values[way]["loss"][0]), *present.values[way]["grad-x"][0].tolist()]
        for way in WAYS
    }
    rows = (
        tag(
            "tr",
            tag("th", names[n], scope="row"),
            tag("td", exact_text(truth, _DIGITS), class_="lab-num", translate="no"),
            *(
                tag("td", ulps_text(ulps(computed[way][n], truth, present.precision)))
                for way in WAYS
            ),
            tag("td", "–" if kappas[n] is None else number(float(kappas[n]), digits=2)),
        )
        for n, truth in enumerate(truths)
    )
    heads = (_("number"), _("exact"), *map(way_name, WAYS), _("condition"))
    label = _("Exact values, and distances from them in ulp")
    table = tag("table", tag("thead", tag("tr", *map(column_head, heads))), tag("tbody", *rows),
                class_="lab-results", aria_label=label)  # fmt: skip
    return joined(tag("h2", label), scroll_box(label, table))
