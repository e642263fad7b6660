"""On which line of a TOML text each key stands, which Python's reader does not say.

One pass over the text, in linear time. It does not judge the text: where it does not understand it
the pass ends, and Python's reader, which comes after, says what is wrong. What that reader would
take too long for, or cannot nest, is refused here.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Final, TypeAlias

from core.lessons.error import LessonError
from core.lessons.limits import KEY_PARTS_MAX, NESTING_MAX

Path: TypeAlias = tuple[str | int, ...]
"""A key with all that it is in; entries of lists by number, from 1."""

_BLANK: Final = re.compile(r"[ \t]*")
_GAP: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_PART: Final = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_DOT: Final = re.compile(r"[ \t]*\.[ \t]*")
_STRING: Final = re.compile(
    r'"""(?:[^\\"]|\\.|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE: Final = re.compile(r"[^,\]}\n#]+")


class _End(Exception):
    """The pass does not go on."""


def lines_of(text: str) -> dict[Path, int]:
    """The line of each key and each entry of a list, from 1.

    Raises LessonError for too many parts of a key, or tables too deep in one another.
    """
    scanner = _Scanner(text)
    with suppress(_End):
        scanner.all()
    return scanner.lines


class _Scanner:
    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._text = text
        self._at = 0
        self._counted = (0, 1)  # a place and its line
        self._numbers: dict[Path, int] = {}

    def all(self) -> None:
        table: Path = ()
        while True:
            self._skip(_GAP)
            if self._at >= len(self._text):
                return
            if self._peek("[["):
                table = self._header("[[", "]]")
            elif self._peek("["):
                table = self._header("[", "]")
            else:
                self._pair(table, 1)

    # --- tables and keys ---------------------------------------------------------------------

    def _header(self, opening: str, closing: str) -> Path:
        line = self._line()
        self._expect(opening)
        self._skip(_BLANK)
        names = self._key()
        self._skip(_BLANK)
        self._expect(closing)
        path: Path = ()
        for name in names[:-1]:
            path = self._entered((*path, name))
        path = (*path, names[-1])
        if closing == "]]":
            number = self._numbers[path] = self._numbers.get(path, 0) + 1
            self.lines.setdefault(path, line)
            path = (*path, number)
        self.lines.setdefault(path, line)
        return path

    def _entered(self, path: Path) -> Path:
        """A table of a list of tables is its last entry so far."""
        return (*path, self._numbers[path]) if path in self._numbers else path

    def _pair(self, table: Path, depth: int) -> None:
        line = self._line()
        names = self._key()
        self._skip(_BLANK)
        self._expect("=")
        path = table
        for name in names:
            path = (*path, name)
            self.lines.setdefault(path, line)
        self._value(path, depth)

    def _key(self) -> list[str]:
        names: list[str] = []
        while True:
            part = _PART.match(self._text, self._at)
            if part is None:
                raise _End
            if len(names) == KEY_PARTS_MAX:
                raise LessonError("too-deep", self._line(), ".".join(names), str(KEY_PARTS_MAX))
            names.append(part[0].strip("\"'")[:64])
            self._at = part.end()
            dot = _DOT.match(self._text, self._at)
            if dot is None:
                return names
            self._at = dot.end()

    # --- values ------------------------------------------------------------------------------

    def _value(self, path: Path, depth: int) -> None:
        if depth > NESTING_MAX:
            raise LessonError("too-deep", self._line(), "", str(NESTING_MAX))
        self._skip(_BLANK)
        if self._peek("["):
            self._list(path, depth)
        elif self._peek("{"):
            self._table(path, depth)
        else:
            pattern = _STRING if self._text[self._at : self._at + 1] in "\"'" else _BARE
            match = pattern.match(self._text, self._at)
            if match is None:
                raise _End
            self._at = match.end()

    def _list(self, path: Path, depth: int) -> None:
        self._expect("[")
        number = 0
        while True:
            self._skip(_GAP)
            if self._take("]"):
                return
            number += 1
            self.lines[(*path, number)] = self._line()
            self._value((*path, number), depth + 1)
            self._skip(_GAP)
            if not self._take(","):
                self._expect("]")
                return

    def _table(self, path: Path, depth: int) -> None:
        self._expect("{")
        self._skip(_GAP)
        while not self._take("}"):
            self._pair(path, depth + 1)
            self._skip(_GAP)
            if self._take(","):
                self._skip(_GAP)
            elif not self._peek("}"):
                raise _End

    # --- signs -------------------------------------------------------------------------------

    def _line(self) -> int:
        place, line = self._counted
        line += self._text.count("\n", place, self._at)
        self._counted = (self._at, line)
        return line

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._at)
        if match is not None:
            self._at = match.end()

    def _peek(self, sign: str) -> bool:
        return self._text.startswith(sign, self._at)

    def _take(self, sign: str) -> bool:
        if not self._peek(sign):
            return False
        self._at += len(sign)
        return True

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise _End
