"""What a teacher's link locks: edits of these kinds are refused, with a word beside the way back.

    fields    numbers cannot be edited: by fields, bars, tools, a pasted text, or marks in figures
    presets   examples cannot be chosen
    answers   nothing is shown without answering, and no file has it: see `gives_away` in
              `pages.ui.page`
    pages     other pages cannot be reached

It keeps a class together and no secret: whoever edits the address, or presses "Unlock", is free.
"""

from __future__ import annotations

from typing import Any, Final

from pages.ui.channel.messages import (
    BarDrag,
    Edit,
    LoadPreset,
    PageAction,
    PasteVector,
    SetSetting,
    TypeEntry,
    UseTool,
)
from pages.ui.page import Page, View
from pages.ui.session.session import Session
from pages.ui.text import N_, _

NOTE: Final = "locked"
"""Under which the session remembers what to say of an edit that was refused."""
_WORDS: Final = {
    "fields": N_("This link keeps the numbers as they are."),
    "presets": N_("This link keeps its own problem: examples cannot be chosen."),
    "answers": N_("This link shows no answer before you have given yours."),
    "pages": N_("This link stays on its page."),
}


def refuses(session: Session, page: Page, edit: Edit) -> bool:
    """Whether the session's link refuses an edit; then it says so."""
    kind = _kind(session, page, edit)
    if kind in session.locked:
        say(session, kind)
        session.field_version += kind == "fields"  # they go back to what they were
        return True
    session.notes.pop(NOTE, None)
    return False


def shuts_file(view: View, name: str) -> bool:
    """Whether a file to take away has answers that the link locks."""
    gives_away = getattr(view.page.blocks, "gives_away", None)
    return "answers" in view.locked and gives_away is not None and gives_away(view, "file", name)


def without_answer(figure: dict[str, Any]) -> dict[str, Any]:
    """The figure with its question, but not with what is unfolded below it."""
    words = {name: text for name, text in figure.get("words", {}).items() if name != "answer"}
    return figure | {"words": words}


def say(session: Session, kind: str) -> None:
    """Say what is locked, beside the way back."""
    session.notes[NOTE] = words_of(kind)


def words_of(kind: str) -> str:
    """What is said where something of this kind is locked."""
    return _(_WORDS[kind])


def _kind(session: Session, page: Page, edit: Edit) -> str:
    """What has to be open for an edit; "" if nothing."""
    match edit:
        case TypeEntry() | PasteVector() | BarDrag() | UseTool():
            return "fields"
        case LoadPreset():
            return "presets"
        case SetSetting(name, text) | PageAction(name, text) if "answers" in session.locked:
            gives_away = getattr(page.blocks, "gives_away", None)
            is_given = gives_away is not None and gives_away(session.view(page), name, text)
            return "answers" if is_given else ""
    return ""
