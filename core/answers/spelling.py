"""From what people type to one spelling: Unicode, LaTeX spaces and a left side taken away.

Every character of the plain text knows its place in the text that was typed, so that an error
can point at it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.answers.decimals import with_decimal_points
from core.answers.definitions import with_definitions
from core.answers.dialects import NAMES_OF_GRAD_S, tables
from core.answers.dots import without_dots
from core.answers.respelling import respelt_by, table

_BELOW: Final = dict(zip("₀₁₂₃₄₅₆₇₈₉₌ᵢⱼₖₗₘₙₐₕₒᵣₜᵤᵥ", "0123456789=ijklmnahortuv", strict=True))
_ABOVE: Final = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵏⁿ", "0123456789-kn", strict=True))
_SIGNS: Final = {
    "−": "-",
    "–": "-",
    "‐": "-",
    "‑": "-",
    "×": "*",
    "∗": "*",
    "⊙": "*",
    "∘": "*",
    "·": "·",
    "⋅": "·",
    "∙": "·",
    "•": "·",
    "÷": "/",
    "⊘": "/",
    "⁄": "/",
    "∕": "/",
    "∑": "Σ",
    "Σ": "Σ",
    "δ": "δ",
    "ᵀ": "^T",
    "⊤": "T",
    "σ": "softmax",
    "ŷ": "s",
    "𝟙": "1",
    "⟨": "<",
    "⟩": ">",
    "〈": "<",
    "〉": ">",
    "【": "[",
    "】": "]",
    "’": "'",
    "′": "'",
}
_DOTS: Final = ("...", "⋯")
_FRACTION: Final = re.compile(r"\d{1,2}⁄\d{1,2}")
_INVISIBLE: Final = frozenset({"Cf", "Mn"})  # categories: joiners, marks that stand on a letter
_OPENING: Final = "([{"
_CLOSING: Final = ")]}"


@dataclass(frozen=True)
class Plain:
    """One spelling of the text; `places[n]` is where its n-th character was typed."""

    text: str
    places: tuple[int, ...]
    left: str = ""
    """What stands left of the = in it, with the letters that were typed."""
    names_grad_s: bool = False
    """Whether the derivative of the loss by s was named in it, as g or ∂e/∂s_i."""

    def place(self, n: int) -> int:
        """Where the n-th character was typed; at the end, the place after the last one."""
        return self.places[min(max(n, 0), len(self.places) - 1)]


@lru_cache(maxsize=16)
def plain(typed: str) -> Plain:
    """The text in one spelling, without a left side. For how long it takes see `whole`."""
    spelt = whole(typed)
    text, places = spelt.text, list(spelt.places)
    names_grad_s = False
    typed_left = _left(text)
    text = with_definitions(text, places)
    for respellings in tables(text):
        for respelling in respellings:
            if respelling.pattern.pattern in NAMES_OF_GRAD_S:
                names_grad_s |= respelling.pattern.search(text) is not None
            text = respelt_by(respelling, text, places)
    text = with_decimal_points(text)
    start = _start(text)
    left = typed_left if start else ""
    return Plain(text[start:], tuple(places[start:]), left, names_grad_s)


def whole(typed: str) -> Plain:
    """The text in one spelling, with its left side.

    The time grows with the square of the length at worst, as the text is cut at every word that is
    spelt anew: whoever calls it bounds the length.
    """
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(typed):
        new = _spelt(character, "".join(characters[-1:]))
        characters.extend(new)
        places.extend([place] * len(new))
    places.append(len(typed))
    return Plain(_respelt(_closed(characters, places), places), tuple(places))


# Where .* works entry by entry, * is the product of matrices (MATLAB, Julia).
_HAS_DOTTED: Final = re.compile(r"(?<![0-9])\.[*/^]")
(_MATRIX_PRODUCT,) = table((r"(?<![.*])\*(?!\*)", "@"))
_TENSORDOT: Final = r"\b(?:np|numpy|tf|torch|jnp)\.tensordot"
_INNER: Final = r"(?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))"  # brackets three deep

# What libraries and people call these things, and what does not change the formula.
_RESPELT: Final = table(
    (r"^\s*(?:\$+|\\[(\[])|(?:\$+|\\[)\]])\s*$|\s*#.*$", ""),
    (r"\s*[;.,]\s*$", ""),
    (r"\.item\(\s*\)", ""),
    (rf"({_TENSORDOT}\({_INNER}*?,\s*)([01])\s*\)", r"\1axes=\2)"),
    # Without an axis it is an outer product, over one axis an inner one.
    (rf"{_TENSORDOT}(?=\({_INNER}*,\s*(?:axes|dims)\s*=\s*0\s*\))", "np.outer"),
    (rf"{_TENSORDOT}(?=\({_INNER}*,\s*(?:axes|dims)\s*=\s*1\s*\))", "np.matmul"),
    (r"\btf\.(?:math\.)?(?:reduce_)?(?=(?:sum|max|exp|log)\b)", ""),
    (r",?\s*\b(?:axis|axes|dims?|keepdims?)\s*=\s*(?:True|False|None|-?[01])(?=\s*[,)])", ""),
    (r"\b(?:F|nn|tf\.nn|jax\.nn|torch\.nn\.functional|scipy\.special)\.(?=(?:log_?)?s)", ""),
    (r"\blog_?softmax(?=\s*\()", "log softmax"),
    (r"\\sigma(?=\s*\\sigma)", "softmax "),
    (r"\\sigma(?![a-zA-Z])", "softmax"),
    (r"(?<![A-Za-z_\\])(?:probs?|y_pred|preds?)(?![A-Za-z_(])", "s"),
    (
        r"\b(?:[A-Za-z_]{1,20}\.){0,3}one_?hot\s*\(\s*(?:y|t|c|labels?|targets?|y_true)\s*(?:,[^()]*)?\)",
        "y",
    ),
    (r"(?<![A-Za-z_\\])(?:labels?|targets?|y_true|(?:y_)?one_?hot)(?![A-Za-z_(])", "y"),
    (r"(?<![A-Za-z_\\])logits(?![A-Za-z_(])", "x"),
    (
        r"\\?max_(?:\{([a-z])\}|([a-z]))\s*(?:\(\s*x_(?:\{(?:\1|\2)\}|(?:\1|\2))\s*\)|x_(?:\{(?:\1|\2)\}|(?:\1|\2)))",
        "max(x)",
    ),
    (r"\.(?=[*/^-])", ""),
)


def _respelt(text: str, places: list[int]) -> str:
    """The text with the lab's own words; `places` keeps where its characters were typed."""
    if _HAS_DOTTED.search(text):
        text = respelt_by(_MATRIX_PRODUCT, text, places)
    for respelling in _RESPELT:
        text = respelt_by(respelling, text, places)
    if not re.search(r"(?<![A-Za-z])[sp](?![A-Za-z])", text):  # else it is something else
        for match in re.finditer(r"(?<![A-Za-z\\])[SP](?![A-Za-z])", text):
            text = _replaced(text, places, *match.span(), "s")
    for _ in range(_SUMS_MAX):
        if (summed := without_dots(text)) is None:
            break
        new, start, end = summed
        text = _replaced(text, places, start, end, new)
    return text


_SUMS_MAX: Final = 4  # with dots in them: numerator and divisor, each twice


def _replaced(text: str, places: list[int], start: int, end: int, new: str) -> str:
    places[start:end] = [places[start]] * len(new)
    return text[:start] + new + text[end:]


# On the left of = where more is said than the name of what follows: `2 ∂e/∂x_j =`, `…, where y =`.
_NO_NAME: Final = re.compile(
    r"^\s*[-\d(]|[+*·]|(?<![a-z]{3})-|[,;](?![^(\[]*[)\]])|\bY\b|Σ|\bsum\b"
    r"|[!<>]\s*$|\^(?!\s*(?:\{?\s*\(|\{?L(?![A-Za-z])))|/(?!\s*(?:∂|d|D|\\partial))|frac\s*\{\s*\d|^\s*[kN]\s"
    r"|\\?\b(?:log|ln|exp|not)\b|\}\s*[xys]_\{?\w\}?\s*$"
    r"|\b(?:where|with|if|when|for)\b|其中|这里|当|若|如果"
    r"|(?<![A-Za-z])(?:[xyspkN]|\d)(?:_\{?\w\}?|\[\w\])?\s*(?:∂|\\partial|\\[dt]?frac|\\nabla|∇)"
)


def _start(text: str) -> int:
    """Where the formula starts: behind the only = outside brackets, if there is one."""
    depth, start = 0, 0
    for n, character in enumerate(text):
        depth += (character in _OPENING) - (character in _CLOSING)
        if character == "=" and depth == 0:
            if start or "=" in text[n + 1 : n + 2]:
                return 0  # a second one, or ==: the grammar says that it reads no such thing
            start = n + 1
    return 0 if start and _NO_NAME.search(text[: start - 1]) else start


def _left(text: str) -> str:
    """What stands before the first = outside brackets; empty where there is none."""
    depth = 0
    for n, character in enumerate(text):
        depth += (character in _OPENING) - (character in _CLOSING)
        if character == "=" and depth == 0:
            return text[:n]
    return ""


def _spelt(character: str, before: str) -> str:
    if character in _SIGNS:
        return _SIGNS[character]
    if character in _BELOW:
        return ("" if before == "\0" else "_\1") + _BELOW[character] + "\0"
    if character in _ABOVE:
        return ("" if before == "\2" else "^\1") + _ABOVE[character] + "\2"
    if unicodedata.category(character) in _INVISIBLE:
        return ""
    compatible = unicodedata.normalize("NFKC", character)
    if compatible in _DOTS:
        return "…"
    if _FRACTION.fullmatch(compatible):  # ½
        return f"({compatible.replace('⁄', '/')})"
    return compatible if len(compatible) == 1 else character


def _closed(characters: list[str], places: list[int]) -> str:
    """Brackets round runs of small characters: the marks of `_spelt` become { and }."""
    kept: list[str] = []
    kept_places: list[int] = []
    for n, character in enumerate(characters):
        if character in "\0\2":
            # A run goes on where another small character follows.
            following = characters[n + 1] if n + 1 < len(characters) else ""
            after = characters[n + 2] if n + 2 < len(characters) else ""
            if after == character and following not in ("_", "^"):
                continue
            character = "}"
        elif character == "\1":
            character = "{"
        kept.append(character)
        kept_places.append(places[n])
    kept_places.append(places[-1])
    places[:] = kept_places
    return "".join(kept)
