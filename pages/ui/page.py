"""What a page is, and what a setting of one is: a parameter of the URL with its rule.

A page's folder has, beside `PAGE` in its `__init__`, a `page.py` that Streamlit runs to lay it
out, and a `blocks.py` that the live channel asks for what it shows:

    build(view: View) -> Template                 everything that is on the page
    act(view: View, action: Action) -> Change     optional: what its own buttons and figures do
    watch(changed) -> end                         optional: what is on it may change by itself; see
                                                  `pages.ui.channel.renewal`
    begin(settings) -> Problem | None             optional: what a link begins with that names none
    gives_away(view, name, text) -> bool          optional: whether a setting or an action of this
                                                  name shows an answer that nobody has given, or
                                                  ("file") a file of the name that `text` is

`PAGE` itself is cheap: it imports neither of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from core.lessons.names import NAMES, step_count
from core.merged import Merged
from core.problem import Problem

Beginnings = Sequence[tuple[str, Mapping[str, str]]]  # what it is called, its settings
Choices = Sequence[tuple[str, str]]  # text in the URL, text on the page


class NotAllowed(ValueError):
    """A setting's text that is refused; the message says what is allowed instead.

    names: the settings that do not go together, where each alone would be right.
    """

    def __init__(self, allowed: str, names: tuple[str, ...] = ()) -> None:
        """Keep both."""
        super().__init__(allowed)
        self.allowed = allowed
        self.names = names


@dataclass(frozen=True)
class Reading:
    """What is known while a page's settings are read, one after the other.

    k: the number of classes; strict: the text comes from a link that was just opened, so that a
    class beyond k is a mistake and not a class that is gone; values: settings read so far.
    """

    k: int
    strict: bool
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Setting:
    """One URL parameter of a page.

    read: its text to its value, or NotAllowed. default: the value where the URL says nothing.
    label, options: what the page calls it and, where it is one of a few, offers; of the page's
    settings as a whole, because a class's name or an axis depends on others. is_answer: it is what
    a reader said on this page: another page's setting of the same name is not meant. is_mark:
    where a mark of a figure is: it may be moved on before the figure of the last move has come.
    """

    name: str
    read: Callable[[str, Reading], Any]
    default: Any = None
    label: Callable[[Any], str] = field(default=lambda settings: "")
    options: Callable[[Any], Choices] = field(default=lambda settings: ())
    is_answer: bool = False
    is_mark: bool = False


def one_of(*texts: str) -> Callable[[str, Reading], str]:
    """A rule: one of these words."""

    def read(text: str, reading: Reading) -> str:
        if text not in texts:
            raise NotAllowed(", ".join(texts))
        return text

    return read


def some_of(*texts: str) -> Callable[[str, Reading], tuple[str, ...]]:
    """A rule: some of these words, with commas between."""

    def read(text: str, reading: Reading) -> tuple[str, ...]:
        words = text.split(",")
        if not set(words) <= set(texts):
            raise NotAllowed(", ".join(texts))
        return tuple(word for word in texts if word in words)

    return read


def a_class(text: str, reading: Reading) -> int:
    """A rule: a class, from 1. One that is gone is the last, unless a link names it."""
    plain = text.isascii() and text.isdigit() and len(text) <= 2 and int(text) >= 1
    if not plain or (reading.strict and int(text) > reading.k):
        raise NotAllowed(f"1 … {reading.k}")
    return min(int(text), reading.k)


OWN_LESSON = "own"  # a teacher's file, which the session or the browser has


def a_lesson(text: str, reading: Reading) -> str:
    """A rule: the name of a lesson."""
    if text != OWN_LESSON and text not in NAMES:
        raise NotAllowed(", ".join(NAMES))
    return text


def whole(low: int, high: int) -> Callable[[str, Reading], int]:
    """A rule: a whole number from low to high."""

    def read(text: str, reading: Reading) -> int:
        plain = text.isascii() and text.isdigit() and len(text) <= len(str(high))
        if not plain or not low <= int(text) <= high:
            raise NotAllowed(f"{low} … {high}")
        return int(text)

    return read


def a_step(text: str, reading: Reading) -> int:
    """A rule: a step of the lesson that was read before, from 1."""
    return whole(1, step_count(str(reading.values.get(LESSON.name))))(text, reading)


def refused(name: str) -> str:
    """The name under which the session remembers the text of a setting that was refused."""
    return f"refused-{name}"


OUTPUT = Setting("i", a_class, 1)
LOGIT = Setting("j", a_class, 1)
TARGETS = Setting("targets", one_of("free", "sum", "one-hot"), "free")
SHOWN = "shown"  # the answer of who would rather see what is asked than guess it
DIGITS = Setting("digits", one_of("few", "all", "exact"), "few")
HIDE = Setting("hide", some_of("editor", "navigation", "tools", "numbers"), ())
LESSON = Setting("lesson", a_lesson, "")
AT = Setting("at", a_step, 1)
SELECTION = (OUTPUT.name, LOGIT.name)  # what the reader looks at, on every page
LOCK = Setting("lock", some_of("fields", "presets", "answers", "pages"), ())
SCHEME = Setting("scheme", one_of("light", "dark"), "")
SHARED_SETTINGS = (TARGETS, HIDE, LOCK, SCHEME, LESSON, AT)  # besides the selection
# Settings that every page keeps in the URL.
EVERYWHERE = (*SELECTION, *(setting.name for setting in SHARED_SETTINGS))
# In the start page's address: the path that was asked for, which no page has. It is said once.
NO_PAGE = "nopage"
# How many classes the last row stands for, and which ones the others are: parts of the problem.
MERGED, KEPT = "merged", "kept"
SHARED = ("x", "y", MERGED, KEPT, "lang", *EVERYWHERE)  # what a link to another page takes along


@dataclass(frozen=True)
class Page:
    """A page of the lab. `make` puts the values of its settings together as one object.

    path: below the lab's own address, "" for the start page; selects: whether, with these
    settings, an output i and a logit j are always chosen on it; preload: what the browser may
    fetch ahead, (kind, path) as in `<link rel="preload" as=kind>`; files: names of what can be
    taken away, which `make_file` of its `downloads.py` makes; in_thread: it takes long to build;
    invitation: what it is for, to who comes from the page before; has_beginnings: whether a
    link may begin with more on it than with a problem: `beginnings` of its `beginnings.py`.
    """

    package: str
    path: str
    title: str
    settings: tuple[Setting, ...] = ()
    make: Callable[[Problem, Mapping[str, Any]], Any] = lambda problem, values: None
    selects: Callable[[Any], bool] = lambda settings: False
    preload: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()
    in_thread: bool = False
    invitation: str = ""
    has_beginnings: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The URL parameters that are the page's own."""
        return tuple(s.name for s in self.settings if s.name not in EVERYWHERE)

    @property
    def script(self) -> Path:
        """What Streamlit runs to lay the page out."""
        return Path(__file__).parents[1] / self.package.rpartition(".")[2] / "page.py"

    @property
    def blocks(self) -> ModuleType:
        """What the live channel asks for the page's blocks."""
        return import_module(f"{self.package}.blocks")

    def make_file(self, name: str, view: View, language: str) -> str:
        """The text of one of the page's files, in this language, which is in use."""
        text: str = import_module(f"{self.package}.downloads").make_file(name, view, language)
        return text

    def beginnings(self) -> Beginnings:
        """What a link may begin with on the page, in the language in use."""
        if not self.has_beginnings:
            return ()
        items: Beginnings = import_module(f"{self.package}.beginnings").beginnings()
        return items

    def load(self) -> None:
        """Import all that the page is made with."""
        import_module(f"{self.package}.blocks")

    def read(
        self, problem: Problem, texts: Mapping[str, str], *, strict: bool = False
    ) -> tuple[Any, dict[str, str]]:
        """The settings as the page's own object, and what is wrong: {name: what is allowed}."""
        values: dict[str, Any] = {}
        wrong: dict[str, str] = {}
        reading = Reading(problem.k, strict, values)
        for setting in (*self.settings, *SHARED_SETTINGS):
            values[setting.name] = setting.default
            text = texts.get(setting.name)
            if not text:
                continue
            try:
                values[setting.name] = setting.read(text, reading)
            except NotAllowed as error:
                wrong[setting.name] = error.allowed
        try:
            return self.make(problem, values), wrong
        except NotAllowed as error:
            names = [name for name in error.names if texts.get(name)] or error.names
            wrong |= dict.fromkeys(names, error.allowed)
            defaults = {s.name: s.default for s in self.settings if s.name in error.names}
            return self.make(problem, values | defaults), wrong


def in_folders(*names: str) -> tuple[Page, ...]:
    """The pages that live in these folders of `pages`."""
    return tuple(import_module(f"pages.{name}").PAGE for name in names)


@dataclass(frozen=True)
class View:
    """All that a page is built from: the problem, its settings, and what the session says.

    merged: what the last row of the problem stands for, where that is more than one class.
    hidden: what a teacher's link does not show, see HIDE; locked: what it does not let anybody
    do, see LOCK; is_shut: it is locked to another page than this one. file: a teacher's own
    lesson, and content: its text; file_error: what is wrong with a file that was opened since.
    """

    problem: Problem
    settings: Any
    page: Page
    selected: Mapping[str, int]
    notes: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)
    merged: Merged | None = None
    hidden: tuple[str, ...] = ()
    file: object = None
    content: bytes = b""
    file_error: object = None
    locked: tuple[str, ...] = ()
    is_shut: bool = False


@dataclass(frozen=True)
class Action:
    """What a page's own button or figure asks for: its name, and what goes with it."""

    name: str
    content: Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """What an action comes to: a new problem, settings as URL texts, remembered choices.

    by_itself: the page does it when it opens, nobody has pressed anything: what was wrong with
    the link is still to be said.
    """

    problem: Problem | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)
    prints: bool = False
    by_itself: bool = False
