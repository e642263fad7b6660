"""What a reader does in a lesson: starts it, goes on, answers, leaves it; opens a file."""

from __future__ import annotations

from collections.abc import Collection

from core.lessons.error import LessonError
from core.lessons.lesson import Choices, Lesson, Predict, Say, See
from core.lessons.library import own
from core.lessons.marking import mark_said
from core.lessons.reading import read_lesson
from core.limits import ANSWER_TEXT_MAX
from pages.ui.channel.messages import LessonAction
from pages.ui.lesson.packing import unpack
from pages.ui.lesson.running import begin_anew, lesson_of, resume
from pages.ui.lesson.screens import check_screens, put_back, put_up
from pages.ui.page import AT, HIDE, LESSON, LOCK, OWN_LESSON, Page
from pages.ui.session.lesson_run import Before
from pages.ui.session.session import Session

LIST = "lessons"  # the page that lists them: where a finished lesson leads


def act(session: Session, page: Page, pages: Collection[Page], action: LessonAction) -> None:
    """Do it, on this page of all; what is not possible now changes nothing."""
    if action.name == "start":
        _start(session, pages, action.text)
        return
    if action.name in ("open", "link"):
        _open(session, page, pages, action)
        return
    lesson, run = lesson_of(session), session.lesson
    if action.name == "leave":
        _leave(session)
    elif lesson is None or run.name != lesson.name:
        return
    elif action.name == "back" and run.at > 1:
        _enter(session, lesson, run.at - 1, pages)
    elif action.name == "next":
        _next(session, lesson, pages)
    elif action.name == "again":
        run.done -= {run.at}
        _enter(session, lesson, run.at, pages)
    elif action.name == "hint":
        run.wants_hint = not run.wants_hint
    elif action.name == "answer":
        _answer(session, lesson, pages, action.text)


def _start(session: Session, pages: Collection[Page], text: str) -> None:
    """Begin a lesson, `chain`, or a step of it, `chain@3`; the reader's own screen is kept.

    Without a name it is the first.
    """
    name, _, step = text.partition("@")
    name = name or next(iter(own()), "")
    run = session.lesson
    lesson = own().get(name)
    if name == OWN_LESSON and isinstance(run.file, Lesson):
        lesson = run.file
    if lesson is None:
        return
    plain = step.isascii() and step.isdigit() and len(step) <= 2
    at = min(max(int(step), 1), len(lesson.steps)) if plain else 1
    if run.before is None:
        run.before = Before(
            session.problem,
            session.merged,
            session.start,
            session.start_merged,
            dict(session.settings),
        )
    session.set_setting(LESSON.name, lesson.name)
    run.name = ""  # from its beginning, though it may be the same as before
    _enter(session, lesson, at, pages)


def _next(session: Session, lesson: Lesson, pages: Collection[Page]) -> None:
    """The next step; after the last, the list of lessons."""
    run = session.lesson
    if isinstance(lesson.steps[run.at - 1].task, See):
        run.take_note()
    if run.at == len(lesson.steps):
        _leave(session)
        run.page = LIST
        run.moves += 1
        return
    step = lesson.steps[run.at]
    if step.screen is not None:
        _enter(session, lesson, run.at + 1, pages)
        return
    session.set_setting(AT.name, str(run.at + 1))  # the screen stays as it is
    run.enter(lesson, run.at + 1, session.problem)


def _enter(session: Session, lesson: Lesson, at: int, pages: Collection[Page]) -> None:
    """Go to a step, with its screen."""
    session.set_setting(AT.name, str(at))
    session.lesson.enter(lesson, at, lesson.steps[at - 1].problem)
    begin_anew(session, lesson, at, pages)


def _answer(session: Session, lesson: Lesson, pages: Collection[Page], text: str) -> None:
    """Take what is said; what happens after a guess is put on the screen."""
    run = session.lesson
    task, said = lesson.steps[run.at - 1].task, text.strip()
    if not isinstance(task, Say | Predict) or not said or len(said) > ANSWER_TEXT_MAX:
        return
    if isinstance(task.answer, Choices) and said not in _places(task.answer):
        return
    if isinstance(task, Say):
        run.said, run.said_of = said, session.problem
        if mark_said(lesson.steps[run.at - 1], said, session.problem, "en").is_right:
            run.take_note()
        return
    if run.is_done and run.said:
        return  # a guess is made once: what happens is on the screen
    run.said, run.said_of = said, task.problem
    if mark_said(lesson.steps[run.at - 1], said, task.problem, "en").tag == "unreadable":
        return  # that is no guess
    run.take_note()
    session.set_problem(task.problem, merged=None)
    if task.screen is not None:
        put_up(session, task.screen, task.problem, pages)


def _places(answer: Choices) -> list[str]:
    return [str(n) for n in range(1, len(answer.options) + 1)]


def _leave(session: Session) -> None:
    """Put the reader's own problem and settings back."""
    run = session.lesson
    put_back(session)
    of_link = {name: session.settings.get(name, "") for name in (HIDE.name, LOCK.name)}
    if run.before is not None:
        before = run.before
        session.settings = dict(before.settings)
        session.set_problem(before.problem, merged=before.merged)
        session.start, session.start_merged = before.start, before.start_merged
        for name, text in of_link.items():
            session.set_setting(name, text)
    session.set_setting(LESSON.name, "")
    session.set_setting(AT.name, "")
    run.leave()


def _open(session: Session, page: Page, pages: Collection[Page], action: LessonAction) -> None:
    """A teacher's own lesson, as a file's text or out of a link; or what is wrong with it."""
    run = session.lesson
    try:
        content = unpack(action.text) if action.name == "link" else action.text.encode()
        lesson = read_lesson(content, OWN_LESSON)
        check_screens(lesson, pages)
    except LessonError as error:
        run.error = error  # the lesson that is open stays
        return
    if content != run.content:
        run.name = ""  # another one: nothing of it is done yet
    run.file, run.content, run.error = lesson, content, None
    resume(session, page, pages)  # where its address has been waiting for the file
