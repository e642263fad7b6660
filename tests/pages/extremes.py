"""Problems and addresses at the ends of what is legal: subnormal, huge, masked, tied."""

from __future__ import annotations

import math
import re

from hypothesis import strategies as st

from core.limits import RATE_MAX, RATE_MIN, X_ABS_MAX, Y_MAX
from core.problem import Problem
from pages.gradient.parameters import BOUNDS
from pages.gradient.settings import OVER_NAMES, SHOW_NAMES, SWEPT_NAMES, VIEW_NAMES
from pages.ui.page import HIDE, LOCK, TARGETS, NotAllowed, Page, Reading, Setting

_TINY = [5e-324, 1e-320, 2.0**-1022, 1e-300, 1e-160]
_LOGITS = st.one_of(
    st.floats(-4, 4),
    st.integers(-3, 3).map(float),
    st.floats(-X_ABS_MAX, X_ABS_MAX),
    st.sampled_from([0.0, X_ABS_MAX, -X_ABS_MAX, 709.0, -745.0, -math.inf, *_TINY]),
)
_TARGETS = st.one_of(
    st.floats(0, 1),
    st.integers(0, 3).map(float),
    st.floats(0, Y_MAX),
    st.sampled_from([0.0, 1.0, Y_MAX, 30_000.0, *_TINY]),
)


@st.composite
def problems(draw: st.DrawFn, max_k: int = 5) -> Problem:
    """A legal problem; some classes tie, in x, in y or in both."""
    k = draw(st.integers(2, max_k))
    x = draw(st.lists(_LOGITS, min_size=k, max_size=k))
    y = draw(st.lists(_TARGETS, min_size=k, max_size=k))
    if draw(st.booleans()):
        x[1] = x[0]
    if draw(st.booleans()):
        y[-1] = y[0]
    if all(value == -math.inf for value in x):
        x[0] = 0.0
    return Problem(x, y)


def _numbers(low: float, high: float) -> st.SearchStrategy[float]:
    special = [0.0, 1.0, low, high, *_TINY, -1e-320, -5e-324, math.nextafter(low, high)]
    return st.floats(low, high) | st.sampled_from([v for v in special if low <= v <= high])


@st.composite
def gradient_settings(draw: st.DrawFn, k: int) -> dict[str, str]:
    """The settings of a link to `/gradient`; not all of them need to go together."""
    chosen = {
        "view": draw(st.sampled_from(VIEW_NAMES)),
        "run": draw(st.sampled_from(SWEPT_NAMES)),
        "show": draw(st.sampled_from(SHOW_NAMES)),
        "log": draw(st.sampled_from(["", "run", "values", "run,values"])),
        "over": draw(st.sampled_from(OVER_NAMES)),
        "of": draw(st.sampled_from(["loss", *map(str, range(1, k + 1))])),
        "i": str(draw(st.integers(1, k))),
        "j": str(draw(st.integers(1, k))),
        "points": draw(st.sampled_from(["", "21", "40"])),
        "rate": repr(draw(_numbers(RATE_MIN, RATE_MAX))),
        "momentum": draw(st.sampled_from(["", "0.5", "0.99", "5e-324"])),
        "steps": str(draw(st.integers(1, 30))),
    }
    low, high = BOUNDS[chosen["run"]] if chosen["view"] in ("line", "squared") else BOUNDS["x"]
    ends = [draw(st.none() | _numbers(low, high)) for _ in range(2)]
    if draw(st.booleans()) and ends[0] is not None:
        ends[1] = min(high, math.nextafter(ends[0], math.inf))
    chosen |= {
        name: "" if end is None else repr(end)
        for name, end in zip(("from", "to"), ends, strict=True)
    }
    return {name: text for name, text in chosen.items() if text}


TEXTS = [
    *("", "open", "all", "0", "1", "2", "-1", "0.5", "0.1,0.2", "1,1,1", "1;0", "T", "1e6"),
    *("5e-324", "1e-320", "1e-308", "-inf", "1000", "0.99", "999999"),
]


def words(setting: Setting) -> list[str]:
    """What a setting may be, as it says itself where a text is refused."""
    try:
        setting.read("\0", Reading(2, True, {}))
    except NotAllowed as error:
        return re.findall(r"[\w.-]+", error.allowed)
    except (KeyError, ValueError):
        pass
    return []


@st.composite
def page_settings(draw: st.DrawFn, page: Page) -> dict[str, str]:
    """The settings of a link to any page: most are words that it allows."""
    own = {
        setting.name: draw(st.sampled_from([*words(setting) * 2, *TEXTS]))
        for setting in page.settings
        if draw(st.integers(0, 3))
    }
    shared = {
        setting.name: draw(st.sampled_from(words(setting)))
        for setting in (TARGETS, HIDE, LOCK)
        if not draw(st.integers(0, 3))
    }
    return own | shared
