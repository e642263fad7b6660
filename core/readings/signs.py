"""One sign for another: full-width twins, minus signs, quotes; invisible signs by their names."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# One sign for one, so that every place in the text stays what it was.
_ZEROS = "٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០᠐𝟎𝟘𝟢𝟬𝟶"  # the digits of scripts stand one after the other
_TWINS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_TWINS |= {ord(zero) + n: ord("0") + n for zero in _ZEROS for n in range(10)}
_TWINS |= {
    ord(sign): ord(twin)
    for signs, twin in (
        ("−‐‑‒–﹣", "-"),
        ("、，\u2063", ","),  # U+2063 is an invisible separator
        ("；", ";"),
        ("⁄∕", "/"),
        ("【〔⟨〈", "["),
        ("】〕⟩〉", "]"),
        ("“”„‟″", '"'),
        ("‘’‚‛′", "'"),
        ("⋅∙", "·"),
        ("✕✖", "×"),
        ("→⇒↦≔", "="),
        ("│┃┆┇┊┋║", "|"),
        (
            "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
            " ",
        ),
        ("\u066b", "."),
        ("\u066c", "'"),
        ("\u060c", ","),
        ("\u061b", ";"),
        ("\u066a", "%"),
        ("⎡⎢⎣⎤⎥⎦⎛⎜⎝⎞⎟⎠⎧⎨⎩⎫⎬⎭", " "),  # brackets over several lines
        ("\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
    )
    for sign in signs
}

# Signs that take no room and say nothing about a number: they are left out wherever they stand.
# So is what colours a terminal. Those that mean something (an invisible times, plus or reversed
# order) are refused by name.
_SILENT_SIGNS = frozenset(
    chr(code)
    for first, last in (
        (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x180B, 0x180E), (0x200B, 0x200F),
        (0x202A, 0x202C), (0x2060, 0x2061), (0x2066, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
        (0xE0001, 0xE0001), (0xE0020, 0xE007F),
    )
    for code in range(first, last + 1)
)  # fmt: skip
_SILENT = re.compile(
    "\x1b\\[[0-9;]{0,16}m|[" + "".join(map(re.escape, sorted(_SILENT_SIGNS))) + "]+"
)
_TWIN_SIGNS = frozenset(map(chr, _TWINS))
_FEW = 24
_BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"


@dataclass(frozen=True, slots=True)
class Plain:
    """A text with twins for its signs and without silent ones, and the text as it came."""

    text: str
    original: str

    def offset(self, place: int) -> int:
        """The place in the text as it came that belongs to a place in this one."""
        if len(self.text) == len(self.original):
            return place
        for match in _SILENT.finditer(self.original):
            if match.start() > place:
                break
            place += match.end() - match.start()
        return place


def plain(text: str) -> Plain:
    """The text as the scanner takes it."""
    if text.isascii() and "\x1b" not in text:
        return Plain(_lines(text), text)
    signs = set(text)
    silent, twins = signs & _SILENT_SIGNS, signs & _TWIN_SIGNS
    loud = text
    if "\x1b" in text or len(silent) > _FEW:
        loud = _SILENT.sub("", loud)
    else:  # sign by sign is quicker
        for sign in silent:
            loud = loud.replace(sign, "")
    if len(twins) > _FEW:
        loud = loud.translate(_TWINS)
    else:
        for sign in twins:
            loud = loud.replace(sign, chr(_TWINS[ord(sign)]))
    return Plain(_lines(loud), text)


def _lines(text: str) -> str:
    """Line ends of all systems as one sign; of two signs, the first becomes a blank."""
    return text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text


def name_of_hidden(token: str) -> str:
    """The Unicode name of the first sign of a token that the eye cannot tell, "" if none.

    That is one that is invisible or blank, or one of another script among digits.
    """
    has_digits = any(sign.isascii() and sign.isdigit() for sign in token)
    for sign in token:
        name = unicodedata.name(sign, "")
        is_twin = has_digits and not sign.isascii() and sign.isalpha()
        if is_invisible(sign) or (is_twin and not name.startswith("CJK")):
            return f"U+{ord(sign):04X} {name}".rstrip()
    return ""


def is_invisible(sign: str) -> bool:
    """Whether nothing of a sign can be seen."""
    if sign == " ":
        return False
    return unicodedata.category(sign)[0] in "CZ" or sign in _BLANK_LETTERS


def shown(token: str) -> str:
    """A token with its invisible signs written out: `1‹U+0007›2`."""
    return "".join(f"‹U+{ord(s):04X}›" if is_invisible(s) else s for s in token)
