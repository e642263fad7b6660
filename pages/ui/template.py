"""A page's blocks as a skeleton of HTML and the live values in it.

A full run sends skeleton and values; an edit sends the values alone, which the browser puts
into the skeleton in place (`components/common.js`). A page builds its board anew from the
problem each time; where the skeleton comes out different (another k, a new remark), values
are not enough and the page runs in full.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

from pages.ui.numbers import number
from pages.ui.text import _

_HOLE = re.compile("\0([0-9]+)\0")
Value = dict[str, str]  # attributes by name, and "text" of an element without others in it


class Board:
    """Blocks of one page; `part` methods return HTML, `block` names what they make up.

    Only numbers and the lab's own words go in; live text and attributes are escaped here.
    """

    def __init__(self, *, full: bool = False) -> None:
        """With `full`, numbers show every digit."""
        self.full = full
        self.skeletons: dict[str, str] = {}
        self.values: list[Value] = []
        self.plots: dict[str, Any] = {}  # figures, or functions that make them when asked for
        self.ahead: list[str] = []  # formulas that may be asked for next

    def block(self, key: str, skeleton: str) -> None:
        """Name a finished block."""
        self.skeletons[key] = skeleton

    def html(self, key: str) -> str:
        """The block with its values in it."""
        return _HOLE.sub(self._fill, self.skeletons[key])

    def live(self, tag: str, *, text: str = "", fixed: str = "", **attributes: str) -> str:
        """An element whose text and attributes change with the problem.

        `fixed` are attributes that do not. A trailing underscore as in `class_` is dropped.
        """
        value = {name.rstrip("_").replace("_", "-"): item for name, item in attributes.items()}
        self.values.append({"text": text} | value)
        index = len(self.values) - 1
        return f'<{tag} {fixed} data-live="{index}"\0{index}\0</{tag}>'

    def around(self, tag: str, inner: str, *, fixed: str = "", **attributes: str) -> str:
        """An element round finished parts: only its own attributes are live."""
        opened = self.live(tag, fixed=fixed, **attributes).removesuffix(f"</{tag}>")
        del self.values[-1]["text"]
        return f"{opened}{inner}</{tag}>"

    def num(self, value: float, css: str = "") -> str:
        """A live number; every digit of it stands in its title."""
        shown = number(value, full=self.full)
        return self.live(
            "span", text=shown, fixed=f'class="lab-num {css}"', title=number(value, full=True)
        )

    def sign(self, name: str, *index: str) -> str:
        """A symbol whose index changes with the problem or the selection."""
        below = self.live("sub", text=",".join(index))
        return f'<span class="lab-math">{name}{below}</span>'

    def words(self, text: str, tag: str = "span", fixed: str = "") -> str:
        """Live words."""
        return self.live(tag, text=text, fixed=fixed)

    def _fill(self, hole: re.Match[str]) -> str:
        value = self.values[int(hole[1])]
        attributes = "".join(
            f' {name}="{escape(item)}"' for name, item in value.items() if name != "text"
        )
        return f"{attributes}>{escape(value.get('text', ''))}"


def symbol(name: str, *index: int | str) -> str:
    """A symbol with its index, as in formulas: symbol("s", 1)."""
    below = f"<sub>{escape(','.join(str(i) for i in index))}</sub>" if index else ""
    return f'<span class="lab-math">{name}{below}</span>'


def share_bar(board: Board, value: float) -> str:
    """A bar from 0 to 1."""
    bar = board.live("i", fixed='class="share"', style=f"width:{100 * value:.2f}%")
    return f'<div class="lab-bar" aria-hidden="true">{bar}</div>'


def signed_bar(board: Board, value: float, scale: float) -> str:
    """A bar to the right of the middle for plus, to the left and striped for minus."""
    width = 50 * min(abs(value) / scale, 1.0) if scale else 0.0
    side, left = ("plus", 50.0) if value >= 0 else ("minus", 50 - width)
    bar = board.live("i", class_=side, style=f"left:{left:.2f}%;width:{width:.2f}%")
    return f'<div class="lab-bar" aria-hidden="true">{bar}<i class="zero"></i></div>'


def rows(label: str, head: list[str], body: list[list[str]], axis: str) -> str:
    """A table of prepared cells, a row a class; the first cell of a row is its head.

    A click or a key chooses the class: as i or as j, which `axis` says.
    """
    heads = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    lines = "".join(
        f'<tr data-{axis}="{n}" data-pick><th scope="row"><button type="button" class="lab-pick" '
        f'data-{axis}="{n}" data-pick>{first}</button></th>'
        f"{''.join(f'<td>{cell}</td>' for cell in rest)}</tr>"
        for n, (first, *rest) in enumerate(body, 1)
    )
    return (
        f'<div class="lab-scroll" tabindex="0" role="group" aria-label="{escape(label)}">'
        f'<table class="lab-rows" aria-label="{escape(label)}">'
        f'<thead><tr>{heads}</tr></thead><tbody data-picks="{axis}">{lines}</tbody>'
        "</table></div>"
    )


def vector(board: Board, name: str, entries: list[float], axis: str = "j") -> str:
    """A named row vector in brackets; scrolls in its own box where it is too long.

    `axis` is what its index is called: i or j.
    """
    cells = "".join(
        f'<span data-{axis}="{n}">{board.num(entry)}</span>' for n, entry in enumerate(entries, 1)
    )
    return (
        '<div class="lab-vector lab-scroll" tabindex="0" role="group" '
        f'aria-label="{_("Row vector")}">'
        f'<span class="lab-math">{name} =</span><span class="lab-brackets">{cells}</span></div>'
    )
