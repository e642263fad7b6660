"""The session: the only file that touches st.session_state and st.query_params.

The session holds the Problem, the language and the pages' settings. The URL is read once,
when the session starts; from then on it is written (by the `frame` component), never read,
so that an edit and the address bar cannot argue about which of them is newer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

import streamlit as st

from core.problem import Problem, ProblemError
from pages.ui.session.history import History
from pages.ui.text import LANGUAGES, TAGS, match_language

DEFAULT = Problem((1.0, 2.0, -0.5), (0.0, 1.0, 0.0))
SELECTION = ("i", "j")  # the output i and the logit j that the reader looks at, on every page
SHARED = ("x", "y", "lang", *SELECTION, "targets")  # what a link to another page takes along
_EVERYWHERE = (*SELECTION, "targets")  # settings that each page has
_EXPLORE = ("digits", "way", "product")  # the product page has the first two as well
_DERIVATION = ("k", "step", "mode", "case", "layout", "entry")
_GRADIENT = (
    "view", "c", "run", "show", "log", "from", "to", "points",
    "of", "rate", "steps", "momentum", "over",
)  # fmt: skip
PARAMS = (*_EVERYWHERE, *_EXPLORE, *_DERIVATION, *_GRADIENT)  # all settings, as the URL has them
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
    selects: bool = False
    broken_url: list[tuple[str, str, ProblemError | None]] = field(default_factory=list)
    prints: int = 0
    printed: int = 0
    start: Problem = DEFAULT
    history: History = field(default_factory=History)
    gesture: tuple[Hashable, Problem] | None = None
    page: str = ""


# --- the problem -----------------------------------------------------------------------


def problem() -> Problem:
    """The problem on screen: always a valid one."""
    return _session().problem


def reader() -> Callable[[], Problem]:
    """A function that gives the problem of the moment, also outside a run (a download)."""
    session = _session()
    return lambda: session.problem


def set_problem(
    new: Problem, *, typed: bool = False, step: Hashable = None, burst: bool = False
) -> None:
    """Put a new problem on screen; `step` and `burst` as for `History.record`.

    `typed` into the fields: they keep the reader's own text, and a paste that waits for its
    other half goes on waiting. Otherwise every field takes the new values.
    """
    session = _session()
    if new != session.problem:
        session.history.record(session.problem, step, burst=burst)
    _show(new, typed=typed)


def undo() -> None:
    """Take the last step back; every field takes the values of before."""
    found = _session().history.undo(problem())
    if found is not None:
        _show(found)


def redo() -> None:
    """Take back the last undo."""
    found = _session().history.redo(problem())
    if found is not None:
        _show(found)


def reset() -> None:
    """Go back to the problem that the session began with: a step that can be undone."""
    set_problem(_session().start)


def steps() -> tuple[bool, bool, bool]:
    """Whether there is something to undo, to redo, and to reset."""
    session = _session()
    return (*session.history.open, session.problem != session.start)


def before(gesture: Hashable) -> Problem:
    """The problem as it was when this gesture (a drag) began."""
    session = _session()
    if session.gesture is None or session.gesture[0] != gesture:
        session.gesture = (gesture, session.problem)
    return session.gesture[1]


def _show(new: Problem, *, typed: bool = False) -> None:
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


def enter(page: str) -> None:
    """A page is open. If it is another one, what was wrong in fields is gone with the fields."""
    session = _session()
    if session.page and session.page != page:
        session.errors.clear()
        session.notes.clear()
        session.drafts.clear()
    session.page = page


def begin_page(own: tuple[str, ...], *, selects: bool = False) -> None:
    """Say which settings this page keeps in the URL: names out of PARAMS.

    A page that `selects` always has an i and a j chosen: the first, where nobody has.
    """
    session = _session()
    session.own, session.selects = own, selects


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


def ask_print() -> None:
    """Have the browser print once the page has run."""
    _session().prints += 1


def wants_print() -> bool:
    """Whether the browser is to print; true once for each time it was asked."""
    session = _session()
    wanted, session.printed = session.prints > session.printed, session.prints
    return wanted


def selection() -> dict[str, int]:
    """The output i and the logit j that are chosen, from 1, as far as they are."""
    session, k = _session(), problem().k
    given = {name: session.params.get(name, "1" * session.selects) for name in SELECTION}
    return {n: min(max(int(t), 1), k) for n, t in given.items() if re.fullmatch("[0-9]{1,2}", t)}


def standing() -> dict[str, Any]:
    """How things stand, for `components/common.js`, in each answer with values.

    seq: the last edits that are in it; steps: whether there is one to undo, redo, reset.
    """
    return {
        "address": address(),
        "seq": dict(_session().seq),
        "steps": steps(),
        "selected": selection(),
    }


def address() -> dict[str, Any]:
    """What the address bar is to say.

    params: [name, text] in order: the problem, the language, the page's own settings;
    own: every name that the lab uses.
    """
    session, shown = _session(), problem()
    shared = {"x": shown.x_text, "y": shown.y_text, "lang": session.language}
    settings = dict.fromkeys((*_EVERYWHERE, *session.own))
    mine = {name: session.params[name] for name in settings if name in session.params}
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
    session.start = session.problem
    session.params = {name: text for name, text in query.items() if name in PARAMS}
