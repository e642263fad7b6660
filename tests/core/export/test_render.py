"""Templates escape whatever is not our own formula or code, and refuse what is missing."""

from __future__ import annotations

import ast

import pytest
from jinja2 import UndefinedError

from core.export import render as rendering
from core.export.code import floats, literal
from core.export.render import latex_text, markdown_text, one_line, render
from core.worked.raw import Raw

NASTY = "\\input{/etc} $x$ %c #h _u ^p ~t &a <b>`c`</b> |*[]\n\n# h\x00\u2028."


def test_latex_text_has_no_command_but_the_signs() -> None:
    text = latex_text(NASTY)
    for made in (*rendering._LATEX.values(),):
        text = text.replace(made, "")
    assert not set(text) & set("\\{}$&#%_^~\n\x00\u2028")


def test_markdown_text_has_no_markup() -> None:
    text = markdown_text(NASTY)
    plain = text.replace("\\\\", "")
    for sign in "`*_{}[]<>#|$~&":
        assert plain.count(sign) == plain.count(f"\\{sign}")
    assert "\n" not in text


def test_one_line_is_one_line() -> None:
    assert one_line("a\r\nb\x0c\x85c\u2028 d\x00e") == "a b c d e"
    assert len(one_line(NASTY).splitlines()) == 1


def test_literals_are_literals() -> None:
    assert ast.literal_eval(literal("'\"\\{}\n")) == "'\"\\{}"
    assert floats([1, 0.1, float("-inf")], "oo") == "[1.0, 0.1, -oo]"


def test_values_are_escaped_and_formulas_are_not() -> None:
    assert render("section.md", title="a*b") == "## a\\*b\n"
    assert render("section.md", title=Raw("a*b")) == "## a*b\n"


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        render("title.md", title="a")


def test_a_value_is_not_a_template() -> None:
    assert render("section.md", title=Raw("<< 1 + 1 >> <% x %>")) == "## << 1 + 1 >> <% x %>\n"
