r"""What programs print around the numbers of a list, taken away from a long text.

    tensor([...], dtype=...)   <tf.Tensor: ... numpy=array([...])>   Parameter containing: ⏎ ...
    double x[] = {...};   c(...)   vec![...]   \begin{pmatrix} ... \end{pmatrix}
    x = ⏎ ...   logits: ⏎ ...   3-element Vector{Float64}: ⏎ ...   Series: 'x' [f64] ⏎ [...]
    Columns 1 through 8 ⏎ ... Columns 9 and 10 ⏎ ...

What is left says whether it is a list.
"""

from __future__ import annotations

import re
from typing import Final

_MATRIX: Final = re.compile(r"\\begin\{((?:[bp]|small)?matrix)\}\s*")
_OPENING: Final = re.compile(
    r"(?:Float(?:32|64)(?=\[)|"
    r"(?:double|float) \w{1,24}\[[0-9]{0,5}\] ?= ?|vec!|(?:\w{1,24} ?(?:<-|=) ?)?c(?=\()"
    r"|[A-Za-z_]\w{0,23} ?= ?(?=\[)|'(?=\()"
    r"|std::vector<(?:double|float)>(?: \w{1,24} =)? ?(?=\{))(?=[\[({])"
)
_WRAPPER: Final = re.compile(
    r"(?:Parameter containing:\s{1,4})?(?P<tag><tf\.[^\n\[]{1,120}, numpy=\s{0,4})?"
    r"(?:\w{1,24} ?= ?)?(?:(?:np|torch|jnp)\.)?"
    r"(?:(?:tensor|array|Array)\("
    r"|Tensor\(shape=\[[0-9, ]{1,24}\](?:, [\w.:()=]{1,40}){0,4},\s{1,16})\["
)
_END: Final = re.compile(
    r"\](?:,\s*(?:dtype|device|requires_grad|grad_fn)=[\w.<>:']{1,64}){0,3}\)(?P<tag>>?);?\Z"
)
_HEADING: Final = re.compile(
    r"(?:[0-9]{1,4}-element [\w{}. ]{1,64}:|[A-Za-z_]\w{0,23} ?(?:=|:)"
    r"|shape: \([0-9]{1,6},\)\s{1,4}Series: ?'[^'\n]{0,64}' ?\[\w{1,16}\])\s*\n\s*"
)
_SECTION: Final = re.compile(
    r"Columns? ([0-9]{1,4})(?: (?:through|to|and) ([0-9]{1,4}))?:?[ ]*\n\s*"
)
_BRACKETS: Final = {"[": "]", "(": ")", "{": "}"}


def unwrapped(text: str) -> str:
    """The text without brackets, and what programs print around them."""
    if text[0] == "\\":
        begin = _MATRIX.match(text)
        end = rf"\end{{{begin[1]}}}" if begin else ""
        if begin is None or not text.endswith(end):
            return text
        return text[begin.end() : -len(end)].rstrip().removesuffix("\\\\").rstrip()
    if opening := _OPENING.match(text):
        text = text[opening.end() :].removesuffix(";")
    wrapper = _WRAPPER.match(text) if text[-1] in ");>" else None
    closing = _END.search(text, max(0, len(text) - 256)) if wrapper else None
    if wrapper and closing and bool(wrapper["tag"]) == bool(closing["tag"]):
        return text[wrapper.end() : closing.start()].strip()
    if text[0] in _BRACKETS and text[-1] == _BRACKETS[text[0]]:
        return text[1:-1].strip()
    heading = _HEADING.match(text)
    if heading is None:
        return text
    text = text[heading.end() :]
    is_series = heading[0].startswith("shape") and text[:1] == "[" and text[-1:] == "]"
    return text[1:-1].strip() if is_series else side_by_side(text)


def side_by_side(text: str) -> str:
    """One row whose further columns are printed below; the text itself where it is none."""
    if not text.startswith("Column"):
        return text
    rows: list[str] = []
    count = place = 0
    while section := _SECTION.match(text, place):
        end = text.find("\n", section.end())
        end = len(text) if end < 0 else end
        row = text[section.end() : end].split()
        if int(section[1]) != count + 1 or int(section[2] or section[1]) != count + len(row):
            return text
        rows += row
        count += len(row)
        place = end
        while text[place : place + 1].isspace():
            place += 1
    return " ".join(rows) if place == len(text) else text
