"""Every formula of the exports passes the parser of KaTeX that the lab itself is served with."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import streamlit
from markdown_it import MarkdownIt

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
    const errors = [], rows = [];
    for (const formula of formulas) {
        try {
            const html = katex.renderToString(formula, options);
            rows.push(html.split('<mtr').length - 1);
        } catch (error) {
            errors.push([formula, String(error)]);
        }
    }
    return {errors, rows};
}"""


def katex_url() -> str:
    """Where Streamlit serves its KaTeX: the name carries a hash of its content."""
    folder = Path(streamlit.__file__).parent / "static"
    (found,) = (folder / "static" / "js").glob("katex.*.js")
    return f"/{found.relative_to(folder).as_posix()}"


def fenced(text: str) -> list[str]:
    """The formulas of an article as CommonMark reads it: in fences, and within a line."""
    tokens = MarkdownIt().enable("table").parse(text)
    blocks = [token.content for token in tokens if token.type == "fence" and token.info == "math"]
    words = [
        "".join(part.content for part in token.children or () if part.type == "text")
        for token in tokens
        if token.type == "inline"
    ]
    return blocks + [one for line in words for one in re.findall(r"\$([^$]+)\$", line)]


def rows_of(formula: str) -> int:
    """How many rows the matrices and the pieces of a formula have together."""
    rows = [0]  # of each environment that is open
    total = 0
    for sign in re.findall(r"\\begin|\\end|\\\\(?!\s*\\end)", formula):
        if sign == r"\begin":
            rows.append(1)
        elif sign == r"\end":
            total += rows.pop()
        else:
            rows[-1] += 1
    assert rows == [0]
    return total


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
    "markdown": (markdown, fenced),
    "columns": (partial(markdown, columns=True), fenced),
    "notebook": (notebook, of_notebook),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_katex_reads_every_formula(lab: Lab, name: str) -> None:
    write, formulas_of = EXPORTS[name]
    lab.open("derivation")
    for problem in PROBLEMS:
        formulas = formulas_of(write(problem, str))
        assert len(formulas) > 40
        outcome = lab.page.evaluate(PARSE, [katex_url(), formulas])
        assert outcome["errors"] == []
        assert outcome["rows"] == [rows_of(formula) for formula in formulas]
        assert sum(outcome["rows"]) > 25


def test_katex_refuses_what_is_wrong(lab: Lab) -> None:
    lab.open("derivation")
    formulas = [r"\frac{1}{", r"\nosuch", "1"]
    errors = lab.page.evaluate(PARSE, [katex_url(), formulas])["errors"]
    assert [formula for formula, _error in errors] == [r"\frac{1}{", r"\nosuch"]
