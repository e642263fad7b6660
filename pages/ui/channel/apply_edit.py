"""Apply a validated message to the session: a new problem, a setting, or a message in words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from core.errors import Field
from core.limits import NUMBER_TEXT_MAX
from core.problem import Problem, ProblemError
from core.readings import read_number
from core.targets import keep_sum, one_hot, scale_sum
from pages.ui.channel import locks
from pages.ui.channel.messages import (
    BarDrag,
    Edit,
    FigureAction,
    HistoryAction,
    LessonAction,
    LoadPreset,
    PageAction,
    PasteVector,
    Select,
    SetSetting,
    TypeEntry,
    UseTool,
)
from pages.ui.channel.paste import paste
from pages.ui.editor.error_words import explain_shift
from pages.ui.editor.presets import PRESETS
from pages.ui.lesson.lazily import act as act_in_lesson
from pages.ui.page import (
    AT,
    LESSON,
    SELECTION,
    SHARED_SETTINGS,
    TARGETS,
    Action,
    Change,
    NotAllowed,
    Page,
    Reading,
    Setting,
)
from pages.ui.session.session import Errors, Session, VectorField
from pages.ui.text import _


def apply_edit(session: Session, page: Page, edit: Edit, pages: Collection[Page] = ()) -> None:
    """Do what a message asks for; what makes no problem leaves the problem as it is.

    pages: all that there are; a lesson's step may be on any of them.
    """
    session.edited |= not _is_file(edit)
    if locks.refuses(session, page, edit):
        return
    if isinstance(edit, TypeEntry | BarDrag | HistoryAction | UseTool | LoadPreset):
        session.dismiss_choices()  # a newer edit: the question is gone
    match edit:
        case TypeEntry(_, None, text):
            _type_sum(session, text)
        case TypeEntry(vector, entry, text):
            _type_entry(session, vector, entry or 0, text)
        case PasteVector():
            paste(session, edit)
        case BarDrag():
            _drag(session, edit)
        case HistoryAction(name):
            {"undo": session.undo, "redo": session.redo, "reset": session.reset}[name]()
        case UseTool(name, text):
            _use_tool(session, name, text)
        case LoadPreset(name):
            if name in PRESETS:
                session.set_problem(PRESETS[name][1], merged=None)
        case Select(i, j):
            for setting, chosen in (("i", i), ("j", j)):
                if chosen is not None and chosen <= session.problem.k:
                    session.set_setting(setting, str(chosen))
        case SetSetting(name, text):
            _set_setting(session, page, name, text)
        case FigureAction():
            _act(session, page, _figure_action(session, page, edit), gesture=edit.gesture)
        case LessonAction():
            act_in_lesson(session, page, pages, edit)
        case PageAction(name, text):
            _act(session, page, Action(name, {"text": text}))


def _is_file(edit: Edit) -> bool:
    """Whether a lesson's file comes: its link goes on as it was opened, nobody has edited it."""
    return isinstance(edit, LessonAction) and edit.name in ("open", "link")


# --- fields ------------------------------------------------------------------------------


def _type_entry(session: Session, vector: Field, entry: int, text: str) -> None:
    """Take one field's text. Good entries count; a bad one keeps its last value and its text.

    Entries that were refused before are tried again: what was wrong with them may be gone.
    """
    problem, field = session.problem, session.fields[vector]
    old = problem.x if vector == "x" else problem.y
    if entry >= len(old):
        return
    texts = {entry: text} | {i: t for i, t in field.refused.items() if i != entry}
    values, refused = list(old), {}
    errors: Errors = {}
    for i, typed in texts.items():
        try:
            value = read_number(typed, vector, i)
            trial = [*values[:i], value, *values[i + 1 :]]
            problem = problem.with_x(trial) if vector == "x" else problem.with_y(trial)
            values = trial
        except ProblemError as error:
            errors[i if error.position is None else error.position] = error
            refused[i] = typed[: NUMBER_TEXT_MAX + 1]
    if field.draft is not None and None in field.errors:  # it waits for its other half
        errors[None] = field.errors[None]
    changed = next((i for i in range(len(old)) if values[i] != old[i]), None)
    session.set_problem(problem, typed=True, step=(vector, "typed", changed), burst=True)
    session.fields[vector] = VectorField(errors, refused, field.draft)


def _type_sum(session: Session, text: str) -> None:
    """Take the text of sum(y): the targets keep the proportions that they had before it."""
    field, problem = session.fields["y"], session.problem
    start = field.sum_start or problem.y
    try:
        total = read_number(text, "y", 0)
        problem.with_y([total, *problem.y[1:]])  # a sum is bounded as a target is
        problem = scale_sum(problem.with_y(start), total)
    except ProblemError as error:
        error.position = None
        field.sum_start, field.sum_error = start, error
        return
    session.set_problem(problem, typed=True, step=("y", "typed", "sum"), burst=True)
    session.fields["y"] = VectorField(draft=field.draft, sum_start=start)


# --- bars ----------------------------------------------------------------------------------


def _drag(session: Session, drag: BarDrag) -> None:
    """Move a bar: what the others do is worked out from where they stood at its start."""
    step = (drag.vector, "drag", drag.gesture)
    start = session.before(step)
    if start.k != session.problem.k or (drag.entry or 0) >= start.k:
        return
    try:
        moved = _moved(session, drag, start)
    except ProblemError:
        return
    alone = drag.vector == "x" or (drag.entry is not None and targets_mode(session) == "free")
    field = session.fields[drag.vector]
    session.set_problem(moved, typed=True, step=step)
    kept = {i for i in field.refused if alone and i != drag.entry}
    session.fields[drag.vector] = VectorField(
        {i: e for i, e in field.errors.items() if i is None or i in kept},
        {i: t for i, t in field.refused.items() if i in kept},
        field.draft,
    )


def _moved(session: Session, drag: BarDrag, start: Problem) -> Problem:
    if drag.entry is None:
        return scale_sum(start, drag.value)
    now = session.problem
    if drag.vector == "x":
        return now.with_x([*now.x[: drag.entry], drag.value, *now.x[drag.entry + 1 :]])
    match targets_mode(session):
        case "sum":
            return keep_sum(start, drag.entry, drag.value)
        case "one-hot":
            return one_hot(now, drag.entry)
        case _:
            return now.with_y([*now.y[: drag.entry], drag.value, *now.y[drag.entry + 1 :]])


def targets_mode(session: Session) -> str:
    """How the bars of y move: free, sum or one-hot."""
    return session.settings.get(TARGETS.name, str(TARGETS.default))


# --- tools ---------------------------------------------------------------------------------


_CHANGES: dict[str, tuple[Callable[[Problem], Problem], Field]] = {
    "add-class": (Problem.add_class, "x"),
    "remove-class": (Problem.remove_class, "x"),
    "normalise-y": (Problem.normalise_y, "y"),
}


def _use_tool(session: Session, name: str, text: str) -> None:
    if name in ("shift-x", "check-shift"):
        _shift(session, text, only_check=name == "check-shift")
        return
    change, vector = _CHANGES[name]
    try:
        session.set_problem(change(session.problem))
    except ProblemError as error:
        session.fields[vector].errors = {None: error}


def _shift(session: Session, text: str, *, only_check: bool) -> None:
    """Add a number to every logit; a bad one is told beside its field as soon as it is typed."""
    session.choices["shift-by"] = text[: NUMBER_TEXT_MAX + 1]
    try:
        shifted = session.problem.shift_x(read_number(text, "x", 0))
    except ProblemError as error:
        error.position = None
        session.notes["shift"] = explain_shift(error)
        return
    session.notes.pop("shift", None)
    if not only_check:
        session.set_problem(shifted)


# --- settings and what pages do themselves ------------------------------------------------


def _set_setting(session: Session, page: Page, name: str, text: str) -> None:
    """Change a setting where the page has it and the text is allowed; else say what is."""
    if name in (LESSON.name, AT.name):
        return  # a lesson is started, gone through and left by its own messages
    shared = next((setting for setting in SHARED_SETTINGS if setting.name == name), None)
    if shared is not None:
        _set_shared(session, shared, text)
        return
    if name not in {setting.name for setting in page.settings}:
        return
    change = getattr(page.blocks, "change_setting", None)
    if change is not None:
        _take(session, change(session.view(page), name, text))
        return
    settings = session.settings | {name: text}
    _values, wrong = page.read(session.problem, settings, strict=True)
    if name in wrong:
        session.notes[name] = _("allowed: {values}").format(values=wrong[name])
        return
    default = next(setting.default for setting in page.settings if setting.name == name)
    session.notes.pop(name, None)
    session.set_setting(name, "" if text == str(default) else text)


def _set_shared(session: Session, setting: Setting, text: str) -> None:
    """Change a setting that every page has; what is not allowed changes nothing."""
    if text:
        try:
            setting.read(text, Reading(session.problem.k, strict=True, values={}))
        except NotAllowed:
            return
    session.set_setting(setting.name, "" if text == setting.default else text)


def figure_context(session: Session, page: Page) -> str:
    """What an action in a figure refers to: the page's settings and the number of classes.

    Not where its own mark is: an action may follow another before its figure has come.
    """
    marks = {setting.name for setting in page.settings if setting.is_mark}
    names = dict.fromkeys(name for name in (*page.names, *SELECTION) if name not in marks)
    settings = [session.settings.get(name, "") for name in names]
    return "|".join([page.path, str(session.problem.k), *settings])


def _figure_action(session: Session, page: Page, edit: FigureAction) -> Action | None:
    if edit.context != figure_context(session, page):
        return None
    content: dict[str, Any] = {"figure": edit.figure}
    for name in ("value", "at", "step"):
        if getattr(edit, name) is not None:
            content[name] = getattr(edit, name)
    return Action("figure", content)


def _act(
    session: Session, page: Page, action: Action | None, *, gesture: int | None = None
) -> None:
    """What an action of the page's own asks for; those of a gesture start where it began."""
    act = getattr(page.blocks, "act", None)
    if action is None or act is None:
        return
    view = session.view(page)
    step = None if gesture is None else (page.path, "figure", gesture)
    if step is not None:
        start = session.before(step)
        if start.k != session.problem.k:
            return
        view = replace(view, problem=start)
    with suppress(ProblemError, ValueError):
        change = act(view, action)
        moves_numbers = action.name == "figure" and change is not None and change.problem
        if moves_numbers and "fields" in session.locked:
            locks.say(session, "fields")
        else:
            _take(session, change, step=step)


def _take(session: Session, change: Change | None, *, step: Hashable = None) -> None:
    if change is None:
        return
    broken = list(session.broken_link)
    if change.problem is not None:
        session.set_problem(change.problem, step=step)
    if change.by_itself:
        session.broken_link = broken
    for name, text in change.settings.items():
        session.set_setting(name, text)
    session.notes.update(change.notes)
    session.choices.update(change.choices)
    for texts in (session.notes, session.choices):
        for name in [name for name, text in texts.items() if not text]:
            del texts[name]
    session.prints += change.prints
