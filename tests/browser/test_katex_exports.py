"""Every formula of the exports passes the parser of KaTeX that the lab itself is served with."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import streamlit

from core.export import markdown, notebook, tex
from core.problem import Problem
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

PROBLEMS = [
    Problem((1, 2, -0.5), (0, 1, 1)),
    Problem((1, float("-inf"), 800), (1, 0.5, 0)),
    Problem([0.37 * m - 1 for m in range(10)], (0.1, 0.2, 0.3, 0, 1, 2, 0, 0.05, 0.33, 1)),
]

PARSE = """async ([url, formulas]) => {
    const katex = (await import(url)).default;
    const options = {displayMode: true, throwOnError: true, strict: 'error'};
    const errors = [];
    for (const formula of formulas) {
        try {
            katex.renderToString(formula, options);
        } catch (error) {
            errors.push([formula, String(error)]);
        }
    }
    return errors;
}"""


def katex_url() -> str:
    """Where Streamlit serves its KaTeX: the name carries a hash of its content."""
    folder = Path(streamlit.__file__).parent / "static"
    (found,) = (folder / "static" / "js").glob("katex.*.js")
    return f"/{found.relative_to(folder).as_posix()}"


def displayed(text: str) -> list[str]:
    """The formulas between two lines of `$$`, and those within a line."""
    parts = text.split("$$")
    inline = [one for part in parts[::2] for one in re.findall(r"(?<!\\)\$([^$]+)(?<!\\)\$", part)]
    return parts[1::2] + inline


def of_latex(text: str) -> list[str]:
    """The formulas of the article: displayed, scaled, and within a line."""
    fitted = re.findall(r"\\\[\\fit\{(.*?)\}\\\]$", text, re.DOTALL | re.MULTILINE)
    plain = re.findall(r"^\\\[ (.*?) \\\]$", text, re.MULTILINE)
    table = re.findall(r"^\\fit\{(.*?)\}\n\n", text, re.DOTALL | re.MULTILINE)
    inline = re.findall(r"^\$(.+?)\$ &", text, re.MULTILINE)
    assert len(plain) == len(table) == 1
    return [*fitted, *plain, *table, *inline]


def of_notebook(text: str) -> list[str]:
    """The formulas of the notebook's words."""
    cells = json.loads(text)["cells"]
    return [
        formula
        for cell in cells
        if cell["cell_type"] == "markdown"
        for formula in displayed("".join(cell["source"]))
    ]


EXPORTS: dict[str, tuple[Callable[..., str], Callable[[str], list[str]]]] = {
    "tex": (tex, of_latex),
    "markdown": (markdown, displayed),
    "columns": (partial(markdown, columns=True), displayed),
    "notebook": (notebook, of_notebook),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_katex_reads_every_formula(lab: Lab, name: str) -> None:
    write, formulas_of = EXPORTS[name]
    lab.open("derivation")
    for problem in PROBLEMS:
        formulas = formulas_of(write(problem, str))
        assert len(formulas) > 40
        assert lab.page.evaluate(PARSE, [katex_url(), formulas]) == []


def test_katex_refuses_what_is_wrong(lab: Lab) -> None:
    lab.open("derivation")
    errors = lab.page.evaluate(PARSE, [katex_url(), [r"\frac{1}{", r"\nosuch", "1"]])
    assert [formula for formula, _error in errors] == [r"\frac{1}{", r"\nosuch"]
