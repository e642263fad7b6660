"""The derivation to take away: each file is the core's, for the problem and language on screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import export
from core.problem import Problem
from pages.ui import text
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

START = Problem((1, 2), (0, 1))
MAKERS = {
    "tex": export.tex,
    "md": export.markdown,
    "ipynb": export.notebook,
    "py": export.python,
}


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_file_holds_the_problem_of_the_moment(lab: Lab, kind: str, language: str) -> None:
    lab.open_problem(START, "derivation", lang=language)
    lab.field("x", 2).fill("3.25")
    lab.page.wait_for_function("() => location.search.includes('x=1,3.25')")
    lab.block("files").locator("summary").click()
    with lab.page.expect_download() as waiting:
        lab.button(f"download-{kind}").click()
    assert waiting.value.suggested_filename == f"derivation.{kind}"
    text.use_language(language)
    try:
        expected = MAKERS[kind](START.with_x((1, 3.25)), text._)
    finally:
        text.use_language("en")
    assert Path(waiting.value.path()).read_text("utf-8") == expected
