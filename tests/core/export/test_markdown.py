"""derivation.md as CommonMark and GitHub read it: no row and no space of a formula is lost."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from core.export import markdown
from core.problem import Problem
from core.symbolic import derive
from core.symbolic.orientation import in_columns
from core.worked.lines import formula, sections
from core.worked.values import Numbers
from tests.core.export.test_article import labelled
from tests.core.worked.problems import HARD, PLAIN, chinese, english, hostile


def parsed(text: str) -> list[Token]:
    """The blocks of a text: CommonMark with GitHub's tables."""
    return MarkdownIt("commonmark").enable("table").parse(text)


def blocks_of(text: str) -> list[str]:
    """The formulas that stand alone."""
    fences = [token for token in parsed(text) if token.type == "fence"]
    assert {token.info for token in fences} == {"math"}
    return [token.content.rstrip("\n") for token in fences]


def inline_of(text: str) -> list[str]:
    """The formulas within a line, as their signs are left by the rules for words."""
    inlines = [token for token in parsed(text) if token.type == "inline"]
    lines = ["".join(part.content for part in token.children or ()) for token in inlines]
    return [part for line in lines for part in re.findall(r"\$([^$]+)\$", line)]


@pytest.mark.parametrize("columns", [False, True], ids=["row", "column"])
@pytest.mark.parametrize("problem", HARD, ids=str)
def test_every_row_of_every_formula_comes_through(problem: Problem, columns: bool) -> None:
    numbers = Numbers(problem)
    own, general = numbers.derivation, derive(None)
    if columns:
        own, general = in_columns(own), in_columns(general)
    shown = [*sections(own, english, numbers), *sections(general, english)]
    lines = [line for section in shown for line in section.lines]
    expected = [row for line in lines for row in (*line.rows, *line.current_rows)]
    first, *blocks = blocks_of(markdown(problem, english, columns=columns))
    assert first.startswith("e = ")
    assert blocks == expected
    assert sum(block.count(r"\\") for block in blocks) > 15


@pytest.mark.parametrize("problem", HARD, ids=str)
def test_formulas_within_a_line_come_through(problem: Problem) -> None:
    text = markdown(problem, english)
    inline = inline_of(text)
    source = [
        part
        for line in text.split("\n")
        if "$" in line
        for part in re.findall(r"(?<!\\)\$([^$]+)\$", line)
    ]
    assert inline == source
    assert len(inline) >= 11 + 6 * problem.k


@pytest.mark.parametrize("say", [chinese, hostile])
def test_words_open_no_fence(say: object) -> None:
    assert blocks_of(markdown(PLAIN, say)) == blocks_of(markdown(PLAIN, english))  # type: ignore[arg-type]


def test_rows_are_lost_between_dollars() -> None:
    """What the fences are for: the same formulas between dollars lose signs."""
    step = labelled(PLAIN).step("jacobian")
    (row,) = formula(step)
    assert r"\\" in row
    text = f"$$\n{row}\n$$"
    lost = "".join(part.content for t in parsed(text) for part in t.children or ())
    assert row not in lost
