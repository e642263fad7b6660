"""A vector as text, pasted or typed: taken, refused, asked about, or waiting for its half."""

from __future__ import annotations

from core.errors import Field
from core.limits import TEXT_MAX
from core.problem import ProblemError
from core.readings import format_vector, read, read_problem, sure, vectors_of_link
from core.reduction import problem_of
from pages.ui.channel.messages import DISMISS, PasteVector
from pages.ui.editor.drafts import vector_of
from pages.ui.session.session import Session

Vector = tuple[float, ...]
_OTHER: dict[Field, Field] = {"x": "y", "y": "x"}


def paste(session: Session, edit: PasteVector) -> None:
    """Take a vector. One of another length waits until its other half has come.

    Where a text may mean several vectors, nothing changes until one of them is chosen.
    """
    session.dismiss_choices(anew=edit.reading == DISMISS)
    if edit.reading == DISMISS:
        return
    try:
        both = _both(edit.text)
        if both is not None:
            problem, merged = problem_of(both["x"], both["y"])
            session.set_problem(problem, merged=merged)
            return
        vector = _read(session, edit)
        draft = format_vector(vector) if edit.reading else edit.text
        _take(session, edit.vector, vector, draft)
    except ProblemError as error:
        _refuse(session, edit.vector, edit.text, error)


def _both(text: str) -> dict[Field, Vector] | None:
    """x and y, where the text has both: the lab's own file, or a link. ProblemError of a link."""
    if len(text) > TEXT_MAX:
        return None
    linked = vectors_of_link(text)
    if len(linked) == len(_OTHER):
        x = sure(linked["x"], "x")
        return {"x": x, "y": sure(linked["y"], "y", len(x))}
    return read_problem(text)


def _read(session: Session, edit: PasteVector) -> Vector:
    """The vector that the text means, or that was chosen. ProblemError, `ambiguous` too."""
    readings = read(edit.text, edit.vector, _classes(session, _OTHER[edit.vector]))
    for reading in readings:
        if len(readings) == 1 or reading.key == edit.reading:
            return reading.values
    raise ProblemError("ambiguous", edit.vector, readings=readings)


def _classes(session: Session, vector: Field) -> int:
    """How many classes a vector has: the one that waits, or the one on screen.

    Where one row stands for many classes, they count: nobody names class 281 by its row.
    """
    known = [_waiting(session, vector), *reversed(_on_screen(session, vector))]
    return next(len(values) for values in known if values is not None)


def _waiting(session: Session, vector: Field) -> Vector | None:
    """A vector that was pasted and has not the length of the other one."""
    field = session.fields[vector]
    error = field.errors.get(None)
    if field.draft is None or error is None or error.code != "different-lengths":
        return None
    return vector_of(field.draft, vector)


def _take(session: Session, vector: Field, values: Vector, draft: str) -> None:
    """Make a problem with the other vector: the one that waits if it fits, else that on screen.

    What was refused or goes on waiting in the other field stays there with its message.
    """
    other = _OTHER[vector]
    waiting = _waiting(session, other)
    candidates = [v for v in (waiting, *_on_screen(session, other)) if v is not None]
    fits = next((v for v in candidates if len(v) == len(values)), None)
    x, y = (values, fits or candidates[0]) if vector == "x" else (fits or candidates[0], values)
    try:
        problem, merged = problem_of(x, y)
    except ProblemError as error:
        # A length that does not fit is told where it was pasted, with the text that waits.
        field = vector if error.code == "different-lengths" else error.field
        _refuse(session, vector, draft, error, field)
        return
    left = session.fields[other]
    session.set_problem(problem, merged=merged)
    if left.draft is not None and (waiting is None or fits is not waiting):
        session.fields[other] = left


def _on_screen(session: Session, vector: Field) -> list[Vector | None]:
    """The vector on screen, and with all classes where one row stands for many."""
    problem = session.problem
    everything = session.merged.everything(problem) if session.merged else None
    whole = None if everything is None else everything[0 if vector == "x" else 1]
    return [problem.x if vector == "x" else problem.y, whole]


def _refuse(
    session: Session, vector: Field, text: str, error: ProblemError, place: Field | None = None
) -> None:
    """Keep the text in its field, with what is wrong with it, or what it may mean."""
    field = session.fields[vector]
    field.draft = text[: TEXT_MAX + 1]  # still too long, if it was
    field.choices = error.readings
    place = place or vector
    if place != vector:
        field.errors.pop(None, None)
    session.fields[place].errors = {None: error}
