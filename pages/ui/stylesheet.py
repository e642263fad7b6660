"""The style of every page, as one file that a browser fetches once and keeps."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from pages.ui import theme
from pages.ui.font_faces import font_faces

_PAGES = Path(__file__).parents[1]
# What pages share first, in the order of their names; then what is only one page's.
_FILES = (*sorted(_PAGES.glob("ui/style/*.css")), *sorted(_PAGES.glob("[!u]*/*.css")))
TEXT = "".join((font_faces(), theme.css_variables(), *(f.read_text("utf-8") for f in _FILES)))
NAME = f"assets/style.{sha256(TEXT.encode()).hexdigest()[:12]}.css"
"""Where it is, below the lab's address: another place when any of it changes."""
