"""One reader's session: the Problem with undo, the settings, the language, what fields say.

A Streamlit run and the live channel hold the same object. Whoever reads or changes it holds its
`lock`, for microseconds: what is made of it is made from a `View`, which does not change.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Hashable, Mapping
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field, replace
from secrets import token_urlsafe
from typing import Literal

from core.errors import Field
from core.limits import CLIENTS_REMEMBERED, NUMBER_TEXT_MAX
from core.merged import Merged
from core.problem import Problem, ProblemError
from core.readings import Reading as TextReading
from pages.ui.page import (
    EVERYWHERE,
    HIDE,
    LOCK,
    LOGIT,
    NO_PAGE,
    OUTPUT,
    NotAllowed,
    Page,
    Reading,
    Setting,
    View,
    refused,
)
from pages.ui.session.history import History
from pages.ui.session.lesson_run import LessonRun
from pages.ui.text import LANGUAGES, _, use_language

DEFAULT = Problem((1.0, 2.0, -0.5), (0.0, 1.0, 0.0))
_PATH_SHOWN = 40  # of a path that no page has
_LESSON = "lesson"  # the setting that names a lesson: its steps lead from page to page
Errors = dict[int | None, ProblemError]  # by entry from 0; None: the whole vector


@dataclass
class VectorField:
    """What stands in the fields of one vector and is not (yet) part of the problem."""

    errors: Errors = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)
    """Texts of single entries that were refused: they stay in their fields."""
    draft: str | None = None
    """A pasted vector that makes no problem yet, as one whose other half has not come."""
    choices: tuple[TextReading, ...] = ()
    """What the draft may mean, where its writer has to say."""
    sum_start: tuple[float, ...] | None = None
    """y as it was before a sum was typed: its proportions hold while one is being typed."""
    sum_error: ProblemError | None = None


@dataclass(frozen=True)
class BrokenLink:
    """What was wrong with the URL: the parameter, and what is allowed or the problem's error.

    is_page: it is the path of a page that is not there.
    """

    parameter: str
    allowed: str = ""
    error: ProblemError | None = None
    is_page: bool = False


class Session:
    """See the module. `problem` is always a valid one."""

    def __init__(
        self, problem: Problem = DEFAULT, language: str = "en", merged: Merged | None = None
    ) -> None:
        """Start with this problem, which Reset returns to; `merged`: see `core.merged`."""
        self.lock = threading.Lock()
        self.token = token_urlsafe(24)
        self.revision = 0
        self.problem = self.start = problem
        self.merged = self.start_merged = merged
        self.language = language
        self.settings: dict[str, str] = {}
        self.fields: dict[Field, VectorField] = {"x": VectorField(), "y": VectorField()}
        self.field_version = 0
        self.notes: dict[str, str] = {}
        self.choices: dict[str, str] = {}
        self.broken_link: list[BrokenLink] = []
        self.edited = False
        self.prints = 0
        self.page_path = ""
        self.lesson = LessonRun()
        self.locked_to: str | None = None
        """The page that a link has locked its readers to."""
        self._history: History[tuple[Problem, Merged | None]] = History()
        self._gesture: tuple[Hashable, Problem] | None = None
        self._acknowledged: dict[str, int] = {}
        self._answered_on: dict[str, str] = {}  # the page on which an answer was said

    # --- the problem -------------------------------------------------------------------

    def set_problem(
        self,
        new: Problem,
        *,
        merged: Merged | Literal["as before"] | None = "as before",
        typed: bool = False,
        step: Hashable = None,
        burst: bool = False,
    ) -> None:
        """Put a new problem on screen; `step` and `burst` as for `History.record`.

        merged: what its last row stands for; as before it does where no class came or went.

        `typed` into the fields, or dragged: they keep the reader's own text, and a pasted vector
        goes on waiting for its other half. Otherwise every field takes the new values.
        """
        if merged == "as before":
            merged = self.merged if new.k == self.problem.k else None
        if (new, merged) != (self.problem, self.merged):
            self._history.record((self.problem, self.merged), step, burst=burst)
        self._show(new, merged, typed=typed)

    def undo(self) -> None:
        """Take the last step back; every field takes the values of before."""
        self._step_to(self._history.undo((self.problem, self.merged)))

    def redo(self) -> None:
        """Take back the last undo."""
        self._step_to(self._history.redo((self.problem, self.merged)))

    def reset(self) -> None:
        """Go back to the problem that the session began with: a step that can be undone."""
        self.set_problem(self.start, merged=self.start_merged)

    @property
    def history_flags(self) -> tuple[bool, bool, bool]:
        """Whether there is something to undo, to redo, and to reset."""
        return (*self._history.flags, self.problem != self.start)

    def before(self, gesture: Hashable) -> Problem:
        """The problem as it was when this gesture (a drag) began."""
        if self._gesture is None or self._gesture[0] != gesture:
            self._gesture = (gesture, self.problem)
        return self._gesture[1]

    def _step_to(self, state: tuple[Problem, Merged | None] | None) -> None:
        if state is not None:
            self._show(*state)

    def _show(self, new: Problem, merged: Merged | None, *, typed: bool = False) -> None:
        self.problem, self.merged = new, merged
        self.broken_link.clear()
        if not typed:
            self.forget_what_was_typed()

    def forget_what_was_typed(self) -> None:
        """Let every field take the values of the problem, and take messages away."""
        self.fields = {"x": VectorField(), "y": VectorField()}
        self.notes.clear()
        self.field_version += 1

    def dismiss_choices(self, *, anew: bool = False) -> None:
        """Ask no more what a pasted text means. anew: its field takes the vector on screen."""
        for asked in self.fields.values():
            if asked.choices:
                asked.choices, asked.draft = (), None
                asked.errors.pop(None, None)
                self.field_version += anew

    # --- settings and what a page is built from -------------------------------------------

    def set_setting(self, name: str, text: str) -> None:
        """Change a setting, and with it the URL; an empty text takes it out."""
        if text:
            self.settings[name] = text
        else:
            self.settings.pop(name, None)

    def enter(self, page: Page, pages: Collection[Page] = ()) -> None:
        """A page is open. If it is another one, what was wrong in its fields goes with them.

        What a link says must be right for the page that has the setting, be it another one of
        all `pages`; what none of them has is forgotten.
        """
        if self.page_path != page.path:
            self.forget_what_was_typed()
        self.page_path = page.path
        use_language(self.language)
        nowhere = self.settings.pop(NO_PAGE, "") if pages else ""
        if pages:
            known = {name for each in pages for name in (*each.names, *EVERYWHERE)}
            self.settings = {name: text for name, text in self.settings.items() if name in known}
        together: dict[str, list[str]] = {}  # what is wrong for the same reason is told once
        for each in (page, *pages):
            _values, wrong = each.read(self.problem, self.settings, strict=not self.edited)
            for name, allowed in wrong.items():
                text = self.settings.pop(name, "")
                if text:
                    together.setdefault(allowed, []).append(f"{name}={text[:20]}")
                    self.notes[name] = _("allowed: {values}").format(values=allowed)
                    self.choices[refused(name)] = text[:NUMBER_TEXT_MAX]
        if nowhere:
            paths = ", ".join(f"/{each.path}" for each in pages)
            self.broken_link.append(BrokenLink(f"/{nowhere[:_PATH_SHOWN]}", paths, is_page=True))
        self._forget_answers_of_others(page)
        self._lock_to(page)
        self._begin(page)
        for allowed, parameters in together.items():
            self.broken_link.append(BrokenLink("&".join(parameters), allowed))

    def _forget_answers_of_others(self, page: Page) -> None:
        """What was said on one page is no answer to another page's question."""
        for name in (setting.name for setting in page.settings if setting.is_answer):
            if self._answered_on.get(name, page.path) != page.path:
                self.settings.pop(name, None)
            self._answered_on[name] = page.path

    def _lock_to(self, page: Page) -> None:
        """A link that locks other pages keeps its reader on the first; a lesson leads on."""
        if "pages" not in self.locked or _LESSON in self.settings:
            self.locked_to = None
        elif self.locked_to is None:
            self.locked_to = page.path

    def _begin(self, page: Page) -> None:
        """Take the problem that a link to this page means, where it does not say another one."""
        if self.edited or self.problem != DEFAULT:
            return
        begin = getattr(page.blocks, "begin", None)
        problem = begin(page.read(self.problem, self.settings)[0]) if begin else None
        if problem is not None:
            self.problem = self.start = problem
            self.field_version += 1

    def view(self, page: Page) -> View:
        """What the page is built from at this moment."""
        values, wrong = page.read(self.problem, self.settings)
        for name in wrong:  # it was right for another number of classes
            self.settings.pop(name, None)
        return View(
            problem=self.problem,
            settings=values,
            page=page,
            selected=self.selected(page.selects(values)),
            notes=dict(self.notes),
            choices=dict(self.choices),
            merged=self.merged,
            hidden=self.hidden,
            file=self.lesson.file,
            content=self.lesson.content,
            file_error=self.lesson.error,
            locked=self.locked,
            is_shut=self.locked_to not in (None, page.path) and "pages" in self.locked,
        )

    @property
    def hidden(self) -> tuple[str, ...]:
        """What the link does not show, of the words that HIDE allows."""
        return self._words_of(HIDE)

    @property
    def locked(self) -> tuple[str, ...]:
        """What the link does not let anybody do, of the words that LOCK allows."""
        return self._words_of(LOCK)

    def _words_of(self, setting: Setting) -> tuple[str, ...]:
        with suppress(NotAllowed):
            if setting.name in self.settings:
                reading = Reading(self.problem.k, strict=False, values={})
                return tuple(setting.read(self.settings[setting.name], reading))
        return ()

    def selected(self, always: bool) -> dict[str, int]:
        """The output i and the logit j that are chosen, from 1, as far as they are.

        always: where nobody has chosen, it is the first.
        """
        reading = Reading(self.problem.k, strict=False, values={})
        chosen: dict[str, int] = {}
        for setting in (OUTPUT, LOGIT):
            text = self.settings.get(setting.name)
            if text:
                with suppress(NotAllowed):
                    chosen[setting.name] = setting.read(text, reading)
            if always:
                chosen.setdefault(setting.name, setting.default)
        return chosen

    # --- what browsers have sent ----------------------------------------------------------

    def acknowledged(self, client: str) -> int:
        """The number of the last message of this browser tab that has been worked in."""
        return self._acknowledged.get(client, 0)

    def acknowledge(self, client: str, number: int) -> None:
        """Remember that a message has been worked in."""
        self._acknowledged.pop(client, None)
        self._acknowledged[client] = number
        while len(self._acknowledged) > CLIENTS_REMEMBERED:
            self._acknowledged.pop(next(iter(self._acknowledged)))

    def take_over(self, other: Session) -> None:
        """Go on with everything of another session, as after a break; both locks are held."""
        self.revision = max(self.revision, other.revision)
        self.problem, self.start = other.problem, other.start
        self.merged, self.start_merged = other.merged, other.start_merged
        self.language = other.language
        self.settings = dict(other.settings)
        self.fields = deepcopy(other.fields)
        # What the browser shows is the other one's: nobody who is typing there is disturbed.
        self.field_version = other.field_version
        self.notes, self.choices = dict(other.notes), dict(other.choices)
        self.broken_link = list(other.broken_link)
        self.edited, self.prints = other.edited, other.prints
        self.page_path, self.locked_to = other.page_path, other.locked_to
        self._history = deepcopy(other._history)
        self._gesture = other._gesture
        self._acknowledged = dict(other._acknowledged)
        self._answered_on = dict(other._answered_on)
        self.lesson = replace(other.lesson)

    def restore(
        self,
        problem: Problem,
        settings: Mapping[str, str],
        language: str,
        merged: Merged | None = None,
    ) -> None:
        """Go on with what a browser still had on its screen, after a break."""
        if problem != self.problem:
            self._show(problem, merged)
        self.settings = dict(settings)
        self.language = language if language in LANGUAGES else self.language
        self.broken_link.clear()
