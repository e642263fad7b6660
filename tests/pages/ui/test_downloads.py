"""Files to take away: of the session of the token, else of what the address says."""

from __future__ import annotations

import codecs
import json
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from core.problem import Problem
from pages.shell import PAGES
from pages.ui.downloads import Downloads
from pages.ui.session.registry import SESSIONS
from pages.ui.session.session import Session

NAMES = [name for page in PAGES for name in page.files]
CLIENT = TestClient(Starlette(routes=[Route("/files/{name}", Downloads(PAGES).serve)]))
SECRET = Problem((41, 42), (1, 0))
FROM_LINK = "x=1,2,-0.5&y=0,1,0"


@pytest.fixture
def session() -> Session:
    session = Session(SECRET)
    SESSIONS.add(session)
    return session


def problem_in(text: str) -> Problem:
    content = json.loads(text)
    return Problem(content["x"], content["y"])


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_sent_to_be_kept_under_its_name(session: Session, name: str) -> None:
    answer = CLIENT.get(f"/files/{name}?token={session.token}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["cache-control"] == "no-store"
    # Counts are the same for all problems of as many classes; sheets and lessons have their own.
    own = name in ("cost.csv", "lesson.toml") or name.startswith("sheet")
    assert "41" in answer.text or own


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".csv")])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_excel_and_pandas_read_the_heads_of_a_csv_file(name: str, language: str) -> None:
    content = CLIENT.get(f"/files/{name}?{FROM_LINK}&lang={language}").content
    text = content.decode("utf-8-sig")  # as pandas reads it
    assert content.startswith(codecs.BOM_UTF8) != text.isascii()
    assert not text.startswith("\ufeff")


def test_the_session_counts_and_not_the_address(session: Session) -> None:
    session.set_problem(Problem((7, 8, 9), (0, 0, 1)))
    answer = CLIENT.get(f"/files/problem.json?{FROM_LINK}&token={session.token}")
    assert problem_in(answer.text) == session.problem


@pytest.mark.parametrize("token", ["", "unknown", "%00", "x" * 1000])
def test_a_token_that_nobody_has_leads_to_what_the_address_says(
    session: Session, token: str
) -> None:
    known = len(SESSIONS)
    answer = CLIENT.get(f"/files/problem.json?{FROM_LINK}&token={token}")
    assert problem_in(answer.text) == Problem((1, 2, -0.5), (0, 1, 0))
    assert len(SESSIONS) == known


def test_the_language_of_the_address_is_that_of_the_file() -> None:
    answer = CLIENT.get(f"/files/gradient.html?{FROM_LINK}&lang=zh&token=unknown")
    assert '<html lang="zh-CN">' in answer.text


@pytest.mark.parametrize("query", ["", "token=unknown", "x=1&y=1", "x=a,b&y=0,1", "view=plane"])
def test_without_a_problem_there_is_no_file_but_a_sentence(session: Session, query: str) -> None:
    answer = CLIENT.get(f"/files/problem.json?{query}")
    assert answer.status_code == 410
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text == "There is no such file. Reload the page, then download it again."
    chinese = CLIENT.get(f"/files/problem.json?{query}", headers={"accept-language": "zh-CN,en"})
    assert any("\u4e00" <= sign <= "\u9fff" for sign in chinese.text)


def test_there_are_no_other_files(session: Session) -> None:
    for name in ("app.py", "problem.JSON", "..%2Fapp.py", "%00"):
        answer = CLIENT.get(f"/files/{name}?token={session.token}")
        assert answer.status_code == 404
        assert "41" not in answer.text


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["x", "y", "token", "lang", "view", "digits", "k", "i"]),
        st.text(max_size=40),
    )
)
def test_no_query_is_answered_by_an_error_of_the_server(query: dict[str, str]) -> None:
    text = "&".join(f"{name}={quote(value, safe='')}" for name, value in query.items())
    answer = CLIENT.get(f"/files/problem.json?{text}")
    assert answer.status_code in (200, 410)
    assert "Traceback" not in answer.text
