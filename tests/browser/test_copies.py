"""A vector or a matrix copied for another program is the very one that the core computes."""

from __future__ import annotations

import ast
import json
import math
import re
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import expect

from core.numeric import forward_backward
from core.problem import Problem
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

Array = NDArray[np.float64]
PROBLEMS = (
    Problem((1.7, 0.3, -2.6), (0.55, 0.3, 0.4)),
    Problem((-math.inf, 2, 1e-7, -30), (0, 1, 0, 2)),
    Problem((-math.inf, 2, 700), (1, 1, 0)),
)
SPECIAL = {"Infinity": math.inf, "-Infinity": -math.inf, "NaN": math.nan}


def from_python(text: str, library: str) -> Array:
    """`np.array(...)` or `torch.tensor(...)`, evaluated without running it."""
    call = ast.parse(text, mode="eval").body
    assert isinstance(call, ast.Call)
    function = ast.unparse(call.func)
    assert function == {"np": "np.array", "torch": "torch.tensor"}[library]
    keywords = {word.arg: ast.unparse(word.value) for word in call.keywords}
    assert keywords == ({} if library == "np" else {"dtype": "torch.float64"})
    plain = ast.unparse(call.args[0])
    plain = plain.replace(f"{library}.inf", "1e999").replace(f"{library}.nan", "(1e999 - 1e999)")
    return np.array(_number(ast.parse(plain, mode="eval").body), dtype=float)


def _number(node: ast.expr) -> object:
    if isinstance(node, ast.List):
        return [_number(item) for item in node.elts]
    if isinstance(node, ast.BinOp):
        return math.nan
    return ast.literal_eval(node)


def from_json(text: str) -> Array:
    def read(item: object) -> object:
        if isinstance(item, list):
            return [read(part) for part in item]
        return SPECIAL[item] if isinstance(item, str) else item

    return np.array(read(json.loads(text)), dtype=float)


def from_latex(text: str) -> Array:
    body = re.fullmatch(r"\\begin\{pmatrix\} (.*) \\end\{pmatrix\}", text)
    assert body
    rows = [
        [
            float(
                re.sub(r" \\times 10\^\{(-?\d+)\}", r"e\1", cell)
                .replace(r"\infty", "inf")
                .replace(r"\text{–}", "nan")
            )
            for cell in line.split(" & ")
        ]
        for line in body[1].split(r" \\ ")
    ]
    return np.array(rows if len(rows) > 1 else rows[0])


READERS: dict[str, Callable[[str], Array]] = {
    "NumPy": lambda text: from_python(text, "np"),
    "torch": lambda text: from_python(text, "torch"),
    "JSON": from_json,
    "LaTeX": from_latex,
}


@pytest.mark.parametrize("problem", PROBLEMS, ids=["plain", "masked", "infinite"])
@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("", {"x": "x", "y": "y", "s": "s", "∂e/∂x": "grad_x"}),
        ("product", {"−y/s": "grad_s", "∂s/∂x": "jacobian", "∂e/∂x": "grad_x"}),
        ("derivation", {"x": "x", "y": "y", "∂e/∂x": "grad_x"}),
        ("gradient", {"x": "x", "s": "s", "∂e/∂x": "grad_x"}),
    ],
)
def test_each_format_gives_the_same_numbers_back(
    visit: Callable[..., Lab], problem: Problem, path: str, names: dict[str, str]
) -> None:
    lab = visit(permissions=["clipboard-read", "clipboard-write"])
    lab.open_problem(problem, path)
    menu = lab.block("files-menu" if path == "gradient" else "copies")
    values = forward_backward(problem.x, problem.y)
    arrays = {"x": np.array(problem.x), "y": np.array(problem.y)}
    menu.locator("summary").click()
    for shown, name in names.items():
        expected = arrays[name] if name in arrays else getattr(values, name)
        for kind, read in READERS.items():
            button = menu.get_by_role("button", name=f"Copy {shown} as {kind}")
            text = lab.copied(button)
            np.testing.assert_array_equal(read(text), expected, err_msg=f"{shown} as {kind}")
    expect(button).to_have_text("LaTeX")  # the thanks go, and the button says what it does


def test_what_is_copied_is_what_is_there_at_the_click(visit: Callable[..., Lab]) -> None:
    lab = visit(permissions=["clipboard-read", "clipboard-write"])
    lab.open_problem(PROBLEMS[0])
    lab.block("copies").locator("summary").click()
    lab.field("x", 1).fill("-0.25")
    problem = Problem((-0.25, 0.3, -2.6), PROBLEMS[0].y)
    lab.expect_param("x", problem.x_text)
    text = lab.copied(lab.block("copies").get_by_role("button", name="Copy s as NumPy"))
    expected = forward_backward(problem.x, problem.y).s
    np.testing.assert_array_equal(from_python(text, "np"), expected)
