"""The address as a session: read when one starts, written after every edit.

The URL is read once, when a session starts or a browser comes back after a break; from then on
it is written (by the browser), so that an edit and the address bar cannot argue about which of
them is newer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from core.limits import (
    ENTRIES_MAX,
    K_MAX,
    KEPT_MAX,
    PARAMETERS_MAX,
    QUERY_MAX,
    SETTING_MAX,
    WORDS_MAX,
)
from core.merged import Merged
from core.problem import Problem, ProblemError
from core.readings import sure, with_plus
from core.reduction import problem_of
from pages.ui.page import EVERYWHERE, KEPT, MERGED, NO_PAGE, Page
from pages.ui.session.session import DEFAULT, BrokenLink, Session
from pages.ui.text import LANGUAGES, TAGS, match_language, readable

_MERGED_MOST = ENTRIES_MAX - KEPT_MAX


@dataclass(frozen=True)
class Link:
    """What a URL asks for, and what is wrong with it."""

    problem: Problem
    settings: Mapping[str, str]
    language: str
    broken: tuple[BrokenLink, ...]
    merged: Merged | None = None


def read_link(query: Mapping[str, str], locale: str | None) -> Link:
    """The problem, the language and all settings that a URL names; each wrong part on its own."""
    items = list(query.items())[:PARAMETERS_MAX]
    # `&amp;` is how the source of a page writes what parts two settings.
    texts = {name.removeprefix("amp;"): readable(text) for name, text in items}
    wanted = texts.pop("lang", None)
    language = wanted if wanted in LANGUAGES else match_language(locale)
    broken: list[BrokenLink] = []
    if wanted is not None and wanted not in LANGUAGES:
        broken.append(BrokenLink(f"lang={wanted[:20]}", ", ".join(LANGUAGES)))
    problem, merged = DEFAULT, None
    try:
        problem, merged = _problem(texts.pop("x", None), texts.pop("y", None))
    except ProblemError as error:
        broken.append(BrokenLink(error.field, error=error))
    count, kept = texts.pop(MERGED, None), texts.pop(KEPT, None)
    if count is not None and not broken and merged is None:
        merged = _merged(count, problem)
        if merged is None:
            broken.append(BrokenLink(f"{MERGED}={count[:20]}", f"2 … {_MERGED_MOST}"))
        elif kept is not None:
            places = _places(kept, merged.count)
            merged = Merged(merged.count, kept=places)
            if not places:
                all_classes = merged.count + KEPT_MAX
                broken.append(BrokenLink(f"{KEPT}={kept[:20]}", f"1 … {all_classes}"))
    # One sign more than any setting has: then the reader is told that it is wrong.
    settings = {
        name: text[: SETTING_MAX + 1] for name, text in texts.items() if len(name) <= WORDS_MAX
    }
    return Link(problem, settings, language, tuple(broken), merged)


def _problem(x_text: str | None, y_text: str | None) -> tuple[Problem, Merged | None]:
    """The problem of a link. A vector that it does not name is the default's, if it fits."""
    x = DEFAULT.x if x_text is None else sure(with_plus(x_text), "x")
    y = DEFAULT.y if y_text is None else sure(with_plus(y_text), "y", len(x))
    return problem_of(x, y)


def _merged(count: str, problem: Problem) -> Merged | None:
    """What a link says of the last row; None where that cannot be."""
    plain = count.isascii() and count.isdigit() and len(count) <= len(str(_MERGED_MOST))
    if not plain or problem.k != K_MAX or not 2 <= int(count) <= _MERGED_MOST:
        return None
    return Merged(int(count))


def _places(kept: str, count: int) -> tuple[int, ...]:
    """Which classes the rows are, from 0; `kept=2,17,...` counts from 1. () if that is wrong."""
    texts = kept.split(",")[: K_MAX + 1]
    if not all(text.isascii() and text.isdigit() and len(text) < WORDS_MAX for text in texts):
        return ()
    places = tuple(int(text) - 1 for text in texts)
    in_order = places == tuple(sorted(set(places)))
    is_there = len(places) == KEPT_MAX and places[0] >= 0 and places[-1] < count + KEPT_MAX
    return places if in_order and is_there else ()


def start(query: Mapping[str, str], locale: str | None) -> Session:
    """A new session, as the URL asks."""
    link = read_link(query, locale)
    session = Session(link.problem, link.language, link.merged)
    session.settings = dict(link.settings)
    session.broken_link = list(link.broken)
    return session


def parse_query(text: str) -> dict[str, str]:
    """The parameters of a query string, as Streamlit reads them: the last one of a name counts.

    An empty one is there, too, so that it can be told as wrong. Of too many, the first are read.
    """
    if len(text) > QUERY_MAX:
        text = text[:QUERY_MAX].rpartition("&")[0]
    parts = text.removeprefix("?").split("&", PARAMETERS_MAX)[:PARAMETERS_MAX]
    return dict(parse_qsl("&".join(parts), keep_blank_values=True))


def address(session: Session, page: Page, known: tuple[str, ...]) -> dict[str, object]:
    """What the address bar is to say.

    params: [name, text] in order: the problem, the language, the page's own settings;
    own: every name that the lab uses (`known` are those of all pages): others stay as they are.
    """
    problem = session.problem
    shared = {"x": problem.x_text, "y": problem.y_text}
    if session.merged:
        shared[MERGED] = str(session.merged.count)
        if session.merged.kept:
            shared[KEPT] = ",".join(str(place + 1) for place in session.merged.kept)
    shared["lang"] = session.language
    names = dict.fromkeys((*EVERYWHERE, *page.names))
    settings = {name: session.settings[name] for name in names if name in session.settings}
    return {
        "params": [list(pair) for pair in (shared | settings).items()],
        "own": list(dict.fromkeys((*shared, MERGED, KEPT, NO_PAGE, *EVERYWHERE, *known))),
        "lang": TAGS[session.language],
    }
