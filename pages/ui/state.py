"""The session: the only file that touches st.session_state and st.query_params.

The session holds the Problem, the language and the pages' settings. The URL is read once,
when the session starts; from then on it is written (by the `frame` component), never read,
so that an edit and the address bar cannot argue about which of them is newer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

import streamlit as st

from core.problem import Problem, ProblemError
from pages.ui.text import LANGUAGES, TAGS, match_language

DEFAULT = Problem((1.0, 2.0, -0.5), (0.0, 1.0, 0.0))
SELECTION = ("i", "j")  # the output i and the logit j that the reader looks at, on every page
SHARED = ("x", "y", "lang", *SELECTION)  # what a link to another page takes along
PARAMS = (
    *SELECTION, "k", "from", "to", "digits",
    "view", "c", "run", "show", "log", "points", "of", "rate", "steps", "momentum", "over",
)  # fmt: skip
"""All settings, as the URL names them."""
_SESSION = "lab"


@dataclass
class _Session:
    problem: Problem
    language: str
    params: dict[str, str] = field(default_factory=dict)
    errors: dict[str, dict[int | None, ProblemError]] = field(default_factory=dict)
    notes: dict[str, Sequence[str]] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    seq: dict[str, int] = field(default_factory=dict)
    forced: int = 0
    token: str = field(default_factory=lambda: token_hex(4))
    revision: int = 0
    own: tuple[str, ...] = ()
    broken_url: list[tuple[str, str, ProblemError | None]] = field(default_factory=list)


# --- the problem -----------------------------------------------------------------------


def problem() -> Problem:
    """The problem on screen: always a valid one."""
    return _session().problem


def reader() -> Callable[[], Problem]:
    """A function that gives the problem of the moment, also outside a run (a download)."""
    session = _session()
    return lambda: session.problem


def set_problem(new: Problem, *, typed: bool = False) -> None:
    """Put a new problem on screen.

    `typed` into the fields: they keep the reader's own text, and a paste that waits for its
    other half goes on waiting. Otherwise every field takes the new values.
    """
    session = _session()
    session.problem = new
    session.broken_url.clear()
    if not typed:
        session.errors.clear()
        session.notes.clear()
        session.drafts.clear()
        session.forced += 1


def errors(name: str) -> dict[int | None, ProblemError]:
    """What is wrong with a field now: {entry (None: the whole field): error}."""
    return _session().errors.get(name, {})


def set_errors(name: str, found: dict[int | None, ProblemError]) -> None:
    """Replace what is wrong with a field; the problem on screen stays."""
    _session().errors[name] = found


# --- the fields ------------------------------------------------------------------------


def force() -> str:
    """Changes whenever the fields have to take the server's values, and with every session."""
    return f"{_session().token}-{_session().forced}"


def answered(name: str) -> int:
    """The last edit of a field that has been worked in."""
    return _session().seq.get(name, 0)


def answer(name: str, seq: int) -> None:
    """Remember that an edit has been worked in."""
    _session().seq[name] = seq


def drafts() -> dict[str, str]:
    """Pasted texts that do not make a problem yet (x of a new length before its y)."""
    return _session().drafts


def widget(key: str) -> Any:
    """The value of a widget, or None before it exists."""
    return st.session_state.get(key)


def seed(key: str, value: Any) -> str:
    """Give a widget its value unless it has one; returns the key."""
    st.session_state.setdefault(key, value)
    return key


def put(key: str, value: Any) -> str:
    """Rewrite a widget's value (before it is drawn, or in a callback); returns the key."""
    st.session_state[key] = value
    return key


# --- language and settings --------------------------------------------------------------


def language() -> str:
    """The language of the session: a key of LANGUAGES."""
    return _session().language


def set_language(language: str) -> None:
    """Choose the language, from the next rerun on."""
    _session().language = language if language in LANGUAGES else "en"


def begin_page(own: tuple[str, ...]) -> None:
    """Say which settings this page keeps in the URL: names out of PARAMS."""
    _session().own = own


def param(name: str, allowed: str, read: Callable[[str], Any], default: Any) -> Any:
    """A page's setting, as its URL parameter says; `default` where it is absent.

    `read` turns the text into the value and raises ValueError. A text that it refuses is
    reported once with what is `allowed`, and forgotten.
    """
    session = _session()
    text = session.params.get(name)
    if not text:
        return default
    try:
        return read(text)
    except ValueError:
        refuse_param(name, allowed)
        return default


def set_param(name: str, text: str) -> None:
    """Change a page's setting, and with it the URL; an empty text takes it out."""
    if text:
        _session().params[name] = text
    else:
        _session().params.pop(name, None)


def refuse_param(name: str, allowed: str) -> None:
    """Forget a parameter of the URL and report it with what is allowed."""
    session = _session()
    text = session.params.pop(name, "")
    session.broken_url.append((f"{name}={text[:20]}", allowed, None))


def context() -> str:
    """What an act in a figure refers to: the session, the page's settings, the classes."""
    session = _session()
    settings = [session.params.get(name, "") for name in session.own]
    return "|".join([session.token, str(session.problem.k), *settings])


def is_fresh() -> bool:
    """True until the first edit: a setting then comes from the URL, not from the page."""
    return _session().forced == 0 and not _session().seq


def notes(name: str) -> Sequence[str]:
    """Messages beside a control."""
    return _session().notes.get(name, ())


def set_notes(name: str, messages: Sequence[str]) -> None:
    """Replace the messages beside a control."""
    _session().notes[name] = messages


def broken_url() -> Sequence[tuple[str, str, ProblemError | None]]:
    """What was wrong with the URL: (parameter, what is allowed, the problem's error)."""
    return tuple(_session().broken_url)


def next_revision() -> tuple[str, int]:
    """The session and a number for each answer, so that the browser can tell the newest."""
    session = _session()
    session.revision += 1
    return session.token, session.revision


def address() -> dict[str, Any]:
    """What the address bar is to say; for `components/common.js`.

    params: [name, text] in order: the problem, the language, the page's own settings;
    own: every name that the lab uses.
    """
    session, shown = _session(), problem()
    shared = {"x": shown.x_text, "y": shown.y_text, "lang": session.language}
    mine = {name: session.params[name] for name in session.own if name in session.params}
    return {
        "params": [list(pair) for pair in (shared | mine).items()],
        "own": [*shared, *PARAMS],
        "lang": TAGS[session.language],
    }


def _session() -> _Session:
    if _SESSION not in st.session_state:
        _start()
    return st.session_state[_SESSION]


def _start() -> None:
    """Read the URL: the problem, the language and the pages' settings."""
    query = {name: st.query_params[name] for name in st.query_params}
    wanted = query.pop("lang", None)
    language = wanted if wanted in LANGUAGES else match_language(st.context.locale)
    session = _Session(DEFAULT, language)
    st.session_state[_SESSION] = session
    if wanted is not None and wanted not in LANGUAGES:
        session.broken_url.append((f"lang={wanted[:20]}", ", ".join(LANGUAGES), None))
    try:
        if "x" in query or "y" in query:
            session.problem = Problem.parse(query.pop("x", ""), query.pop("y", ""))
    except ProblemError as error:
        session.broken_url.append((error.field, "", error))
    session.params = {name: text for name, text in query.items() if name in PARAMS}
