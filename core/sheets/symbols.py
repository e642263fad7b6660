r"""The symbols in a task's texts, which are written as `∂e/∂x₁`: found, and as LaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from core.export.render import latex_text
from core.worked.raw import Raw

_BELOW: Final = "₀₁₂₃₄₅₆₇₈₉ᵢⱼ"
_LEVELS: Final = re.compile(
    rf"(\^|_|(?=[{_BELOW}]))(\([^()]*\)|[a-z](?:_[a-z])?[{_BELOW}]*|[−\d.]+|[{_BELOW}]+)"
)
_INDEX: Final = str.maketrans(_BELOW, "0123456789ij")
_SYMBOL: Final = re.compile(
    rf"""
    ∂[a-z][{_BELOW}]*/∂[a-z][{_BELOW}]*             # a derivative
    | (?<![A-Za-z])e\^(?:\([^()]*\)|−?\d+(?:\.\d+)?|[a-z](?:_[a-z]|[{_BELOW}]+))   # a power of e
    | (?<![A-Za-z])[a-z](?:_[a-z](?![A-Za-z])|[{_BELOW}]+)                 # a letter with an index
    | [δΣ](?:_[a-z](?![A-Za-z])|[{_BELOW}]+)
    | (?<![A-Za-z'’])[eijklsxyN](?![A-Za-z'’])      # a letter alone
    """,
    re.VERBOSE,
)
_SIGNS: Final = {
    "∂": r"\partial ",
    "Σ": r"\Sigma ",
    "δ": r"\delta ",
    "·": r"\cdot ",
    "×": r"\times ",
    "≈": r"\approx ",
    "∞": r"\infty ",
    "≤": r"\le ",
    "≥": r"\ge ",
    "→": r"\to ",
    "−": "-",
    "∇": r"\nabla ",
}
_SIGN: Final = re.compile(f"[{''.join(_SIGNS)}]")


def pieces(text: str) -> Iterator[tuple[bool, str]]:
    """The text in pieces, each with whether it is a symbol."""
    end = 0
    for match in _SYMBOL.finditer(text):
        if match.start() > end:
            yield False, text[end : match.start()]
        yield True, match[0]
        end = match.end()
    if end < len(text):
        yield False, text[end:]


def levels(symbol: str) -> Iterator[tuple[str, str]]:
    """A symbol in pieces, each with where it stands: "" on the line, `_` below, `^` above it.

    What stands above may have pieces of its own.
    """
    end = 0
    for match in _LEVELS.finditer(symbol):
        yield "", symbol[end : match.start()]
        inner = match[2].strip("()")
        yield match[1] or "_", inner if match[1] == "^" else inner.translate(_INDEX)
        end = match.end()
    yield "", symbol[end:]


def latex(text: str) -> Raw:
    """Any text as LaTeX, its symbols as formulas."""
    return Raw("".join(_symbol(part) if is_symbol else _words(part)
                       for is_symbol, part in pieces(text)))  # fmt: skip


def _symbol(text: str) -> str:
    written = re.sub(f"[{_BELOW}]+", lambda below: f"_{{{below[0].translate(_INDEX)}}}", text)
    if written.startswith("e^"):
        power = written[2:]
        inner = power[1:-1] if power.startswith("(") else power
        written = rf"\mathrm{{e}}^{{{inner}}}"
    elif written.startswith("Σ_"):
        written = written.replace("Σ", r"\sum", 1)
    return f"${_SIGN.sub(lambda sign: _SIGNS[sign[0]], written)}$"


def _words(text: str) -> str:
    parts = re.split(f"({_SIGN.pattern})", text)
    return "".join(f"${_SIGNS[p].strip()}$" if p in _SIGNS else _spaced(p) for p in parts)


def _spaced(text: str) -> str:
    """The words, with the spaces at their ends, which `latex_text` takes away."""
    start, end = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
    inner = latex_text(text)
    return f"{start}{inner}{end}" if inner else start
