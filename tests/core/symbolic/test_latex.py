"""What the printer writes: KaTeX-safe, in natural order, in the article's notation."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
import sympy as sp

from core.symbolic import derive
from core.symbolic.latex import latex
from core.symbolic.notation import LOSS, SIGMA, Partial, i, j, k, l, s, x, y

ALL_K = [None, *range(2, 11)]

COMMANDS = {
    *("Sigma", "sum", "frac", "partial", "log", "delta", "left", "right", "begin", "end"),
    *("cdots", "vdots", "ddots", "qquad", "neq", "cdot", "mathrm"),
}
"""Everything that the lines may be made of; all of it known to KaTeX."""


def lines(size: int | None) -> dict[str, str]:
    return {step.id: step.latex() for step in derive(size).steps}


@pytest.mark.parametrize("size", ALL_K)
def test_lines_are_well_formed(size: int | None) -> None:
    for step_id, text in lines(size).items():
        depth = 0
        for sign in text:
            depth += (sign == "{") - (sign == "}")
            assert depth >= 0, step_id
        assert depth == 0, step_id
        assert text.count(r"\left(") == text.count(r"\right)")
        assert text.count(r"\begin{pmatrix}") == text.count(r"\end{pmatrix}")
        assert set(re.findall(r"\\([A-Za-z]+)", text)) <= COMMANDS
        assert " = " in text


@pytest.mark.parametrize("size", ALL_K)
def test_nothing_of_sympys_own_spelling_is_left(size: int | None) -> None:
    for text in lines(size).values():
        plain = re.sub(r"\\[A-Za-z]+", "", text)
        assert re.fullmatch(r"[esxykijlcpmatrix0-9_^{}()&=+\-\\, ]*", plain), text
        assert "Piecewise" not in text
        assert "+ -" not in text
        assert "- -" not in text
        assert "  " not in text


@pytest.mark.parametrize("size", range(2, 11))
def test_sums_and_rows_run_in_natural_order(size: int) -> None:
    shown = lines(size)
    for step_id, base in [("total", "x"), ("cross-entropy", "y"), ("grad-s", "y")]:
        right = shown[step_id].split(" = ")[1]
        found = [int(index) for index in re.findall(rf"{base}_\{{?(\d+)", right)]
        assert found == list(range(1, size + 1))
    inside = shown["collapse"].split(r"\left(")[1]
    assert all(int(a) < int(b) for a, b in pairwise(re.findall(r"y_\{?(\d+)", inside)[:size]))


@pytest.mark.parametrize("size", range(2, 11))
def test_matrices_have_k_rows_and_columns(size: int) -> None:
    right = lines(size)["jacobian"].split(" = ")[1]
    assert right.count(r"\\") == size - 1
    assert right.count("&") == size * (size - 1)


def test_lines_for_symbolic_k() -> None:
    shown = lines(None)
    assert shown["total"] == r"\Sigma = \sum_{l=1}^{k} \mathrm{e}^{x_l}"
    assert shown["softmax"] == r"s_i = \frac{\mathrm{e}^{x_i}}{\Sigma}"
    assert shown["partial"] == (
        r"\frac{\partial s_i}{\partial x_j} = s_i \left(\delta_{ij} - s_j\right)"
    )
    assert shown["partial-off-diagonal"] == (
        r"\frac{\partial s_i}{\partial x_j} = - s_i s_j \qquad \left(i \neq j\right)"
    )
    assert shown["chain-rule"] == (
        r"\frac{\partial e}{\partial x_j} = "
        r"\sum_{i=1}^{k} \frac{\partial e}{\partial s_i} \frac{\partial s_i}{\partial x_j}"
    )
    assert shown["component"].split(" = ")[1] == (
        r"\sum_{i=1}^{k} \left(- \frac{y_i}{s_i}\right) s_i \left(\delta_{ij} - s_j\right)"
    )
    assert shown["collapse"].split(" = ")[1] == r"s_j \sum_{l=1}^{k} y_l - y_j"
    assert shown["one-hot"].endswith(r"= s_j - \delta_{jc} \qquad \left(y_l = \delta_{lc}\right)")
    assert shown["direct-loss"] == (r"e = - \sum_{i=1}^{k} y_i \left(x_i - \log \Sigma\right)")
    assert shown["direct-split"] == (
        r"e = \left(\sum_{l=1}^{k} y_l\right) \log \Sigma - \sum_{i=1}^{k} x_i y_i"
    )
    assert (
        r"\frac{\mathrm{e}^{x_j}}{\Sigma} \sum_{l=1}^{k} y_l - y_j" in shown["direct-derivative"]
    )


def test_a_matrix_of_symbolic_size_is_elided() -> None:
    right = lines(None)["jacobian"].split(" = ")[1]
    assert right == (
        r"\begin{pmatrix} s_1 \left(1 - s_1\right) & - s_1 s_2 & \cdots & - s_1 s_k \\ "
        r"- s_1 s_2 & s_2 \left(1 - s_2\right) & \cdots & - s_2 s_k \\ "
        r"\vdots & \vdots & \ddots & \vdots \\ "
        r"- s_1 s_k & - s_2 s_k & \cdots & s_k \left(1 - s_k\right) \end{pmatrix}"
    )


def test_lines_for_a_given_k() -> None:
    shown = lines(2)
    assert shown["total"] == r"\Sigma = \mathrm{e}^{x_1} + \mathrm{e}^{x_2}"
    assert shown["partial-diagonal"] == (
        r"\frac{\partial s_1}{\partial x_1} = s_1 \left(1 - s_1\right)"
    )
    assert shown["collapse"] == (
        r"\frac{\partial e}{\partial x_1} = s_1 \left(y_1 + y_2\right) - y_1"
    )
    assert "x_{10}" in lines(10)["total"]
    assert "s_1" in lines(10)["softmax"]


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        (s[i] * (1 - s[i]), r"s_i \left(1 - s_i\right)"),
        (-s[i] * (1 - s[i]), r"- s_i \left(1 - s_i\right)"),
        (sp.Mul(-1, y[1] + y[2], evaluate=False), r"- \left(y_1 + y_2\right)"),
        (2 * s[1] * y[1] / 3, r"\frac{2 s_1 y_1}{3}"),
        (-1 / s[1], r"- \frac{1}{s_1}"),
        (s[1] ** 2, "s_1^{2}"),
        (sp.exp(2 * x[1]), r"\left(\mathrm{e}^{x_1}\right)^{2}"),
        (sp.exp(x[1] + x[2]), r"\mathrm{e}^{x_1} \mathrm{e}^{x_2}"),
        (sp.exp(x[1]) ** sp.Rational(1, 2), r"\left(\mathrm{e}^{x_1}\right)^{\frac{1}{2}}"),
        (sp.log(y[1] + 1), r"\log \left(1 + y_1\right)"),
        (sp.log(s[1]) ** 2, r"\left(\log s_1\right)^{2}"),
        (sp.KroneckerDelta(i, 10), r"\delta_{i,10}"),
        ((s[1] + s[2]) ** 3, r"\left(s_1 + s_2\right)^{3}"),
        (Partial(sp.log(SIGMA), x[j]), r"\frac{\partial}{\partial x_j} \log \Sigma"),
        (sp.Sum(y[l] + 1, (l, 1, k)), r"\sum_{l=1}^{k} \left(1 + y_l\right)"),
        (sp.Integer(0), "0"),
    ],
)
def test_single_expressions(expr: sp.Expr, expected: str) -> None:
    assert latex(expr) == expected


@pytest.mark.parametrize(
    ("expr", "names", "expected"),
    [
        (s[1] * y[2], {s[1]: "0.5", y[2]: "2"}, r"0.5 \cdot 2"),
        (s[1] * y[2], {s[1]: "0.5"}, "0.5 y_2"),
        (x[1] * y[1], {x[1]: "-3", y[1]: "2"}, r"\left(-3\right) \cdot 2"),
        (x[1] - y[1], {x[1]: "-3", y[1]: "-2"}, r"-3 - \left(-2\right)"),
        (sp.exp(x[1]), {x[1]: "-0.5"}, r"\mathrm{e}^{-0.5}"),
        (sp.exp(x[1]), {x[1]: r"-\infty"}, r"\mathrm{e}^{-\infty}"),
        (1 / SIGMA**2, {SIGMA: "1.5"}, r"\frac{1}{1.5^{2}}"),
        (x[1] ** 2, {x[1]: "-3"}, r"\left(-3\right)^{2}"),
        (SIGMA**2, {SIGMA: r"2 \times 10^{5}"}, r"\left(2 \times 10^{5}\right)^{2}"),
        (Partial(LOSS, s[1]) * Partial(s[1], x[1]), {Partial(LOSS, s[1]): "-4"}, None),
        (sp.Sum(y[l], (l, 1, 2)), {y[1]: "3", y[2]: "4"}, "3 + 4"),
        (sp.Sum(y[l], (l, 1, k)), {y[1]: "3"}, r"\sum_{l=1}^{k} y_l"),
    ],
)
def test_numbers_in_place_of_symbols(
    expr: sp.Expr, names: dict[sp.Basic, str], expected: str | None
) -> None:
    expected = expected or r"\left(-4\right) \frac{\partial s_1}{\partial x_1}"
    assert latex(expr, names) == expected
