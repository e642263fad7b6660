"""What ways and quantities are called, and numbers of bytes, seconds and counts as text."""

from __future__ import annotations

import re

from core.cost.ways import Name
from pages.ui.markup import Html, joined, kept, tag
from pages.ui.numbers import number
from pages.ui.text import _

_GAP = "\u202f"  # between three digits, and before a unit
_MANY = 1000.0
_EXACT = 10**7  # counts below this are written with all their digits
_BYTES = ("B", "kB", "MB", "GB", "TB", "PB", "EB")
_DIGITS = 3
FORMULAS: dict[Name, str] = {
    "jacobian": "(−y / s) · (diag(s) − s sᵀ)",
    "product": "s · (g − ⟨g, s⟩), g = −y / s",
    "fused": "s · sum(y) − y",
}
_OPERATORS = re.compile("(diag|sum)")


@kept
def formula_html(text: str) -> Html:
    """A formula with its words upright."""
    parts = _OPERATORS.split(text)
    return joined(*(tag("span", p, class_="lab-op") if n % 2 else p for n, p in enumerate(parts)))


def way_names() -> dict[Name, str]:
    """What each way is called."""
    return {
        "jacobian": _("Through the Jacobian"),
        "product": _("Product, no Jacobian"),
        "fused": _("Fused"),
    }


def short_names() -> dict[Name, str]:
    """The same at the end of a curve."""
    return {"jacobian": _("Jacobian"), "product": _("product"), "fused": _("fused")}


def way_head(way: Name) -> Html:
    """A way's name as the head of a column or row: a phone has room for the short one."""
    return joined(
        tag("span", way_names()[way], class_="lab-long"),
        tag("span", short_names()[way], class_="lab-short"),
    )


def quantity_names() -> dict[str, str]:
    """What is counted, in the order of the table."""
    return {
        "exponentials": _("Exponentials"),
        "multiplications": _("Multiplications"),
        "divisions": _("Divisions"),
        "additions": _("Additions"),
        "comparisons": _("Comparisons"),
        "held": _("Numbers held at once"),
        "moved": _("Numbers moved"),
    }


def count_text(count: float) -> str:
    """A count: all digits in groups of three, or rounded where there are many."""
    return f"{count:,.0f}".replace(",", _GAP) if count < _EXACT else number(count)


def bytes_text(count: float) -> str:
    """A number of bytes in a unit that fits; a megabyte is a million."""
    unit = 0
    while count >= 1000 and unit < len(_BYTES) - 1:
        count, unit = count / 1000, unit + 1
    return f"{_rounded(count)}{_GAP}{_BYTES[unit]}"


def seconds_text(seconds: float) -> str:
    """A time in a unit that fits."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{_rounded(seconds / size)}{_GAP}{unit}"
    return f"{_rounded(seconds / 1e-6)}{_GAP}µs"


def times_text(times: float) -> str:
    """How many times as much, to two digits: the last ones of a measurement say nothing."""
    value = float(f"{times:.2g}")
    return count_text(value) if value >= _MANY else number(value, digits=2)


def slope_text(slope: float) -> str:
    """A fitted slope."""
    return f"{slope:.2f}".replace("-", "−")


def _rounded(value: float) -> str:
    return number(float(f"{value:.{_DIGITS}g}"), full=True)
