"""The browser side: a folder a part with its .html, .css and index.js; shared/ is for all.

Streamlit sends a part's html, css and js along with every answer. So a part sends only where its
module and style are to be had, and the browser fetches them once: all files stand below one
address that changes when any of them does, so that they can be kept for good, and a module that
two parts import is one.

Addresses are relative to the page's own, which is one name below the lab's, wherever that is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from posixpath import normpath
from typing import Any

import streamlit as st

from pages.ui.module_graph import reached

_HERE = Path(__file__).parent
FILES = {
    file.relative_to(_HERE).as_posix(): file.read_bytes()
    for file in sorted(_HERE.rglob("*"))
    if file.suffix in (".js", ".css")
}
"""What there is below the address, by name."""
_HASH = sha256(b"".join(name.encode() + text for name, text in FILES.items())).hexdigest()[:12]
FOLDER = f"components/{_HASH}"
ADDRESS = f"./{FOLDER}/"
"""Where the files are, relative to a page."""
START = "page/start.js"
"""What every page begins with, before Streamlit has places for it."""
_IMPORTED = re.compile(r"""^(?:import|export)\b[^;]*?"(\.[^"]+)";""", re.MULTILINE)


def _imports(name: str) -> Iterator[str]:
    """What a module imports at once; not what it calls `import()` for."""
    for path in _IMPORTED.findall(FILES[name].decode()):
        yield normpath(f"{name.rpartition('/')[0]}/{path}")


MODULES = tuple(reached([START], _imports))
"""What runs before the first numbers are shown."""

_LOADER = """let part;
const start = ({ data: [data], ...component }) => part({ ...component, data });
export default (component) => part ? start(component)
  : import(new URL("%s", document.baseURI)).then((loaded) => {
    part = loaded.default;
    return start(component);
  });"""


def part(name: str, *, isolate_styles: bool = True) -> Callable[..., Any]:
    """Register the part that lives in the folder of this name."""
    html = (_HERE / name / f"{name}.html").read_text("utf-8")
    style = f"{name}/{name}.css"
    link = f'<link rel="stylesheet" href="{ADDRESS}{style}">' if style in FILES else ""
    mount = st.components.v2.component(
        f"lab_{name}",
        html=link + html,
        js=_LOADER % f"{ADDRESS}{name}/index.js",
        isolate_styles=isolate_styles,
    )

    def place(*, data: dict[str, Any], **options: Any) -> Any:
        # In a list: of a dict, Streamlit asks of each value whether it is a data frame, and
        # imports pandas for that, a quarter of a second of everybody's start.
        return mount(data=[data], **options)

    return place
