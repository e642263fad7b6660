"""A page's blocks as skeletons of HTML and the live values in them.

A page builds its template anew from the problem each time. Of a block whose skeleton comes out
the same as before, only the values that changed go to the browser, which puts them in place
(`components/shared/blocks.js`); a block with another skeleton (another k, a new remark) goes
there as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from pages.ui.markup import (
    EMPTY,
    WITHOUT_SYMBOLS,
    Html,
    attribute_name,
    attributes,
    escaped,
    joined,
    kept,
    words,
)
from pages.ui.numbers import number

_HOLE = re.compile("\0([0-9]+)\0")
Value = dict[str, str]  # attributes by name, and "text" of an element without others in it


class Template:
    """Blocks of one page; `part` methods return HTML, `block` names what they make up.

    Live text and attributes are escaped when they are put in, here or by the browser.
    """

    def __init__(self, *, full: bool = False) -> None:
        """With `full`, numbers show every digit."""
        self.full = full
        self.skeletons: dict[str, str] = {}
        self.values: list[Value] = []
        self._without_symbols: set[int] = set()
        self.indices: set[int] = set()
        """Which of them hold no result: indices of symbols, and what is given anyhow."""
        self.figures: dict[str, Callable[[], Any]] = {}
        """Makers of the page's figures: only the newest ones are made."""
        self.late: dict[str, Callable[[], Html]] = {}
        """Makers of blocks of HTML that take time: each is sent when it is ready."""
        self.slow: dict[str, Callable[[], Html]] = {}
        """The same for blocks that SymPy makes: one thread has all of them."""
        self.outside: dict[str, Callable[[], Html]] = {}
        """The same for blocks that another process is asked for."""
        self.checks: Callable[[], Iterator[dict[str, Any]]] | None = None
        """Runs checks one after the other and tells outcomes, see `protocol.ChecksAnswer`."""
        self.ahead: list[str] = []
        """Formulas that may be asked for next: the browser draws them when it is idle."""

    def block(self, key: str, skeleton: Html) -> None:
        """Name a finished block."""
        self.skeletons[key] = skeleton

    def html(self, key: str) -> Html:
        """The block with its values in it."""
        return Html(_HOLE.sub(self._fill, self.skeletons[key]))

    def live(self, name: str, *, text: str = "", fixed: Html = EMPTY, **live: str) -> Html:
        """An element whose text and attributes change with the problem.

        `fixed` are attributes that do not change. Names of live ones are written as for `tag`.
        """
        value = {"text": text}
        for key, item in live.items():
            value[attribute_name(key)] = item
        return self._place(name, fixed, value)

    def around(self, name: str, *content: str, fixed: Html = EMPTY, **live: str) -> Html:
        """An element round finished parts: only its own attributes are live."""
        value = {attribute_name(key): item for key, item in live.items()}
        return self._place(name, fixed, value, joined(*content))

    def num(self, value: float, css: str = "", *, given: bool = False) -> Html:
        """A live number, every digit of it in its title; `given`: it is no result."""
        if given:
            self.indices.add(len(self.values))
        title = number(value, full=True)
        shown = title if self.full else number(value)
        return self._place("span", _numeric(css), {"text": shown, "title": title})

    def sign(self, name: str, *index: str) -> Html:
        """A symbol whose index changes with the problem or the selection."""
        self.indices.add(len(self.values))
        below = self._place("sub", EMPTY, {"text": ",".join(index)})
        return Html(f"{_symbol_start(name)}{below}</span>")

    def words(
        self, text: str, name: str = "span", fixed: Html = EMPTY, *, given: bool = False
    ) -> Html:
        """Live words; `given`: the numbers in them are no results, as how many lines there are."""
        if given:
            self.indices.add(len(self.values))
        return self._place(name, fixed, {"text": text})

    def _place(self, name: str, fixed: Html, value: Value, content: Html = EMPTY) -> Html:
        index = len(self.values)
        self.values.append(value)
        if name in WITHOUT_SYMBOLS:
            self._without_symbols.add(index)
        end = "" if name == "input" else f"</{name}>"  # HTML ends no such element
        return Html(f'<{name}{fixed} data-live="{index}"\0{index}\0{content}{end}')

    def _fill(self, hole: re.Match[str]) -> str:
        index = int(hole[1])
        value = self.values[index]
        written = escaped if index in self._without_symbols else words
        live = [f' {name}="{escaped(item)}"' for name, item in value.items() if name != "text"]
        return f"{''.join(live)}>{written(value.get('text', ''))}"


@kept
def _symbol_start(name: str) -> Html:
    return Html(f'<span class="lab-math" translate="no">{escaped(name)}')


@kept
def _numeric(css: str) -> Html:
    return attributes(class_=f"lab-num {css}".rstrip(), translate="no")
