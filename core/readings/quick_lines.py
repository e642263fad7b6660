r"""What tools print of a long vector line by line, as a plain list or as names and numbers.

    # A tibble: 2 × 2 ⏎ class logit ⏎ <chr> <dbl> ⏎ 1 cat 1.5 ⏎ 2 dog 2.5     R, dplyr
       cat   dog ⏎   1.5   2.5 ⏎    elk ⏎   3.5                               R, names above
    cat (1.5), dog (2.5)     1. cat: 1.5 ⏎ 2. dog: 2.5
    % logits ⏎ 1.5; % of a cat ⏎ 2.5; % of a dog

What is in any doubt is left as it is; every pattern goes on or fails at once.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from core.readings.printouts import is_code
from core.readings.respelled import with_counted_names
from core.readings.rewritten import repeated
from core.readings.shapes import NAME_OF_WORDS, PLAIN, SIMPLE_NAME, WORD

_NUMBER: Final = rf"(?:{PLAIN}|-inf|-Inf)"
_QUOTING: Final = re.compile(r"^#> ?", re.MULTILINE)  # of R's output in a document
_HEAD: Final = re.compile(r"(?:(?:%|\#|//)[ ]++(?!A tibble)[^\W\d][^\n]*+\n)++[ ]*+")
_COMMENT_IN_CODE: Final = re.compile(r"[ \t](?<![ \t][ \t])[ \t]*+%[ \t]*+[A-Za-z][^\n]*+")
_COMMENT: Final = re.compile(r"[ \t](?<=[,;)\]}][ \t])[ \t]*+%[ \t]*+[A-Za-z][^\n]*+")
_TIBBLE: Final = re.compile(
    rf"# A tibble: ([0-9,]{{1,7}}) [×x] (?:1\n[ ]*+{WORD}|(2)\n[ ]*+{WORD}[ ]++{WORD})[ ]*+\n"
    r"(?(2)[ ]*+<(?:chr|fct|ord)>)[ ]*+<(?:dbl|int|num)>[ ]*+\n"
)
_TIBBLE_ROWS: Final = tuple(
    re.compile(rf"^[ ]*+([0-9]{{1,4}})[ ]++({name})({_NUMBER})[ ]*+$", re.MULTILINE)
    for name in ("", rf"{NAME_OF_WORDS}[ ]++")
)
_NAMES_ABOVE: Final = re.compile(
    rf"(?:(?:[ ]*+{SIMPLE_NAME}(?![^ \n]))++[ ]*+\n"
    rf"(?:[ ]*+{_NUMBER}(?![^ \n]))++[ ]*+(?:\n|\Z)){{2,}}+"
)
_VALUED: Final = re.compile(
    rf"(?:{NAME_OF_WORDS} \({_NUMBER}\)(?:[,;][ ]|[ ]*+\n[ ]*+))++{NAME_OF_WORDS} \({_NUMBER}\)"
)
_NUMBERED: Final = re.compile(
    r"^[ ]*+([0-9]{1,4})[.:)]?[ ]++(?![xX] ?10)([^\W\d][\w'-][^()\[\]\n]{0,150})$", re.MULTILINE
)
_FIRST_NUMBERED: Final = re.compile(r"[01][.:)]?[ ]++[^\W\d]")


@lru_cache(2)
def in_usual_lines(text: str) -> str:
    """Such a text as one that `quick` takes; any other as it is."""
    text = repeated(text)
    if text[:2] == "#>":
        text = _QUOTING.sub("", text).strip()
    if "%" in text:
        text = (_COMMENT_IN_CODE if is_code(text) else _COMMENT).sub("", text)
    if text[:1] in ("%", "#", "/") and (head := _HEAD.match(text)):
        text = text[head.end() :]
    if text[:1] == "#" and (head := _TIBBLE.match(text)):
        return _of_tibble(text, head)
    if text[-1:] == ")":
        text = with_counted_names(text, keep_length=False)
    if text[-1:] == ")" and _VALUED.fullmatch(text):
        return text.replace(" (", ": ").replace(")", "")
    if "\n" not in text:
        return text
    if _FIRST_NUMBERED.match(text):
        return _without_numbers(text)
    return _with_names_beside(text) if _NAMES_ABOVE.fullmatch(text) else text


def counts_up(places: list[str], before: str = "") -> bool:
    """Whether they count, from 0 or from 1, with the same words before each number."""
    start = int(places[0].removeprefix(before))
    return start < 2 and places == [f"{before}{n}" for n in range(start, start + len(places))]


def _of_tibble(text: str, head: re.Match[str]) -> str:
    """Its rows, which have to be all that it says."""
    rows = _TIBBLE_ROWS[bool(head[2])].findall(text, head.end())
    count = int(head[1].replace(",", "") or 0)
    if not len(rows) == count == text.count("\n", head.end()) + 1:
        return text
    places, names, numbers = zip(*rows, strict=True)
    if not counts_up([*places]):
        return text
    return _entries(names, numbers) if head[2] else "\n".join(numbers)


def _without_numbers(text: str) -> str:
    rows = _NUMBERED.findall(text)
    places = [place for place, _ in rows]
    is_numbered = len(rows) == text.count("\n") + 1 and counts_up(places)
    return "\n".join(rest for _, rest in rows) if is_numbered else text


def _with_names_beside(text: str) -> str:
    lines = text.split("\n")
    names = [line.split() for line in lines[::2]]
    numbers = [line.split() for line in lines[1::2]]
    if [*map(len, names)] != [*map(len, numbers)]:
        return text
    return _entries(
        [name for line in names for name in line], [number for line in numbers for number in line]
    )


def _entries(names: list[str] | tuple[str, ...], numbers: list[str] | tuple[str, ...]) -> str:
    return "\n".join(
        f"{name.rstrip()}: {number}" for name, number in zip(names, numbers, strict=True)
    )
