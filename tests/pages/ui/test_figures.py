"""Figures by their data: against finite differences of the loss, and as valid Plotly."""

from __future__ import annotations

import base64
import json
import math

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numeric import cross_entropy, cross_entropy_grad_x
from core.problem import Problem
from pages.ui import theme
from pages.ui.boards import gradient

PROBLEM = Problem((1, 2, -0.5), (1, 1, 0))


def figure(problem: Problem, **settings: float) -> dict[str, object]:
    return gradient.build(problem, **{"j": 1} | settings).plots["sweep"]


def unpacked(packed: dict[str, str]) -> np.ndarray:
    return np.frombuffer(base64.b64decode(packed["bdata"]), dtype="<f8")


@pytest.mark.parametrize("j", [1, 2, 3])
def test_curves_are_the_derivative_of_the_loss(j: int) -> None:
    traces = figure(PROBLEM, j=j, low=-4, high=4)["traces"][:3]
    points = traces[0]["x0"] + traces[0]["dx"] * np.arange(len(unpacked(traces[0]["y"])))
    assert points[0] == -4
    assert points[-1] == pytest.approx(4)
    X = np.tile(np.array(PROBLEM.x), (len(points), 1))
    X[:, j - 1] = points
    Y = np.tile(np.array(PROBLEM.y), (len(points), 1))
    for i, trace in enumerate(traces):
        step = np.eye(3)[i] * 1e-6
        slope = (cross_entropy(X + step, Y) - cross_entropy(X - step, Y)) / 2e-6
        np.testing.assert_allclose(unpacked(trace["y"]), slope, atol=2e-9)


def test_the_present_logit_is_marked_on_every_curve() -> None:
    *curves, marks = figure(PROBLEM, j=2)["traces"]
    assert marks["x"] == [2.0] * 3
    assert marks["y"] == pytest.approx(cross_entropy_grad_x(PROBLEM.x, PROBLEM.y))
    assert len(curves) == 3


@pytest.mark.parametrize(
    ("problem", "settings"),
    [
        (PROBLEM, {"low": 3, "high": 5}),
        (Problem((-math.inf, 2, 1), (0, 1, 0)), {}),
    ],
)
def test_no_mark_where_the_logit_is_masked_or_outside(
    problem: Problem, settings: dict[str, float]
) -> None:
    shown = figure(problem, **settings)
    assert len(shown["traces"]) == 3
    assert shown["layout"]["shapes"] == []


@given(
    st.lists(st.floats(-10_000, 10_000), min_size=2, max_size=10),
    st.integers(1, 10),
)
def test_the_automatic_range_holds_the_present_logit(x: list[float], j: int) -> None:
    problem = Problem(x, [0] * len(x))
    j = min(j, problem.k)
    low, high = gradient.ends(problem, j, None, None)
    assert low < problem.x[j - 1] < high


def test_one_end_alone_still_makes_a_range() -> None:
    low, high = gradient.ends(PROBLEM, 1, 500.0, None)
    assert low == 500
    assert high > 500


def test_the_words_hold_the_values_of_the_moment() -> None:
    words = gradient.build(Problem((0, 0), (1, 0)), j=1).plots["sweep"]["alt"]
    assert "x₁ = 0" in words
    assert "(−0.5, 0.5)" in words


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("k", [2, 10])
def test_plotly_knows_every_property_and_every_colour(scheme: str, k: int) -> None:
    """Plotly's own validation of the figure, with the colour names put in as the browser does."""
    shown = figure(Problem(range(k), [1] * k))
    colours = theme.plot_colours()[scheme]
    text = json.dumps({"data": shown["traces"], "layout": shown["layout"]})
    for name in sorted(colours, key=len, reverse=True):
        text = text.replace(f'"{name}"', f'"{colours[name]}"')
    assert '"$' not in text
    made = go.Figure(json.loads(text))
    assert len(made.data) == k + 1


def test_ten_curves_differ_in_colour_or_dash() -> None:
    looks = [
        (t["line"]["color"], t["line"]["dash"])
        for t in figure(Problem(range(10), [1] * 10))["traces"][:10]
    ]
    assert len(set(looks)) == 10


def test_an_update_is_small() -> None:
    assert len(json.dumps(figure(Problem(range(10), [1] * 10)))) < 60_000
