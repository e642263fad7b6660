"""Figures by their data: against finite differences of the loss, and as valid Plotly."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.interpolate import RegularGridInterpolator

from core.limits import ARROWS, LATTICE, PLANE_POINTS, PLANE_POINTS_MAX, SWEEP_POINTS_SHOWN
from core.numeric import (
    cross_entropy,
    cross_entropy_grad_x,
    descend,
    from_triangle,
    shares,
    simplex,
    softmax,
    squared_error_grad_x,
    to_triangle,
    with_shares,
)
from core.problem import Problem
from pages.gradient import blocks
from pages.gradient.figure_actions import problem_after
from pages.gradient.settings import OVER_NAMES, SHOW_NAMES, SWEPT_NAMES, VIEW_NAMES
from pages.ui import theme
from pages.ui.editor.presets import PRESETS
from pages.ui.figures.base import steady_range
from pages.ui.figures.end_labels import spread
from pages.ui.fonts import plot_symbols
from pages.ui.numbers import number
from tests.pages.gradient.views import view_of

PROBLEM = Problem((1, 2, -0.5), (1, 1, 0))
FOUR = Problem((0.5, 1.5, -1, 0.2), (0.1, 0.6, 0.1, 0.5))


def figure_of(problem: Problem, name: str = "sweep", **settings: Any) -> dict[str, Any]:
    return blocks.build(view_of(problem, **settings)).figures[name]()


def unpacked(packed: Any) -> np.ndarray:
    if isinstance(packed, list):
        return np.array(packed, dtype=float)
    flat = np.frombuffer(base64.b64decode(packed["bdata"]), dtype=f"<{packed['dtype']}")
    if "shape" in packed:
        return flat.reshape([int(n) for n in packed["shape"].split(",")])
    return flat


def lines_of(figure: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in figure["traces"] if trace.get("mode") == "lines"]


def marks_of(figure: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in figure["traces"] if trace.get("mode") == "markers"]


# --- along a line -------------------------------------------------------------------------


@pytest.mark.parametrize("j", [1, 2, 3])
def test_curves_are_the_derivative_of_the_loss(j: int) -> None:
    traces = lines_of(figure_of(PROBLEM, j=j, low=-4, high=4))
    points = traces[0]["x0"] + traces[0]["dx"] * np.arange(len(unpacked(traces[0]["y"])))
    assert points[0] == -4
    assert points[-1] == pytest.approx(4)
    X = np.tile(np.array(PROBLEM.x), (len(points), 1))
    X[:, j - 1] = points
    Y = np.tile(np.array(PROBLEM.y), (len(points), 1))
    assert len(traces) == 3
    for i, trace in enumerate(traces):
        step = np.eye(3)[i] * 1e-6
        slope = (cross_entropy(X + step, Y) - cross_entropy(X - step, Y)) / 2e-6
        np.testing.assert_allclose(unpacked(trace["y"]), slope, atol=2e-9)


@pytest.mark.parametrize("swept", SWEPT_NAMES)
@pytest.mark.parametrize("show", SHOW_NAMES)
def test_marks_lie_on_the_curves_of_whatever_is_swept(swept: str, show: str) -> None:
    figure = figure_of(PROBLEM, swept=swept, show=show, j=2)
    (marks,) = marks_of(figure)
    curves = lines_of(figure)
    assert len(marks["y"]) == len(curves)
    for x, y, curve in zip(marks["x"], marks["y"], curves, strict=True):
        heights = unpacked(curve["y"])
        places = curve["x0"] + curve["dx"] * np.arange(len(heights))
        step = np.abs(np.diff(heights)).max()
        assert np.interp(x, places, heights) == pytest.approx(y, abs=step)
    assert [curve["line"]["width"] > 3 for curve in curves].count(True) == 1


def test_the_present_logit_is_marked_on_every_curve() -> None:
    (marks,) = marks_of(figure_of(PROBLEM, j=2))
    assert marks["x"] == [2.0] * 3
    assert marks["y"] == pytest.approx(cross_entropy_grad_x(PROBLEM.x, PROBLEM.y))


def test_logarithmic_axes_show_sizes_and_equal_factors() -> None:
    figure = figure_of(PROBLEM, swept="T", low=0.1, high=10.0, log=("run", "values"))
    curve = lines_of(figure)[0]
    places = unpacked(curve["x"])
    np.testing.assert_allclose(places[1:] / places[:-1], places[1] / places[0])
    x = np.array(PROBLEM.x) / places[5]
    expected = abs(cross_entropy_grad_x(x, PROBLEM.y)[0])
    assert unpacked(curve["y"])[5] == pytest.approx(expected)
    assert figure["layout"]["xaxis"]["range"] == [-1.0, 1.0]
    assert figure["layout"]["yaxis"]["title"]["text"] == plot_symbols("|∂e/∂(xⱼ/T)|")


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
    shown = figure_of(problem, **settings)
    assert len(lines_of(shown)) == 3
    assert marks_of(shown)[0]["x"] == []
    assert shown["layout"]["shapes"] == []


def test_the_words_hold_the_values_of_the_moment() -> None:
    figure = figure_of(Problem((0, 0), (1, 0)))
    assert "x₁ = 0" in figure["alt"]
    assert "(−0.5, 0.5)" in figure["alt"]
    assert "from −1.000 to −4.540×10⁻⁵" in figure["alt"]
    assert figure["words"]["title"] == (
        "While x₁ runs from −10 to 10, ∂e/∂x₁ goes from −1.000 to −4.540×10⁻⁵"
    )


@pytest.mark.parametrize(
    ("settings", "value"),
    [
        ({}, 3.0),
        ({"show": "s"}, -4.0),
        ({"show": "terms"}, 3.0),
        ({"show": "loss"}, 0.0),
        ({"view": "squared"}, 3.0),
        ({"swept": "y", "low": 0.0, "high": 3.0}, 1.25),
        ({"swept": "sum", "low": 0.5, "high": 3.0}, 1.5),
    ],
)
def test_the_headline_is_the_same_wherever_the_mark_is(
    settings: dict[str, Any], value: float
) -> None:
    """While a mark is dragged only the mark moves: what stands above it stays true."""
    moved = problem_after(PROBLEM, view_of(PROBLEM, **settings).settings, {"value": value})
    assert moved is not None
    headlines = {figure_of(p, **settings)["words"]["title"] for p in (PROBLEM, moved)}
    assert len(headlines) == 1


def test_the_answer_is_where_the_sign_changes() -> None:
    words = figure_of(PROBLEM, j=1)["words"]
    place = np.logaddexp(2.0, -0.5)  # s_1 = 1/2 = y_1 / sum(y)
    assert f"∂e/∂x₁ at x₁ = {place:.4g}" in words["answer"]
    assert figure_of(Problem((1, 2), (0, 0)))["words"]["answer"] == "None of them does."
    doubled = figure_of(PROBLEM, swept="sum")["words"]["answer"]
    assert "−0.4926" in doubled
    assert "−0.9851" in doubled


@pytest.mark.parametrize("view", ["line", "squared"])
@pytest.mark.parametrize("log", [(), ("values",)])
def test_every_curve_has_its_name_at_its_end_in_its_colour(view: str, log: tuple[str]) -> None:
    figure = figure_of(FOUR, view=view, log=log)
    curves = lines_of(figure)
    labels = {label["name"]: label for label in figure["layout"]["annotations"]}
    assert len(labels) == len(curves)
    for n, curve in enumerate(curves):
        label, last = labels[f"end-label-{n}"], unpacked(curve["y"])[-1]
        assert label["text"] == plot_symbols(curve["name"])
        assert label["font"]["color"] == curve["line"]["color"]
        assert label["yref"] == curve.get("yaxis", "y")
        assert label["y"] == pytest.approx(math.log10(last) if log else last)
        assert (label["x"], label["xref"], label["xanchor"]) == (1, "paper", "left")
    assert figure["layout"]["showlegend"] is False  # it would say the same once more


def test_terms_have_short_names_at_their_ends() -> None:
    figure = figure_of(PROBLEM, show="terms", j=2)
    texts = [label["text"] for label in figure["layout"]["annotations"]]
    assert texts == [plot_symbols(f"i = {i}") for i in (1, 2, 3)]
    title = figure["layout"]["yaxis"]["title"]["text"]
    assert title == plot_symbols("∂e/∂sᵢ · ∂sᵢ/∂x₂")


def test_a_curve_without_a_height_has_no_name() -> None:
    figure = figure_of(Problem((1, 2, 0), (0, 0, 0)), log=("values",))
    assert figure["layout"]["annotations"] == []  # all are 0, which no logarithm shows


@given(st.lists(st.floats(-1e3, 1e3), max_size=10), st.sampled_from([0.01, 1.0]))
def test_names_that_would_overlap_are_moved_aside(ends: list[float], units: float) -> None:
    labels = [{"name": f"end-label-{n}", "y": end * units} for n, end in enumerate(ends)]
    other = {"name": "corner", "y": 0.0}
    spread([other, *labels], units)
    assert other == {"name": "corner", "y": 0.0}
    places = sorted((end, end + label["yshift"]) for end, label in zip(ends, labels, strict=True))
    shown = [place for _end, place in places]
    assert all(b - a >= 16.8 for a, b in pairwise(sorted(shown)))  # a letter's height
    assert all(b - a > -0.2 for a, b in pairwise(shown))  # the order of the curves stays
    clear = [
        n
        for n in range(len(ends))
        if all(abs(ends[n] - ends[m]) > 17 * len(ends) for m in range(len(ends)) if m != n)
    ]
    assert all(labels[n]["yshift"] == 0 for n in clear)


# --- fields -------------------------------------------------------------------------------


def arrows_of(trace: dict[str, Any]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Tails, moves as drawn, and the true numbers."""
    x, y = (unpacked(trace[name]).reshape(-1, 6) for name in ("x", "y"))
    tails, tips = np.stack([x[:, 0], y[:, 0]], 1), np.stack([x[:, 1], y[:, 1]], 1)
    true = unpacked(trace["customdata"])[::6]
    return tails.astype(float), (tips - tails).astype(float), true.astype(float)


def test_the_arrows_are_minus_the_gradient() -> None:
    figure = figure_of(PROBLEM, view="plane", j=1, i=2)
    tails, moves, true = arrows_of(figure["traces"][2])
    assert len(tails) == ARROWS**2
    for tail, move, shown in zip(tails[::7], moves[::7], true[::7], strict=True):
        x = np.array([tail[0], tail[1], PROBLEM.x[2]])
        h = 1e-6
        slope = [
            (cross_entropy(x + h * e, PROBLEM.y) - cross_entropy(x - h * e, PROBLEM.y)) / (2 * h)
            for e in np.eye(3)[:2]
        ]
        np.testing.assert_allclose(shown[:2], -np.array(slope), atol=1e-6)
        assert shown[2] == pytest.approx(np.linalg.norm(slope), rel=1e-5)
        cosine = move @ shown[:2] / (np.linalg.norm(move) * np.linalg.norm(shown[:2]))
        assert cosine == pytest.approx(1.0, abs=1e-3)
    lengths = np.linalg.norm(moves, axis=1)
    assert lengths.min() > 0.25  # of steps of 1
    assert np.all(np.diff(lengths[np.argsort(true[:, 2])]) > -1e-3)


@pytest.mark.parametrize("of", ["loss", "1", "3"])
def test_the_heights_are_the_cores(of: str) -> None:
    figure = figure_of(PROBLEM, view="plane", j=3, i=1, of=of, points=31)
    field = figure["traces"][0]
    z = unpacked(field["z"])
    assert z.shape == (31, 31)
    for m, n in ((0, 0), (7, 20), (30, 15)):
        across = field["x0"] + n * field["dx"]
        up = field["y0"] + m * field["dy"]
        x = [up, PROBLEM.x[1], across]
        expected = (
            cross_entropy(x, PROBLEM.y)
            if of == "loss"
            else cross_entropy_grad_x(x, PROBLEM.y)[int(of) - 1]
        )
        assert z[m, n] == pytest.approx(expected, rel=1e-5, abs=1e-6)
    assert figure["move"]["at"] == [PROBLEM.x[2], PROBLEM.x[0]]
    assert figure["layout"]["yaxis"]["scaleanchor"] == "x"


@pytest.mark.parametrize("view", ["plane", "simplex"])
def test_level_lines_keep_to_values_of_the_scale(view: str) -> None:
    field, lines = figure_of(Problem((1, 2, -0.5), (1, 1, 0.5)), view=view, j=1, i=2)["traces"][:2]
    z = unpacked(field["z"]).astype(float)
    up, across = (
        field[f"{name}0"] + field[f"d{name}"] * np.arange(size)
        for name, size in zip("yx", z.shape, strict=True)
    )
    places = np.column_stack([unpacked(lines[name]) for name in ("y", "x")]).astype(float)
    gaps = np.isnan(places[:, 0])
    ends = np.column_stack([[up[0], across[0]], [up[-1], across[-1]]])
    inside = np.clip(places, ends[:, :1].T, ends[:, 1:].T)  # float32 may be beyond the edge
    np.testing.assert_allclose(inside[~gaps], places[~gaps], atol=1e-5)
    levels = RegularGridInterpolator((up, across), z)(inside[~gaps])
    size = np.diff(field["colorbar"]["tickvals"]).min()
    assert len(np.unique(levels.round(4))) >= 5
    known = {round(level, 9) for level in field["colorbar"]["tickvals"]}
    seen = set(levels.round(3))
    assert {round(level, 3) for level in known if z.min() < level < z.max()} <= seen
    for start, end in pairwise([-1, *np.flatnonzero(gaps)]):  # one line, one level
        along = levels[start + 1 - gaps[: start + 1].sum() : end - gaps[:end].sum()]
        assert np.ptp(along) < 1e-3 * size


@given(
    values=st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20),
    include=st.lists(st.floats(-100, 100), max_size=2),
    log=st.booleans(),
)
def test_the_ends_of_an_axis_are_round_and_around_everything(
    values: list[float], include: list[float], log: bool
) -> None:
    low, high = steady_range([np.array(values)], include=include, log=log)
    assert low < high
    assert math.isfinite(high - low)
    shown = [v for v in (*values, *include) if v > 0 or not log]
    for value in shown:
        place = math.log10(value) if log else value
        assert low <= place <= high
    assert len(f"{low:.6g}") <= 12
    # an axis in use is not mostly empty
    if len({*shown}) > 1:
        span = np.ptp(np.log10(shown) if log else shown)
        flat = span < max(1e-8 * max(map(abs, shown)), 1e-240)
        assert high - low <= max(1.35 * span, 1e-6 * abs(high)) or flat


@pytest.mark.parametrize(
    ("problem", "classes"), [(Problem((1, 2, -0.5), (1, 1, 0.5)), (0, 1, 2)), (FOUR, (0, 1, 3))]
)
def test_the_velocities_are_what_a_small_step_does(
    problem: Problem, classes: tuple[int, ...]
) -> None:
    figure = figure_of(problem, view="simplex", i=2, j=1, c=4)
    tails, moves, true = arrows_of(figure["traces"][3])
    assert len(tails) == (LATTICE - 1) * (LATTICE - 2) // 2
    h = 1e-5
    for tail, move, shown in zip(tails[::9], moves[::9], true[::9], strict=True):
        x = with_shares(problem.x, classes, from_triangle(tail))
        stepped = [x - s * cross_entropy_grad_x(x, problem.y) for s in (h, -h)]
        velocity = (shares(stepped[0], classes) - shares(stepped[1], classes)) / (2 * h)
        np.testing.assert_allclose(shown[:3], velocity, atol=1e-6)
        drawn = to_triangle(velocity)
        if np.linalg.norm(drawn) > 1e-3:
            cosine = move @ drawn / (np.linalg.norm(move) * np.linalg.norm(drawn))
            assert cosine == pytest.approx(1.0, abs=1e-3)


def test_the_triangle_holds_the_point_and_its_target() -> None:
    problem = Problem((1, 2, -0.5), (1, 1, 0.5))
    figure = figure_of(problem, view="simplex")
    goal, here = figure["traces"][4], figure["traces"][5]
    np.testing.assert_allclose([goal["x"][0], goal["y"][0]], to_triangle([0.4, 0.4, 0.2]))
    np.testing.assert_allclose([here["x"][0], here["y"][0]], to_triangle(softmax(problem.x)))
    inside = figure["move"]["bounds"]
    assert figure["inside"] == inside
    assert all(p * 0.5 + q * 0.3 <= r for p, q, r in inside)
    for x, y in ((-0.1, 0.0), (1.1, 0.0), (0.5, 0.9), (0.5, -0.1)):
        assert any(p * x + q * y > r for p, q, r in inside)


def test_around_the_triangle_heights_go_on_and_are_hidden() -> None:
    problem = Problem((1, 2, -0.5), (1, 1, 0.5))
    figure = figure_of(problem, view="simplex")
    heights, _levels, mask = figure["traces"][:3]
    z = unpacked(heights["z"])
    core = simplex(problem.x, problem.y, (0, 1, 2), PLANE_POINTS, 2)
    known = np.isfinite(core.smooth)
    np.testing.assert_allclose(z[known], core.smooth[known], rtol=1e-6)
    assert np.isfinite(z).all()
    assert z.max() <= core.smooth[known].max() * (1 + 1e-6)  # nothing invented
    ring = Ring(mask["x"], mask["y"])
    for m, n in np.ndindex(z.shape):
        x, y = heights["x0"] + n * heights["dx"], heights["y0"] + m * heights["dy"]
        clear = from_triangle([x, y]).min()
        if abs(clear) > 1e-6:
            assert ring.holds(x, y) == (clear < 0), (x, y)


class Ring:
    """The plane figure inside a closed line, by the number of crossings of a ray."""

    def __init__(self, x: Sequence[float], y: Sequence[float]) -> None:
        self.sides = [
            (x[n], y[n], x[n + 1], y[n + 1]) for n in range(len(x) - 1) if y[n] != y[n + 1]
        ]

    def holds(self, x: float, y: float) -> bool:
        crossed = [
            a + (y - b) / (d - b) * (c - a) > x for a, b, c, d in self.sides if (b > y) != (d > y)
        ]
        return sum(crossed) % 2 == 1


@pytest.mark.parametrize(
    ("problem", "settings", "reason"),
    [
        (Problem((1, 2), (0, 1)), {"view": "simplex"}, "three classes"),
        (Problem((1, -math.inf, 0), (0, 0, 1)), {"view": "simplex"}, "masked: 2"),
        (Problem((1, 2, 0, -math.inf), (0, 0, 0, 1)), {"view": "simplex"}, "infinite"),
        (Problem((1, 2, -math.inf), (0, 0, 1)), {"view": "plane"}, "infinite"),
        (Problem((1, 2, -math.inf), (0, 0, 1)), {"show": "loss"}, "infinite"),
        (Problem((1, 2, -math.inf), (0, 0, 1)), {"show": "loss", "swept": "T"}, "infinite"),
        (Problem((1, 2, 0), (0, 0, 0)), {"swept": "sum"}, "cannot be scaled"),
        (Problem((1, 2, 0), (0, 0, 0)), {"view": "squared", "swept": "sum"}, "cannot be scaled"),
    ],
)
def test_what_cannot_be_shown_says_why(
    problem: Problem, settings: dict[str, str], reason: str
) -> None:
    view = view_of(problem, **settings)
    template = blocks.build(view)
    figure = template.figures["sweep"]()
    assert figure["traces"] == []
    assert reason in figure["alt"]
    assert figure["words"]["title"] == ""  # it is said once, in the description
    assert reason in template.html("description")
    assert blocks.table(view) is None


# --- descent and squared error ------------------------------------------------------------


@pytest.mark.parametrize("over", OVER_NAMES)
def test_the_path_is_the_descents(over: str) -> None:
    settings = {"view": "descent", "rate": 0.5, "steps": 12, "momentum": 0.3, "over": over}
    path = descend(PROBLEM.x, PROBLEM.y, 0.5, 12, 0.3)
    course = figure_of(PROBLEM, **settings)
    np.testing.assert_array_equal(unpacked(course["traces"][0]["y"]), path.loss)
    np.testing.assert_array_equal(unpacked(course["traces"][1]["y"]), path.norm)
    assert course["frames"]["count"] == 13
    assert course["frames"]["play"]
    drawn = figure_of(PROBLEM, "path", **settings)
    trace = drawn["traces"][drawn["frames"]["follow"][0][1][0]]
    places = np.stack([unpacked(trace["x"]), unpacked(trace["y"])], 1)
    expected = {
        "line": np.stack([path.x[:, 0], path.grad_x[:, 0]], 1),
        "plane": path.x[:, :2],
        "simplex": to_triangle(path.s),
    }[over]
    np.testing.assert_allclose(places, expected, atol=1e-12)


@pytest.mark.parametrize("over", OVER_NAMES)
def test_the_path_has_a_question_and_a_table_of_its_own(over: str) -> None:
    settings = {"view": "descent", "rate": 0.5, "steps": 12, "momentum": 0.3, "over": over}
    path = descend(PROBLEM.x, PROBLEM.y, 0.5, 12, 0.3)
    figure = figure_of(PROBLEM, "path", **settings)
    answer, table = figure["words"]["answer"], figure["table"]
    assert figure["words"]["question"].endswith("?")
    if over == "line":
        alone = [cross_entropy_grad_x([x, *PROBLEM.x[1:]], PROBLEM.y)[0] for x in path.x[:, 0]]
        away = np.abs(path.grad_x[:, 0] - alone)
        assert f"step {away.argmax()}" in answer
        assert number(away.max()) in answer
        expected = [path.x[:, 0], path.grad_x[:, 0]]
    else:
        places = path.x[:, :2] if over == "plane" else to_triangle(path.s)
        length = sum(math.dist(*pair) for pair in pairwise(places.tolist()))
        straight = math.dist(places[0], places[-1])
        assert answer.startswith(number(length / straight))
        expected = list(path.x[:, :2].T if over == "plane" else path.s.T)
    assert table["rows"][0] == [number(column[0]) for column in (np.zeros(1), *expected)]
    assert table["rows"][-1] == [number(column[-1]) for column in (np.full(1, 12.0), *expected)]


def test_one_step_is_one_step() -> None:
    title = figure_of(PROBLEM, view="descent", steps=1)["words"]["title"]
    assert title.startswith("In 1 step the loss")
    path = figure_of(PROBLEM, "path", view="descent", steps=1)
    assert path["words"]["notice"].startswith("1 step, from s = (")
    assert path["words"]["answer"].startswith("1 times as long")


def test_a_path_that_stands_still_says_so() -> None:
    words = figure_of(Problem((1, 2, 0), (0, 0, 0)), "path", view="descent")["words"]
    assert "stands still" in words["answer"]
    words = figure_of(Problem((1, 2, 0), (0, 0, 0)), "path", view="descent", over="line")["words"]
    assert words["answer"].startswith("Yes")


@pytest.mark.parametrize(
    ("y", "rate", "words"),
    [
        ((0.2, 0.3, 0.5), 1.0, "tends to y itself"),
        ((1, 1, 0.5), 1.0, "s cannot become y"),
        ((0, 1, 0), 1.0, "no finite optimum"),
        ((0, 1, 0), 1.0, "What grows is x₂ − x"),
        ((0, 0, 0), 1.0, "stands still"),
    ],
)
def test_a_descent_is_named_and_explained(y: tuple[float, ...], rate: float, words: str) -> None:
    figure = figure_of(Problem(PROBLEM.x, y), view="descent", rate=rate)
    assert words in figure["words"]["notice"]


def test_what_a_descent_does_is_said_with_the_answer() -> None:
    words = figure_of(Problem(PROBLEM.x, (1, 1, 0.5)), view="descent", rate=5.0)["words"]
    assert "It oscillates" in words["answer"]
    assert "It oscillates" not in words["notice"]
    words = figure_of(PROBLEM, view="descent")["words"]
    assert "It descends at every step" not in words["notice"]


def test_both_gradients_stand_above_each_other() -> None:
    figure = figure_of(Problem((1, 2, -0.5), (0, 1, 0)), view="squared", j=1)
    curves = lines_of(figure)
    places = curves[0]["x0"] + curves[0]["dx"] * np.arange(201)
    X = np.tile([1.0, 2.0, -0.5], (201, 1))
    X[:, 0] = places
    Y = np.tile([0.0, 1.0, 0.0], (201, 1))
    squared = squared_error_grad_x(X, Y)
    for i in range(3):
        np.testing.assert_allclose(
            unpacked(curves[i]["y"]), cross_entropy_grad_x(X, Y)[:, i], rtol=1e-10, atol=1e-15
        )
        np.testing.assert_allclose(
            unpacked(curves[3 + i]["y"]), squared[:, i], rtol=1e-10, atol=1e-15
        )
        assert curves[3 + i]["yaxis"] == "y2"
    band = next(shape for shape in figure["layout"]["shapes"] if shape["type"] == "rect")
    assert 6 < band["x0"] < 9
    assert band["x1"] == pytest.approx(10)


# --- as Plotly takes it -------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEW_NAMES)
def test_plotly_knows_every_property_and_every_colour(scheme: str, view: str) -> None:
    """Plotly's own validation of the figure, with the colour names put in as the browser does."""
    colours = theme.plot_colours()[scheme]
    for over in OVER_NAMES if view == "descent" else ("line",):
        template = blocks.build(view_of(Problem(range(10), [1] * 10), view=view, over=over))
        for make in template.figures.values():
            shown = make()
            text = json.dumps({"data": shown["traces"], "layout": shown["layout"]})
            for name in sorted(colours, key=len, reverse=True):
                text = text.replace(f'"{name}"', f'"{colours[name]}"')
            assert '"$' not in text
            go.Figure(json.loads(text))


@pytest.mark.parametrize("view", VIEW_NAMES)
@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_has_figures_and_a_table(view: str, preset: str) -> None:
    problem = PRESETS[preset][1]
    shown = view_of(problem, view=view, j=1, i=2, c=min(3, problem.k))
    for name, make in blocks.build(shown).figures.items():
        figure = make()
        json.dumps(figure, allow_nan=False)
        assert figure["alt"]
        assert figure["words"]["title"] or figure["empty"]
        if figure["traces"] and name == "sweep":
            assert figure["words"]["question"]
            assert figure["words"]["answer"]
            assert figure["table"]["rows"]
            assert len(figure["table"]["rows"][0]) == len(figure["table"]["head"])


@pytest.mark.parametrize("view", VIEW_NAMES)
@pytest.mark.parametrize("show", SHOW_NAMES)
@pytest.mark.parametrize("swept", SWEPT_NAMES)
@pytest.mark.parametrize("log", [(), ("values",)])
def test_an_infinite_loss_makes_no_infinite_figure(
    view: str, show: str, swept: str, log: tuple[str, ...]
) -> None:
    """JSON has no infinity: a browser would refuse the whole answer."""
    for x, y in (((1, -math.inf, 2), (0.5, 0.5, 0)), ((1, -math.inf), (0, 1))):
        settings = {"view": view, "show": show, "swept": swept, "log": log}
        shown = view_of(Problem(x, y), **settings, i=2, j=1, c=min(3, len(x)))
        template = blocks.build(shown)
        for make in template.figures.values():
            json.dumps(make(), allow_nan=False)
    assert view != "descent" or "infinite for every x" in template.html("description")


@pytest.mark.parametrize("swept", ["x", "y"])
def test_the_loss_is_drawn_where_the_masked_class_itself_moves(swept: str) -> None:
    figure = figure_of(Problem((1, 2, -math.inf), (0, 0, 1)), show="loss", swept=swept, j=3)
    assert np.isfinite(unpacked(lines_of(figure)[0]["y"])).any()


def test_ten_curves_differ_in_colour_or_dash() -> None:
    looks = [
        (t["line"]["color"], t["line"]["dash"])
        for t in lines_of(figure_of(Problem(range(10), [1] * 10)))
    ]
    assert len(set(looks)) == 10


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_an_update_is_small(view: str) -> None:
    most = {"plane": PLANE_POINTS_MAX, "simplex": PLANE_POINTS_MAX, "descent": 0}
    points = most.get(view, SWEEP_POINTS_SHOWN)
    shown = view_of(Problem(range(10), [1] * 10), view=view, points=points, steps=500, c=3)
    template = blocks.build(shown)
    assert len(json.dumps({name: make() for name, make in template.figures.items()})) < 150_000
