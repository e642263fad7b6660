"""What the steps of a way are called, their formulas, and the names of their numbers."""

from __future__ import annotations

from functools import lru_cache

from core.stability import Entry, Node, Way
from pages.ui.html import SUM_Y
from pages.ui.markup import EMPTY, Html, tag
from pages.ui.text import _

_SUMMED = Html('<span class="lab-op">sum</span>')
_EXP = Html('<span class="lab-op">exp</span>')
_MAX = Html('<span class="lab-op">max</span>')
_LOG = Html('<span class="lab-op">log</span>')
_SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def step_title(name: str, way: Way, dtype: str) -> str:
    """What a step of a way is called; `dtype`: the type that x and y are held in."""
    return {
        "inputs": _("x, y held"),
        "x": _("x as {type}").format(type=dtype),
        "y": _("y as {type}").format(type=dtype),
        "shift": _("shift"),
        "exp": "exp",
        "sum": _("sum"),
        "rest": _("the others"),
        "divide": _("divide"),
        "log-sum": "log1p" if way == "lab" else _("log of the sum"),
        "log": _("logarithm"),
        "loss": _("loss"),
        "grad-s": _("row vector"),
        "jacobian": _("Jacobian"),
        "grad-x": _("product") if way in ("textbook", "shifted") else _("gradient"),
    }[name]


@lru_cache
def step_formula(name: str, way: str, language: str) -> Html:
    """The step's formula."""
    argument = "x" if way == "textbook" else "t"
    formulas: dict[str, tuple[str, ...]] = {
        "shift": ("t = x − ", _MAX, " x"),
        "exp": ("E = ", _EXP, "(", argument, ")"),
        "sum": ("Σ = ", _SUMMED, "(E)"),
        "rest": ("R = ", _SUMMED, "(E", tag("sub", "i≠a"), ") / E", tag("sub", "a")),
        "divide": ("s = E / Σ",),
        "log-sum": (_LOG, "(1 + R)") if way == "lab" else (_LOG, " Σ"),
        "log": (_LOG, " s") if argument == "x" or way == "shifted" else (
            ("t − ", _LOG, "(1 + R)") if way == "lab" else ("t − ", _LOG, " Σ")
        ),
        "loss": ("e = −", _SUMMED, "(y · ", _LOG, " s)"),
        "grad-s": ("−y / s",),
        "jacobian": ("s", tag("sub", "i"), "(δ", tag("sub", "ij"), " − s", tag("sub", "j"), ")"),
        "grad-x": ("(−y / s) · J",) if way in ("textbook", "shifted") else (
            "s · ", SUM_Y, " − y"
        ),
    }  # fmt: skip
    content = formulas.get(name)
    return tag("span", *content, class_="lab-math", translate="no") if content else EMPTY


def entry_name(node: Node, entry: Entry) -> str:
    """One number of a step, as text: `s₁`."""
    symbols = {
        "shift": "t", "exp": "E", "sum": "Σ", "rest": "R", "divide": "s", "loss": "e",
        "log-sum": "log Σ", "log": "log s", "grad-s": "∂e/∂s", "jacobian": "J", "grad-x": "∂e/∂x",
    }  # fmt: skip
    comma = "," if any(n > 9 for n in entry.index) else ""
    below = comma.join(map(str, entry.index)) if node.id not in ("sum", "rest", "log-sum") else ""
    if node.id == "loss":
        below = ""
    return symbols.get(node.id, node.id) + below.translate(_SUBSCRIPT)
