"""A sheet and its key as LaTeX: whole, in both languages, and they compile."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.practice import LEVELS, SKILLS, make_task
from core.sheets import Plan, asked, key_of, key_tex, make_sheet, student_tex
from core.sheets.symbols import latex, pieces
from pages.ui.text import LANGUAGES, _, speaking
from tests.core.export.test_article import compiled, has_chinese_fonts, needs_latex
from tests.core.worked.problems import english

PLAN = Plan(SKILLS, 12, "rising", 4)
KEPT = re.compile(r"[\x20-\x7e\n]|[\u2e80-\uffef]|[“”‘’…–]")
"""What pdflatex sets by itself, or with fonts for Chinese."""


def texts() -> list[str]:
    """Every text of every kind of task, and its hints and answers, in both languages."""
    tasks = [make_task(s, level, n) for s in SKILLS for level in LEVELS for n in range(25)]
    said = set()
    for language in LANGUAGES:
        with speaking(language):
            for task in tasks:
                for part in task.parts:
                    own = [part.question, part.right, *part.hints]
                    options = getattr(part.answer, "options", ())
                    own += [text for o in options for text in (o.text, o.why) if text]
                    said |= {text.said(_) for text in own} | {part.symbol}
    return sorted(said)


def test_every_sign_of_every_text_is_one_that_latex_sets() -> None:
    for text in texts():
        assert "".join(part for _is, part in pieces(text)) == text
        odd = KEPT.sub("", latex(text))
        assert not odd, (text, odd)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Compute ∂s₁/∂x₁₀.", r"Compute $\partial s_{1}/\partial x_{10}$."),
        ("float64 holds e^900.", r"float64 holds $\mathrm{e}^{900}$."),
        ("An output's own logit", "An output's own logit"),
        ("50 % & more", r"50 \% \& more"),
        ("the x\\input{a}", r"the $x$\textbackslash{}input\{a\}"),
    ],
)
def test_symbols_are_formulas_and_words_are_words(text: str, expected: str) -> None:
    assert latex(text) == expected


def test_the_key_has_every_worked_line_and_the_sheet_none() -> None:
    sheet = make_sheet(PLAN)
    student, key = student_tex(asked(sheet), english), key_tex(sheet, english)
    lines = [part.line for parts in key_of(sheet, english) for part in parts if part.line]
    assert len(lines) >= len(sheet.tasks)
    for line in lines:
        assert all(row in key for row in (*line.rows, *line.current_rows))
        assert not any(row in student for row in line.current_rows)
    assert student.count(r"\textbf{Task ") == key.count(r"\textbf{Task ") == 12
    assert "Answer" not in student
    assert "Name:" not in key


@needs_latex
@pytest.mark.parametrize("language", LANGUAGES)
def test_compiles_and_stays_on_the_page(language: str, tmp_path: Path) -> None:
    if language == "zh" and not has_chinese_fonts():
        pytest.skip("latex-cjk-chinese or latex-cjk-chinese-arphic-gbsn00lp is missing")
    sheet = make_sheet(PLAN)
    with speaking(language):
        for text in (student_tex(asked(sheet), _), key_tex(sheet, _)):
            assert "Overfull \\hbox" not in compiled(text, tmp_path)
