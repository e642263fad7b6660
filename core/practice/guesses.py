"""Questions that a mark answers: on the bar of a share or of a component, or on a plot's axis."""

from __future__ import annotations

from collections.abc import Sequence

from core.limits import BAR_NEAR
from core.practice.given import below, plain
from core.practice.questions import formula
from core.practice.task import Curve, GuessAnswer, Number, Part, Text, Wrong


def on_share(
    question: Text,
    on_paper: Text,
    i: int,
    now: Number,
    value: Number,
    hints: tuple[Text, Text, Text],
    line: str,
    *,
    too_small: Text,
    too_large: Text,
    wrong: Sequence[Wrong] = (),
) -> Part:
    """Where will the bar of s_i end? It runs from 0 to 1."""
    return _on_bar(question, on_paper, f"s_{i}", f"s{below(i)}", now, value, hints, line,
                   (0.0, 1.0), too_small, too_large, wrong)  # fmt: skip


def on_component(
    question: Text,
    on_paper: Text,
    j: int,
    now: Number,
    value: Number,
    hints: tuple[Text, Text, Text],
    line: str,
    *,
    end: float,
    too_small: Text,
    too_large: Text,
    wrong: Sequence[Wrong] = (),
) -> Part:
    """Where will the bar of a gradient's component end? It runs from -end to end."""
    return _on_bar(question, on_paper, f"g_{j}", f"∂e/∂x{below(j)}", now, value, hints, line,
                   (-end, end), too_small, too_large, wrong)  # fmt: skip


def _on_bar(
    question: Text,
    on_paper: Text,
    name: str,
    symbol: str,
    now: Number,
    value: Number,
    hints: tuple[Text, Text, Text],
    line: str,
    ends: tuple[float, float],
    too_small: Text,
    too_large: Text,
    wrong: Sequence[Wrong],
) -> Part:
    low, high = ends
    near = BAR_NEAR * high
    true = float(value)
    elsewhere = tuple(known for known in wrong if abs(float(known.value) - true) > near)
    answer = GuessAnswer(
        name, value, low, high, max(low, true - near), min(high, true + near),
        too_small, too_large, float(now), elsewhere,
    )  # fmt: skip
    solution = formula(f"{symbol} = {plain(value)}")
    return Part(question, answer, hints, line, solution, symbol=f"{symbol} =", on_paper=on_paper)


def on_axis(
    question: Text,
    on_paper: Text,
    j: int,
    value: float,
    hints: tuple[Text, Text, Text],
    line: str,
    *,
    ends: tuple[float, float],
    accepted: tuple[float, float],
    too_small: Text,
    too_large: Text,
    right: Text,
    curves: Sequence[Curve],
    wrong: Sequence[Wrong] = (),
) -> Part:
    """Where on the axis of x_j does it happen? What happens is drawn when it has been guessed."""
    (low, high), (least, most) = ends, accepted
    answer = GuessAnswer(
        f"x_{j}", value, low, high, least, most, too_small, too_large,
        wrong=tuple(wrong), curves=tuple(curves),
    )  # fmt: skip
    return Part(question, answer, hints, line, right, symbol=f"x{below(j)} =", on_paper=on_paper)
