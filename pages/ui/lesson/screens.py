"""What a step puts on the screen: a page, its settings and the problem."""

from __future__ import annotations

from collections.abc import Collection

from core.lessons.error import LessonError
from core.lessons.lesson import Lesson, Predict, Screen
from core.problem import Problem
from pages.ui.page import HIDE, SELECTION, TARGETS, Page
from pages.ui.session.session import Session

_OF_EVERY_PAGE = (*SELECTION, TARGETS.name)  # a step's own, too


def put_up(session: Session, screen: Screen, problem: Problem, pages: Collection[Page]) -> None:
    """Let the session have this screen; the browser goes to its page."""
    page = next((page for page in pages if page.path == screen.page), None)
    if page is None:
        return
    for name in (*page.names, *_OF_EVERY_PAGE):
        session.set_setting(name, "")
    texts = dict(screen.settings)
    put_back(session)
    _hide(session, texts.pop(HIDE.name, ""))
    for name, text in texts.items():
        session.set_setting(name, text)
    if screen.sets_problem:
        session.set_problem(problem, merged=None)
        session.start, session.start_merged = problem, None
    session.lesson.page = screen.page
    session.lesson.moves += 1


def put_back(session: Session) -> None:
    """Show again what a step has hidden; if the reader has changed that meanwhile, it stays."""
    run = session.lesson
    if run.hiding is not None:
        before, during = run.hiding
        run.hiding = None
        if session.settings.get(HIDE.name, "") == during:
            session.set_setting(HIDE.name, before)


def _hide(session: Session, text: str) -> None:
    """Hide what a step hides, besides what the reader's link does."""
    if not text:
        return
    before = session.settings.get(HIDE.name, "")
    words = dict.fromkeys(word for word in (*before.split(","), *text.split(",")) if word)
    session.lesson.hiding = before, ",".join(words)
    session.set_setting(HIDE.name, ",".join(words))


def check_screens(lesson: Lesson, pages: Collection[Page]) -> None:
    """Raises LessonError for a screen whose page, or a setting of it, there is not."""
    for number, step in enumerate(lesson.steps, 1):
        if step.screen is not None:
            _check(lesson, ("step", number, "screen"), step.screen, step.problem, pages)
        if isinstance(step.task, Predict) and step.task.screen is not None:
            place = ("step", number, "then", "screen")
            _check(lesson, place, step.task.screen, step.task.problem, pages)


def _check(
    lesson: Lesson,
    place: tuple[str | int, ...],
    screen: Screen,
    problem: Problem,
    pages: Collection[Page],
) -> None:
    line = lesson.lines.get(place) or lesson.lines.get(place[:2], 1)
    key = f"step {place[1]}, {', '.join(map(str, place[2:]))}"
    page = next((page for page in pages if page.path == screen.page), None)
    if page is None:
        paths = ", ".join(page.path for page in pages if page.path)
        raise LessonError("one-of", line, key, paths)
    texts = dict(screen.settings)
    known = (*page.names, *_OF_EVERY_PAGE)
    strange = [name for name in texts if name not in known and name != HIDE.name]
    if strange:
        raise LessonError("one-of", line, f"{key}, {strange[0]}", ", ".join(known))
    _values, wrong = page.read(problem, texts, strict=True)
    for name, allowed in wrong.items():
        raise LessonError("one-of", line, f"{key}, {name}", allowed)
