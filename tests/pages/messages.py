"""Messages as a hostile or broken browser might send them: any JSON numbers, any texts."""

from __future__ import annotations

import json
import re

from hypothesis import strategies as st

from pages.shell import PAGES
from pages.ui.channel.messages import HISTORY, LESSON_ACTIONS, TOOLS
from pages.ui.editor.presets import PRESETS
from pages.ui.page import SHARED_SETTINGS, Page
from tests.pages.extremes import words

_NUMBERS = [
    *("9" * 400, "-0", "-0.0", "1e400", "-1e299", "5e-324", "1e-320", "0", "1", "2", "0.5"),
    *("NaN", "-Infinity", "1e4", "1e6", "-745", "700", "true", "null", '"1"', "[1]", "{}"),
]
_TEXTS = [
    *("", "0", "1", "-inf", "1e400", "5e-324", "2,5", "1 2 3", "[1 2; 3 4]", "label 1", "½"),
    *("\ud800", "\0", "</script>", "-->", "]]>", "`", "s_j*sum(y)-y_j", "{" * 50, "1" * 300),
    *("chain@3", "own@1", "softmax@1", "all", "open", "shown", "general", "3", "0.25", "1/3"),
]
_VECTORS = st.lists(st.sampled_from(["1", "0", "-inf", "1e4", "5e-324", "0.5"]), max_size=12)
_OWN_ACTIONS = (
    *("task", "first", "answer", "hint", "worked", "on", "numbers", "measure", "cancel"),
    *("next", "back", "rule", "reveal", "all", "print", "figure"),
)
_FIGURES = ("sweep", "path", "curves", "measured", "bars", "none")
_RAW = re.compile(r'"@((?:[^"\\]|\\.)*)"')  # what stands in a message as it is


def _number() -> st.SearchStrategy[str]:
    numbers = st.floats(-1e4, 1e4).map(repr) | st.integers(-3, 60).map(str)
    return (st.sampled_from(_NUMBERS) | numbers).map(lambda text: f"@{text}")


@st.composite
def messages(draw: st.DrawFn, page: Page, context: str) -> str:
    """The JSON of a message of any kind; `context` as of the page's newest figures."""
    text = st.sampled_from(_TEXTS) | st.text(max_size=8)
    number = _number()
    entry = st.sampled_from(["sum", "@0", "@1", "@2", "@9"])
    own = [*page.settings] * 3
    setting = draw(
        st.sampled_from([*own, *SHARED_SETTINGS, *(s for p in PAGES for s in p.settings)])
    )
    contents: dict[str, dict[str, st.SearchStrategy[object]]] = {
        "type": {"entry": entry, "text": text},
        "paste": {
            "text": text | _VECTORS.map(",".join),
            "reading": st.sampled_from(["", "dismiss", "plain.row-1"]),
        },
        "bar": {"entry": entry, "value": number, "gesture": st.integers(0, 3)},
        "history": {"name": st.sampled_from(HISTORY)},
        "tool": {"name": st.sampled_from(TOOLS), "text": text},
        "preset": {"name": st.sampled_from([*PRESETS, "none"])},
        "select": {"i": number, "j": number},
        "set": {"text": text | st.sampled_from(words(setting) or ["x"])},
        "figure": {
            "figure": st.sampled_from(_FIGURES),
            "gesture": st.none() | st.integers(0, 3),
            "value": st.none() | number,
            "step": st.none() | number,
            "at": st.none() | st.lists(number, min_size=2, max_size=2),
        },
        "page": {"name": st.sampled_from(_OWN_ACTIONS), "text": text},
        "lesson": {"name": st.sampled_from(LESSON_ACTIONS), "text": text},
    }
    kind = draw(st.sampled_from([*contents, "type", "bar", "set", "figure", "page"]))
    fields = {name: draw(strategy) for name, strategy in contents[kind].items()}
    fields = {name: value for name, value in fields.items() if value is not None}
    if kind in ("type", "paste", "bar"):
        fields["vector"] = draw(st.sampled_from(["x", "y"]))
    if kind == "set":
        fields["name"] = setting.name
    if kind == "figure":
        fields["context"] = context
    written = json.dumps({"kind": kind, "seq": 5} | fields)
    return _RAW.sub(lambda raw: str(json.loads(f'"{raw[1]}"')), written)
