"""Where Streamlit keeps a session: the only file that touches session_state and query_params."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.ui.session import url
from pages.ui.session.registry import SESSIONS
from pages.ui.session.session import Session

_KEY, _RUNS = "lab", "lab-runs"


def current() -> Session:
    """The session of this Streamlit run; the URL starts it."""
    session = st.session_state.get(_KEY)
    if session is None:
        query = {name: st.query_params[name] for name in st.query_params}
        session = url.start(query, st.context.locale)
        st.session_state[_KEY] = session
        SESSIONS.add(session)
    return session


def next_run() -> int:
    """Another number each time: the browser then asks for the whole page again."""
    st.session_state[_RUNS] = number = st.session_state.get(_RUNS, 0) + 1
    return int(number)


def widget(key: str) -> Any:
    """The state of a widget."""
    return st.session_state.get(key)
