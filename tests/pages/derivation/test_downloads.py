"""Files of the derivation: the core's, for the problem, layout and language of the moment."""

from __future__ import annotations

import pytest

from core import export
from core.problem import Problem
from pages.derivation.downloads import FILES, derivation_file
from pages.ui import text
from tests.pages.derivation.reader import Reader

MAKERS = {
    "tex": export.tex,
    "md": export.markdown,
    "ipynb": export.notebook,
    "py": export.python,
}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("language", text.LANGUAGES)
def test_a_file_is_made_from_what_the_session_says_then(kind: str, language: str) -> None:
    reader = Reader(x="1,2", y="0,1")
    make = derivation_file(kind, reader.session)
    reader.paste("1,3.25", "0,1")
    reader.session.language = language
    content = make()
    text.use_language(language)
    assert content == MAKERS[kind](Problem((1, 3.25), (0, 1)), text._)


@pytest.mark.parametrize("kind", FILES)
def test_every_file_is_turned_with_the_page(kind: str) -> None:
    reader = Reader(x="1,2", y="0,1")
    make = derivation_file(kind, reader.session)
    row = make()
    reader.choose("layout", "column")
    assert make() != row
    assert make() == MAKERS[kind](Problem((1, 2), (0, 1)), text._, columns=True)
