"""Beside each float of the results: its exact value, its distance in ulps, its condition."""

from __future__ import annotations

from typing import Any

import numpy as np

from core.numeric import exact_values
from core.stability import Way, conditions, ulps
from pages.stability.present import Present
from pages.ui.exact import exact_text, ulps_text
from pages.ui.markup import Html, joined, tag
from pages.ui.numbers import number, subscript
from pages.ui.text import _

_DIGITS = 20  # more than float64 holds


def exact_row(present: Present, way: Way) -> Html:
    """The cells below those of a way: for the loss and each component, what is exact.

    Made after the numbers: mpmath takes longer than they do. Of float16 and float32 the exact
    value is that of x and y as the type holds them.
    """
    x, y = (held[0].astype(np.float64) for held in present.held)
    if not np.isfinite(y).all():
        y = np.array(present.problem.y)
    exact = exact_values(x, y)
    values = present.values[way]
    floats = [float(values["loss"][0]), *values["grad-x"][0].tolist()]
    truths = [exact.loss, *exact.grad_x]
    kappas = [*conditions(exact, x, y, "loss"), *conditions(exact, x, y, "grad-x")]
    names = ["e", *(f"∂e/∂x{subscript(n)}" for n in range(1, len(floats)))]
    heads = (_("exact"), "ulp", _("condition"))
    cells = (
        _cell(name, heads, exact_text(truth, _DIGITS), _distance(present, value, truth), kappa)
        for name, value, truth, kappa in zip(names, floats, truths, kappas, strict=True)
    )
    return joined(tag("th", *map(_line, heads), scope="row"), tag("td", colspan=2), *cells)


def _distance(present: Present, value: float, truth: Any) -> str:
    return ulps_text(ulps(value, truth, present.precision))


def _cell(
    name: str, heads: tuple[str, str, str], exact: str, distance: str, condition: float
) -> Html:
    """What a phone, where the table is a list, calls the cell and its lines goes along."""
    return tag(
        "td",
        tag("span", exact, class_="lab-num lab-beside", translate="no", data_name=heads[0]),
        _line(distance, heads[1]),
        " ",
        _line(number(condition, digits=2), heads[2]),
        data_name=name,
    )


def _line(text: str, name: str = "") -> Html:
    return tag("span", text, class_="lab-beside", translate="no", data_name=name or None)
