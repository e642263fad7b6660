"""The address as a session: read when one starts, written after every edit.

The URL is read once, when a session starts or a browser comes back after a break; from then on
it is written (by the browser), so that an edit and the address bar cannot argue about which of
them is newer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from core.limits import PARAMETERS_MAX, QUERY_MAX, SETTING_MAX, WORDS_MAX
from core.problem import Problem, ProblemError
from pages.ui.page import EVERYWHERE, Page
from pages.ui.session.session import DEFAULT, BrokenLink, Session
from pages.ui.text import LANGUAGES, TAGS, match_language, readable


@dataclass(frozen=True)
class Link:
    """What a URL asks for, and what is wrong with it."""

    problem: Problem
    settings: Mapping[str, str]
    language: str
    broken: tuple[BrokenLink, ...]


def read_link(query: Mapping[str, str], locale: str | None) -> Link:
    """The problem, the language and all settings that a URL names; each wrong part on its own."""
    texts = {name: readable(text) for name, text in list(query.items())[:PARAMETERS_MAX]}
    wanted = texts.pop("lang", None)
    language = wanted if wanted in LANGUAGES else match_language(locale)
    broken: list[BrokenLink] = []
    if wanted is not None and wanted not in LANGUAGES:
        broken.append(BrokenLink(f"lang={wanted[:20]}", ", ".join(LANGUAGES)))
    problem = DEFAULT
    try:
        if "x" in texts or "y" in texts:
            problem = Problem.parse(texts.pop("x", ""), texts.pop("y", ""))
    except ProblemError as error:
        broken.append(BrokenLink(error.field, error=error))
    # One sign more than any setting has: then the reader is told that it is wrong.
    settings = {
        name: text[: SETTING_MAX + 1] for name, text in texts.items() if len(name) <= WORDS_MAX
    }
    return Link(problem, settings, language, tuple(broken))


def start(query: Mapping[str, str], locale: str | None) -> Session:
    """A new session, as the URL asks."""
    link = read_link(query, locale)
    session = Session(link.problem, link.language)
    session.settings = dict(link.settings)
    session.broken_link = list(link.broken)
    return session


def parse_query(text: str) -> dict[str, str]:
    """The parameters of a query string that a browser sent; the last one of a name counts."""
    if len(text) > QUERY_MAX:
        return {}
    try:
        pairs = parse_qsl(text.removeprefix("?"), max_num_fields=PARAMETERS_MAX)
    except ValueError:
        return {}
    return dict(pairs)


def address(session: Session, page: Page, known: tuple[str, ...]) -> dict[str, object]:
    """What the address bar is to say.

    params: [name, text] in order: the problem, the language, the page's own settings;
    own: every name that the lab uses (`known` are those of all pages): others stay as they are.
    """
    problem = session.problem
    shared = {"x": problem.x_text, "y": problem.y_text, "lang": session.language}
    names = dict.fromkeys((*EVERYWHERE, *page.names))
    settings = {name: session.settings[name] for name in names if name in session.settings}
    return {
        "params": [list(pair) for pair in (shared | settings).items()],
        "own": list(dict.fromkeys((*shared, *EVERYWHERE, *known))),
        "lang": TAGS[session.language],
    }
