"""The measurement as the page has it: who asks for it, and how far it is."""

from __future__ import annotations

from collections.abc import Callable

from core.cost.measure.service import SERVICE, State
from pages.ui.page import Action, Change, View

_ASKED = "measuring"  # under this name a session remembers which measurement it has asked for


def state() -> State:
    """How things are at this moment."""
    return SERVICE.state


def watch(changed: Callable[[], None]) -> Callable[[], None]:
    """Call this at every change; what is returned ends that."""
    return SERVICE.watch(changed)


def has_asked(view: View, now: State) -> bool:
    """Whether this reader waits for the measurement that runs, and may leave it."""
    return now.phase == "running" and view.choices.get(_ASKED) == str(now.runs)


def act(view: View, action: Action) -> Change | None:
    """Ask for a measurement, or ask no more: it ends when nobody wants it."""
    asked = has_asked(view, state())
    if action.name == "measure" and not asked:
        return Change(choices={_ASKED: str(SERVICE.start())})
    if action.name == "cancel" and asked:
        SERVICE.cancel()
        return Change(choices={_ASKED: ""})
    return None
