"""The articles: whole, with the numbers, in both languages, and LaTeX that compiles."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from sympy import MatMul

from core.export import article, markdown, notebook, tex, words
from core.export.render import latex_text, markdown_text
from core.numeric import forward_backward
from core.problem import Problem
from core.symbolic import derive, derive_at
from core.symbolic.orientation import in_columns
from core.symbolic.outline import IDS
from core.symbolic.steps import Derivation
from core.worked import figures, values
from core.worked import words as worked
from core.worked.lines import formula
from tests.core.worked.problems import INFINITE, MASKED, PLAIN, TEN, chinese, english, hostile


def labelled(problem: Problem) -> Derivation:
    """The derivation for the problem's k and the class of its largest target."""
    return derive_at(problem.k, 1, 1, int(np.argmax(problem.y)) + 1)


FORMATS = {"tex": (tex, latex_text), "markdown": (markdown, markdown_text)}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("problem", [PLAIN, TEN, MASKED], ids=["3", "10", "masked"])
def test_every_line_is_there(name: str, problem: Problem) -> None:
    write, escaped = FORMATS[name]
    text = write(problem, english)
    for made in (labelled(problem), derive(None)):
        for number, step in enumerate(made.steps, 1):
            assert escaped(step.note) in text
            assert f"{number}. " in text or f"{{{number}}}" in text
            assert all(row in text for row in formula(step))


@pytest.mark.parametrize("write", [tex, markdown])
def test_column_layout_turns_every_line(write: Callable[..., str]) -> None:
    rows, turned = write(PLAIN, english), write(PLAIN, english, columns=True)
    for made in (labelled(PLAIN), derive(None)):
        for step in in_columns(made).steps:
            assert all(row in turned for row in formula(step)), step.id
    substitute = labelled(PLAIN).step("substitute")
    assert all(row in rows for row in formula(substitute))
    assert not all(row in turned for row in formula(substitute))
    assert "column vector" in turned
    assert "column vector" not in rows
    assert "row vector" in rows


def test_a_single_label_is_met_whatever_its_class() -> None:
    for label in (1, 2, 3):
        problem = Problem((1, 2, -0.5), [float(m == label) for m in (1, 2, 3)])
        text = markdown(problem, english)
        assert text.count(markdown_text(english(worked.NOT_MET))) == 1  # y = 0 alone
        expected = np.array(forward_backward(problem.x, problem.y).s)
        expected[label - 1] -= 1
        shown = " & ".join(figures.shown(v, 4).text for v in expected.tolist())
        assert text.count(shown) >= 2  # the result, and what is left of it for a single label


def test_the_numbers_stand_in_the_lines() -> None:
    text = markdown(PLAIN, english)
    assert r"= \mathrm{e}^{1} + \mathrm{e}^{2} + \mathrm{e}^{-0.5} \approx 10.71" in text
    assert r"\approx 0.2537 \left(1 - 0.2537\right) \approx 0.1893" in text
    assert "e = 3.243078063705366" in text
    assert r"\begin{pmatrix} 0.5074 & 0.3793 & -0.8868 \end{pmatrix}" in text


def test_infinite_values_and_limits_are_shown() -> None:
    text = tex(INFINITE, english)
    assert r"e = \infty" in text
    assert latex_text(worked.LIMIT) in text
    assert "nan" not in text
    assert "zoo" not in text
    assert latex_text(worked.LIMIT) not in tex(PLAIN, english)
    assert latex_text(worked.OVERFLOW) in tex(Problem((1000, 0), (1, 1)), english)
    assert latex_text(worked.NOT_MET) in tex(PLAIN, english)


@pytest.mark.parametrize("write", [tex, markdown])
def test_speaks_only_the_reader_s_language(write: Callable[..., str]) -> None:
    asked: list[str] = []

    def say(text: str) -> str:
        asked.append(text)
        return chinese(text)

    text = write(PLAIN, say)
    assert text.count("译文") > len(IDS)
    for english_text in {words.TITLE, words.GENERAL, worked.WITH_NUMBERS, *asked}:
        escaped = {english_text, latex_text(english_text), markdown_text(english_text)}
        assert english_text == "result" or not any(one in text for one in escaped)


def test_fonts_for_chinese_only_where_there_is_chinese() -> None:
    assert "CJK" in tex(PLAIN, chinese)
    assert "CJK" not in tex(PLAIN, english)
    assert tex(PLAIN, english).isascii()


def test_the_same_problem_gives_the_same_file() -> None:
    for write in (tex, markdown, notebook):
        assert write(PLAIN, english) == write(Problem(PLAIN.x, PLAIN.y), english)


def test_hostile_words_stay_words() -> None:
    text = tex(PLAIN, hostile)
    assert text.count(r"\end{document}") == 1
    assert "\nimport os" not in text
    shown = markdown(PLAIN, hostile)
    assert "<b>" not in shown
    assert "\nimport os" not in shown


def mutated(derivation: Derivation, step_id: str, **changes: object) -> Derivation:
    steps = tuple(
        dataclasses.replace(step, **changes) if step.id == step_id else step
        for step in derivation.steps
    )
    return dataclasses.replace(derivation, steps=steps)


@pytest.fixture(scope="module")
def unchanged() -> list[str]:
    return [write(PLAIN, english) for write in (tex, markdown, notebook)]


@pytest.mark.parametrize("step_id", IDS)
def test_a_changed_step_changes_every_export(
    step_id: str, unchanged: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    step = labelled(PLAIN).step(step_id)
    reworded = mutated(labelled(PLAIN), step_id, note="Another reason.", rule="another rule")
    monkeypatch.setattr(values, "derive_at", lambda *_: reworded)
    for write in (tex, markdown, notebook):
        text = write(PLAIN, english)
        assert "Another rule" in text
        assert "Another reason." in text
    if not isinstance(step.rhs, MatMul):
        wrong = mutated(labelled(PLAIN), step_id, rhs=2 * step.rhs)
        monkeypatch.setattr(values, "derive_at", lambda *_: wrong)
        after = [write(PLAIN, english) for write in (tex, markdown, notebook)]
        changed = [a != b for a, b in zip(after, unchanged, strict=True)]
        assert all(changed) == (step_id != "no-labels")  # twice nothing is nothing


def test_a_changed_general_step_changes_the_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [write(PLAIN, english) for write in (tex, markdown)]
    made = mutated(derive(None), "split", rhs=2 * derive(None).step("split").rhs)
    monkeypatch.setattr(article, "derive", lambda _k: made)
    after = [write(PLAIN, english) for write in (tex, markdown)]
    assert all(a != b for a, b in zip(after, before, strict=True))


def compiled(text: str, folder: Path) -> str:
    """The log of pdflatex, which must succeed."""
    (folder / "article.tex").write_text(text, "utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape"]
    done = subprocess.run(
        [*command, "article.tex"], cwd=folder, capture_output=True, check=False, timeout=120
    )
    log = done.stdout.decode("utf-8", errors="replace")
    assert done.returncode == 0, log[-2000:]
    assert (folder / "article.pdf").stat().st_size > 10_000
    return log


needs_latex = pytest.mark.skipif(
    shutil.which("pdflatex") is None,
    reason="pdflatex is missing: texlive-latex-base and texlive-latex-recommended",
)


@needs_latex
@pytest.mark.parametrize("problem", [PLAIN, TEN, INFINITE], ids=["3", "10", "infinite"])
def test_compiles_and_stays_on_the_page(problem: Problem, tmp_path: Path) -> None:
    assert "Overfull \\hbox" not in compiled(tex(problem, english), tmp_path)


@needs_latex
@pytest.mark.parametrize("problem", [PLAIN, TEN], ids=["3", "10"])
def test_columns_compile_and_stay_on_the_page(problem: Problem, tmp_path: Path) -> None:
    assert "Overfull \\hbox" not in compiled(tex(problem, english, columns=True), tmp_path)


@needs_latex
def test_hostile_words_compile(tmp_path: Path) -> None:
    compiled(tex(Problem((1, 2), (0, 1)), hostile), tmp_path)


def has_chinese_fonts() -> bool:
    if shutil.which("kpsewhich") is None:
        return False
    found = subprocess.run(
        ["kpsewhich", "CJKutf8.sty", "gbsnu00.tfm"], capture_output=True, check=False
    )
    return len(found.stdout.split()) > 1


@pytest.mark.skipif(
    not has_chinese_fonts(),
    reason="latex-cjk-chinese or latex-cjk-chinese-arphic-gbsn00lp is missing",
)
def test_chinese_compiles(tmp_path: Path) -> None:
    compiled(tex(PLAIN, chinese), tmp_path)
