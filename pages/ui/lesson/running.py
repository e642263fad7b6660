"""Which lesson and step a session is in, and whether the step is done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from core.lessons.lesson import Do, Lesson, See, Step
from core.lessons.library import own
from core.lessons.marking import is_done, strays
from core.problem import Problem
from pages.ui.lesson.screens import put_up
from pages.ui.page import AT, EVERYWHERE, LESSON, OWN_LESSON, Page
from pages.ui.session.session import DEFAULT, Session


@dataclass(frozen=True)
class Shown:
    """All that the bar is made from.

    lesson: None where a teacher's file is not at hand. at: the step, from 1; done: steps that are.
    said: the reader's answer, "" before there is any, and said_of: the problem that it was given
    for. wants_hint: it is shown. strays: what may not move has moved. hides_numbers: the step or a
    teacher's link does.
    """

    lesson: Lesson | None
    at: int
    done: frozenset[int]
    said: str
    said_of: Problem | None
    wants_hint: bool
    strays: bool
    hides_numbers: bool

    @property
    def step(self) -> Step:
        """The step of the moment."""
        assert self.lesson is not None  # noqa: S101 - asked for by who knows that there is one
        return self.lesson.steps[self.at - 1]

    @property
    def is_done(self) -> bool:
        """Whether it is done."""
        return self.at in self.done


NO_FILE = Shown(None, 0, frozenset(), "", None, False, False, False)
"""A lesson is asked for, and is not there."""


def lesson_of(session: Session) -> Lesson | None:
    """The lesson that the address names, if it is at hand."""
    name = session.settings.get(LESSON.name, "")
    if name == OWN_LESSON:
        return session.lesson.file
    return own().get(name) if name else None


def step_of(session: Session, lesson: Lesson) -> int:
    """The step that the address names, from 1."""
    text = session.settings.get(AT.name, "")
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 3 else 1
    return min(max(number, 1), len(lesson.steps))


def resume(session: Session, page: Page, pages: Collection[Page]) -> None:
    """A page is opened: go on with the step that its address names.

    A link that names the step alone gets the step's screen; one that says more, as the address
    bar does, keeps what it says.
    """
    lesson, run = lesson_of(session), session.lesson
    if lesson is None or (run.name, run.at) == (lesson.name, step_of(session, lesson)):
        return
    at = step_of(session, lesson)
    names_only_the_step = not session.edited and session.problem == DEFAULT
    names_only_the_step &= not session.settings.keys() - set(EVERYWHERE)
    run.page = page.path
    run.enter(lesson, at, lesson.steps[at - 1].problem)
    if names_only_the_step:
        broken = list(session.broken_link)
        begin_anew(session, lesson, at, pages)
        session.broken_link += broken  # a new problem takes it away, and it is still to be said


def begin_anew(session: Session, lesson: Lesson, at: int, pages: Collection[Page]) -> None:
    """Put the screen of a step there, whatever was before it."""
    problem = lesson.steps[at - 1].problem
    screen = lesson.screen(at)
    session.set_problem(problem, merged=None)
    session.start, session.start_merged = problem, None
    put_up(session, screen, problem, pages)


def look(session: Session) -> Shown | None:
    """What the bar shows; a task that the problem fulfils is done from now on."""
    name = session.settings.get(LESSON.name, "")
    if not name:
        return None
    lesson, run = lesson_of(session), session.lesson
    if lesson is None or run.name != lesson.name:
        return NO_FILE
    task = lesson.steps[run.at - 1].task
    start = run.start or session.problem
    if isinstance(task, See) and run.at == len(lesson.steps):
        run.take_note()  # nothing comes after it: who sees it has finished
    has_strayed = False
    if isinstance(task, Do) and not run.is_done:
        has_strayed = strays(task, start, session.problem)
        if is_done(task, start, session.problem):
            run.take_note()
    return Shown(
        lesson,
        run.at,
        run.done,
        run.said,
        run.said_of,
        run.wants_hint,
        has_strayed,
        "numbers" in session.hidden,
    )
