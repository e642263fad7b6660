"""KaTeX's fonts, which come with Streamlit, as one family: `Lab Math`.

They are two files for what a formula mixes, slanted letters and upright digits and signs. Here
each is asked only for its own characters, so that `s₁` or `∂e/∂x` is right as it is written.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_MEDIA = Path(st.__file__).parent / "static" / "static" / "media"
_LETTERS = "U+41-5A, U+61-7A, U+3B1-3C9"  # Latin, and the small Greek ones
_OTHERS = "U+0-40, U+5B-60, U+7B-3B0, U+2000-2BFF"
_FACES = (  # KaTeX's file, weight, characters
    ("KaTeX_Math-Italic", 400, _LETTERS),
    ("KaTeX_Math-BoldItalic", 700, _LETTERS),
    ("KaTeX_Main-Regular", 400, _OTHERS),
    ("KaTeX_Main-Bold", 700, _OTHERS),
)


def font_faces() -> str:
    """The family as CSS; addresses are relative to the lab's own stylesheet."""
    return "".join(_face(*face) for face in _FACES)


def _face(name: str, weight: int, characters: str) -> str:
    # The file's name carries a hash that changes with every version of Streamlit. All are said to
    # be slanted, so that no browser slants them once more.
    (file,) = _MEDIA.glob(f"{name}.*.woff2")
    return (
        f'@font-face {{ font-family: "Lab Math"; src: url(../static/media/{file.name}) '
        f'format("woff2"); font-weight: {weight}; font-style: italic; font-display: swap; '
        f"unicode-range: {characters}; }}\n"
    )
