"""Files of the derivation: the core's, for the problem, layout and language that are given."""

from __future__ import annotations

import pytest

from core import export
from core.problem import Problem
from pages.derivation import PAGE
from pages.ui import text
from tests.pages.derivation.reader import Reader

MAKERS = {
    "derivation.tex": export.tex,
    "derivation.md": export.markdown,
    "derivation.ipynb": export.notebook,
    "derivation.py": export.python,
}


def made(reader: Reader, name: str) -> str:
    session = reader.session
    text.use_language(session.language)
    try:
        return PAGE.make_file(name, session.view(PAGE), session.language)
    finally:
        text.use_language("en")


def test_every_file_is_looked_at() -> None:
    assert set(PAGE.files) == set(MAKERS)


@pytest.mark.parametrize("name", PAGE.files)
@pytest.mark.parametrize("language", text.LANGUAGES)
def test_a_file_is_made_from_what_the_session_says_then(name: str, language: str) -> None:
    reader = Reader(x="1,2", y="0,1")
    reader.paste("1,3.25", "0,1")
    reader.session.language = language
    content = made(reader, name)
    text.use_language(language)
    try:
        assert content == MAKERS[name](Problem((1, 3.25), (0, 1)), text._)
    finally:
        text.use_language("en")


@pytest.mark.parametrize("name", PAGE.files)
def test_every_file_is_turned_with_the_page(name: str) -> None:
    reader = Reader(x="1,2", y="0,1")
    row = made(reader, name)
    reader.choose("layout", "column")
    assert made(reader, name) != row
    assert made(reader, name) == MAKERS[name](Problem((1, 2), (0, 1)), text._, columns=True)
