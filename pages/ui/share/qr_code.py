"""A link as a QR code, drawn here as SVG: no other machine hears of it.

The text comes from the browser, which alone knows the lab's address as others reach it.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache
from typing import Final

import segno

from core.limits import QR_KEPT, QR_TEXT_MAX

_LINK: Final = re.compile(r"https?://[!-~]+")  # as browsers write addresses: signs of ASCII
_BORDER: Final = 4  # modules of quiet around it, as ISO/IEC 18004 asks for


def is_link(text: str) -> bool:
    """Whether a text is the address of a page that fits a code."""
    return len(text) <= QR_TEXT_MAX and _LINK.fullmatch(text) is not None


@lru_cache(maxsize=QR_KEPT)
def qr_svg(link: str) -> bytes:
    """The code, dark on light whatever the page's colours are: many readers know no other.

    Raises ValueError where the text is no link, or too long a one.
    """
    if not is_link(link):
        raise ValueError("a QR code is made of a link")
    image = io.BytesIO()
    code = segno.make(link, error="m", micro=False)
    code.save(
        image, kind="svg", border=_BORDER, dark="#000", light="#fff", omitsize=True,
        xmldecl=False, svgclass=None, lineclass=None, nl=False,
    )  # fmt: skip
    return image.getvalue()
