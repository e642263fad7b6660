"""A table of a lesson's file, read key by key: each refusal names the line and the key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from core.answers.unreadable import Unreadable
from core.errors import Field
from core.lessons.error import LessonError, Reason
from core.lessons.lesson import Parts, Words
from core.lessons.limits import VECTOR_TEXT_MAX
from core.lessons.toml_lines import Path
from core.limits import K_MAX
from core.problem import ProblemError
from core.readings import sure

T = TypeVar("T")
_LANGUAGES = ("en", "zh")


class Table:
    """One table; keys that nobody asks for are refused when it is `closed`."""

    def __init__(self, content: Mapping[str, Any], path: Path, lines: Mapping[Path, int]) -> None:
        """The table at this path of the file."""
        self._content = content
        self._path = path
        self._lines = lines
        self._known: list[str] = []

    @property
    def line(self) -> int:
        """Where it begins."""
        return self._line(self._path)

    def __contains__(self, key: str) -> bool:
        """Whether the file has this key; it is known from now on."""
        if key not in self._known:
            self._known.append(key)
        return key in self._content

    def refuse(self, reason: Reason, key: str, allowed: str = "", **facts: Any) -> LessonError:
        """The error at a key."""
        path = (*self._path, key) if key else self._path
        return LessonError(reason, self._line(path), spelt(path), allowed, **facts)

    def closed(self) -> None:
        """Refuse what is left."""
        for key in self._content:
            if key not in self._known:
                raise self.refuse("unknown-key", str(key)[:64], ", ".join(self._known))

    def only_of(self, *keys: str) -> str:
        """The one of these keys that the file has."""
        present = [key for key in keys if key in self]
        if len(present) != 1:
            raise self.refuse("needs-one", present[-1] if present else "", ", ".join(keys))
        return present[0]

    # --- values ------------------------------------------------------------------------------

    def text(self, key: str, most: int, *, may_be_empty: bool = False) -> str:
        """A text; an empty one only where it may be."""
        value = self._value(key)
        if not isinstance(value, str):
            raise self.refuse("text", key)
        return "" if may_be_empty and not value.strip() else self._bounded(value, key, most)

    def words(self, key: str, most: int) -> Words:
        """A text in one or two languages: `"…"` or `{ en = "…", zh = "…" }`."""
        value = self._value(key)
        if isinstance(value, str):
            text = self._bounded(value, key, most)
            return Words(text, text)
        table = self.table(key)
        words = table.own_words(most)
        table.closed()
        return words

    def own_words(self, most: int) -> Words:
        """The text that its keys `en` and `zh` say; one of them is enough."""
        texts = [self.text(name, most) for name in _LANGUAGES if name in self]
        if not texts:
            raise self.refuse("needs-one", "", ", ".join(_LANGUAGES))
        return Words(texts[0], texts[-1])

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number within bounds."""
        value = self._value(key)
        if type(value) is not int or not low <= value <= high:
            raise self.refuse("whole", key, f"{low} … {high}")
        return value

    def yes(self, key: str) -> bool:
        """True or false."""
        value = self._value(key)
        if not isinstance(value, bool):
            raise self.refuse("yes", key)
        return value

    def one_of(self, key: str, *allowed: str) -> str:
        """One of these words."""
        value = self._value(key)
        if value not in allowed:
            raise self.refuse("one-of", key, ", ".join(allowed))
        return str(value)

    def table(self, key: str) -> Table:
        """A table in this one."""
        value = self._value(key)
        if not isinstance(value, dict):
            raise self.refuse("table", key)
        return Table(value, (*self._path, key), self._lines)

    def items(self, key: str, low: int, high: int) -> list[Any]:
        """A list of so many."""
        value = self._value(key)
        if not isinstance(value, list) or not low <= len(value) <= high:
            raise self.refuse("list", key, f"{low} … {high}")
        return value

    def tables(self, key: str, low: int, high: int) -> list[Table]:
        """A list of so many tables."""
        listed: list[Table] = []
        for number, value in enumerate(self.items(key, low, high), 1):
            path = (*self._path, key, number)
            if not isinstance(value, dict):
                raise LessonError("table", self._line(path), spelt(path))
            listed.append(Table(value, path, self._lines))
        return listed

    def texts(self, key: str, low: int, high: int, most: int) -> list[str]:
        """A list of so many texts."""
        for number, value in enumerate(self.items(key, low, high), 1):
            path = (*self._path, key, number)
            if not isinstance(value, str):
                raise LessonError("text", self._line(path), spelt(path))
            if len(value) > most:
                raise LessonError("too-long", self._line(path), spelt(path), str(most))
        return list(self._content[key])

    def formula(self, key: str, most: int, read: Callable[[str], T]) -> T:
        """A condition or a number, as `read` reads it."""
        text = self.text(key, most)
        try:
            return read(text)
        except Unreadable as error:
            raise self.refuse("condition", key, formula=error, text=text) from None

    def parts(self) -> Parts:
        """Its x and y, if it has them."""
        return Parts(self._vector("x"), self._vector("y"))

    def _vector(self, key: Field) -> tuple[float, ...] | None:
        if key not in self:
            return None
        text = self.text(key, VECTOR_TEXT_MAX)
        try:
            values = sure(text, key)
            if len(values) > K_MAX:
                raise ProblemError("too-many", key, limit=K_MAX)
        except ProblemError as error:
            raise self.refuse("vector", key, problem=error) from None
        return values

    # --- the table itself ----------------------------------------------------------------------

    def _value(self, key: str) -> Any:
        if key not in self:
            raise self.refuse("missing", key)
        return self._content[key]

    def _bounded(self, text: str, key: str, most: int) -> str:
        if len(text) > most:
            raise self.refuse("too-long", key, str(most))
        if not text.strip():
            raise self.refuse("empty", key)
        return text.strip()

    def _line(self, path: Path) -> int:
        """The line of a key; of what stands nowhere, of what it would stand in."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)


def spelt(path: Path) -> str:
    """A key as readers see it: `step 3, choices 2, right`."""
    text = ""
    for part in path:
        text += f" {part}" if isinstance(part, int) else f", {part}"
    return text.removeprefix(", ")
