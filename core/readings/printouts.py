"""What tools print around numbers, line by line: it is blanked out, so that places stay.

Prompts, comments, headings, footers, `[1]` of R and `[1,]` of its matrices, the numbers of a
list, the scale factor and the column sections of MATLAB, rules and fences of Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.errors import Field, ProblemError
from core.limits import ENTRIES_MAX, LINES_MAX
from core.readings.headings import below_names
from core.readings.tokens import beyond_bounds, count_alone
from core.readings.work import Work

_WORDS_MAX = 8 * ENTRIES_MAX  # and signs, with those of comments: `1.5,  # tench, Tinca tinca`
_LONGEST = 200  # signs of a line that may be a decoration: the patterns below see no longer one
_LOOKS_A_LINE = 5  # that is no data
_MARKS = 256  # signs of a line that are looked at, whether a comment begins there

_QUOTING = re.compile(r"\s*(?:#>|##)(?:\s|$)")  # of R's output in a document
_OUTPUT = re.compile(r"\s*(?:Out ?\[[0-9]+\](?://[A-Za-z]{1,20})? ?[:=]|\(%o[0-9]+\))")
_R_STRUCTURE = re.compile(r"\s*(?:num|int|logi|dbl) \[1:[0-9]{1,6}\](?=\s)")  # R's `str`
_PROMPT = re.compile(
    r"\s*(?:\(%i[0-9]+\)|>>>|>>|>|octave(?::[0-9]+)?>|[A-Za-z][\w.-]{1,15}>"
    r"|In ?\[[0-9]+\] ?:=?|sage:|irb[^>]*>)(?=\s|$)"
)
# In a spreadsheet of any language: #N/A, #NV, #DIV/0!, #ZAHL!, #NAME?
_CELL_ERROR = re.compile(r"#[^\W\d_]{1,12}(?:/[A-Z0]{1,3})?[!?]?(?=\s*(?:[;,|\t]|\Z))(?<![a-z])")
_LINES = re.compile(
    "|".join(
        (
            # MATLAB: further columns of the same rows, and what all numbers are multiplied by
            r"(?P<section>Columns? (?P<first>[0-9]{1,6})"
            r"(?: (?:through|to|and) (?P<last>[0-9]{1,6}))?:?)",
            r"(?P<scale>(?:1(?:\.0*)?[eE]|10\^)(?P<power>[+-]?[0-9]{1,2}) {0,4}[*×])",
            # pandas: the first column is no data
            r"(?P<index>(?:(?:Name|Length|Freq): [^:]*, )*dtype: ?\w+"
            r"|\[[0-9]+ rows x [0-9]+ columns\])",
            # headings
            r"(?P<name>[^\W\d][^:,;=&\\]*:|[\w.$@]+ ?(?:=|<-|:=))",  # Parameter containing:   x =
            r"[A-Z]\w*\{[^{}]*\} with [0-9]+ entr(?:y|ies):",  # Dict{...} with 2 entries:
            r"[0-9]+-element .*:",  # 3-element Vector{Float64}:
            r"[0-9]+ ?[x×] ?[0-9]+ (?:Sub)?DataFrame",
            r"(?:[│|]? *(?:Float(?:16|32|64)|U?Int(?:8|16|32|64)|String[0-9]*)\?? *)+[│|]?",
            r"[0-9]+ ?[x×] ?[0-9]+ [A-Za-z].*:",  # 1×3 Matrix{Float64}:
            r"[\w.]+ ?= ?[0-9]+ ?[x×] ?[0-9]+(?: [A-Za-z][A-Za-z ]*)?",  # A = 1×3
            r"[0-9]+ ?[x×] ?[0-9]+ (?:[A-Za-z]+ ){0,3}"
            r"(?:double|single|table|vector|matrix|dlarray|gpuArray)",
            r"(?:shape: ?|torch\.Size)\([0-9, \[\]]*\)|torch_tensor",  # polars, torch
            r"(?P<types>[|\s]*(?:(?:[fiu](?:8|16|32|64)|str|cat|---)(?:[|\s]+|$))+)",
            r"Series: ?'[^']*' ?\[\w+\]",
            r"[0-9]+/[0-9]+ (?:\[[=>.]+\]|\u2501+)[^\[\]]*",  # Keras says how far it is
            r"(?:\[,[0-9]{1,6}\]\s*)+|(?:<[a-z]{3,4}>\s*)+",  # R
            r"(?P<item>\[\[[0-9]{1,6}\]\]|\$[\w.`]+)",
            r"\[[A-Za-z_][\w.]*\]",  # TOML
            # footers
            r"Levels: .*|\[ ?[A-Za-z]*Type ?\{[0-9,]*\} ?\]",
            r"\[(?:torch|mindspore)\.[\w.]+ of size [0-9x, ]+[^\]]*\]",
            r"<NDArray [0-9x, ]+@[^>]*>",
            r"(?:Dimensions|Coordinates|Attributes)\b.*|\* \w+ +\(\w+\) .*",  # xarray
            r"<xarray\.[^>]*>.*",
            r"<[A-Z][A-Za-z]*Array>",  # pandas
            r"[sS]ep=[;,|]?",  # Excel
            r"\([0-9]+ rows?\)|[0-9]+ rows? in set.*|Number of cases .*|Query OK.*",  # SQL, SPSS
            # a rule: it has no other signs, which is seen first
            r"(?=[|+:=_~\u2500-\u257f\-\s]*+\Z)"
            r".*?(?:-{3}|={3}|(?=[_\s]+\Z)_|[\u2500-\u257f]{3}|\|(?=[:\s]*+-)[-:\s]*+\|).*",
            r"`{3}\w*|~{3}|\$\$",  # a fence
        )
    )
)
_BLOCK_COMMENT = re.compile(r"/\*[^*]{0,200}\*/|\(\*[^*]{0,200}\*\)")
# Nothing but numbers, or a name and a number.
_DATA = re.compile(
    r"(?!Columns? )(?:[A-Za-z_][\w.]*+(?: [A-Za-z_][\w.]*+){0,6}[ \t,;]++)?"
    r"[\s0-9.,;eE+\-]*+(?<=[0-9.,;\s])"
)
_OPENING = re.compile(r"\s{0,8}(?:\w{1,24} {0,4}= {0,4})?\[")
# What tools write where they leave numbers out.
_WORDS_OF_LESS = (" more ", "omitted", "only showing", "not shown", " shown)", "<<")
_LESS = re.compile(
    r"[0-9][0-9,]{0,9} more (?:rows?|entries|items|elements|values)"
    r"|[0-9][0-9,]{0,9} (?:rows?|columns?|entries|items|elements|values) (?:omitted|not shown)"
    r"|omitted [0-9]{1,9} (?:rows?|entries|columns?)|only showing top [0-9]{1,9} rows?"
    r"|\([0-9][0-9,]{0,9} shown\)|<<[0-9]{1,9}>>"
)
_TIBBLE = re.compile(r"# A tibble: ([0-9][0-9,]{0,8}) [x×] [0-9]{1,4}\s*\n[^\n]*\n[^\n]*\n")
_COMMENTS = ("#", "//", "%", "--", "!")
_QUOTES = ("#>", "##", "[1:")  # what stands for each in a text, to be looked for at once
_PROMPTS = (">", "In ", "In[", "Out", "sage:", "irb", "(%")
_DIGIT = re.compile(r"[0-9½∞]")
_ITEMS = (")", "]:")
_R_INDEX = re.compile(r"\s*\[([0-9]{1,6})\](?=\s+[^\s,\[])")
_R_ROW = re.compile(r"\s*\[([0-9]{1,6}),\](?=\s)")
_ITEM = re.compile(
    r"\s*(?:\(([0-9]{1,4}|[A-Za-z])\)|([0-9]{1,4}|[A-Za-z])\)|\[([0-9]{1,4})\]:)(?=\s+\S)"
)
# `1. cat 0.5`, `2 dog: 0.25`; but not `1 x 10^3`, `2 log(3)`.
_NAMED_ITEM = re.compile(
    r"\s*([0-9]{1,4})[.:]?(?=\s+(?![xX]\s?10)[^\W\d][\w'-][^()\[\]]{0,150}"
    r"(?:[0-9%]|\([^()\[\]]{1,40}\))\s*\Z)"
)


@dataclass(slots=True)
class Printout:
    """What is left of a text, and what its decorations say.

    text        the same text, decorations blanked out
    power       of ten, by which all numbers are to be multiplied
    sections    places where further columns of the same rows begin
    is_indexed  a footer says that the first column is no data
    is_numbered the rows had numbers, which are blanked out
    continued   lines that go on with the one before them
    """

    text: str
    power: int = 0
    sections: tuple[int, ...] = ()
    is_indexed: bool = False
    is_numbered: bool = False
    continued: frozenset[int] = frozenset()


def check_size(text: str, field: Field) -> None:
    """Refuse at once what is far beyond the bounds, those of comments included.

    ProblemError `too-many-lines`, `too-many-tokens`, `too-many-numbers`.
    """
    if text.count("\n") >= LINES_MAX and text.rstrip().count("\n") >= LINES_MAX:
        raise ProblemError("too-many-lines", field, limit=LINES_MAX)
    if len(text) <= _WORDS_MAX:
        return
    wide = sum(map(text.count, "，；、"))
    if max(len(text.split()), count_alone(text), wide) > _WORDS_MAX:
        raise beyond_bounds(text, field)


def undecorated(text: str, field: Field, work: Work) -> Printout:
    """Blank out what is around the numbers. Errors: `elided`, those of `Work`.

    The text has passed `check_size`.
    """
    text = text.rstrip()
    _check_all_is_there(text, field)
    lines = text.split("\n")
    printout = Printout("")
    is_data = _DATA.fullmatch
    others = [n for n, line in enumerate(lines) if line and not is_data(line)]
    work.add(_LOOKS_A_LINE * len(others))
    if any(mark in text for mark in _QUOTES):
        for n in others:
            lines[n] = _without_quoting(lines[n])
    marks = [mark for mark in _COMMENTS if mark in text]
    if marks or "*/" in text or "*)" in text:
        in_code = is_code(text)
        for n in others:
            lines[n] = _without_comment(lines[n], marks, in_code=in_code)
    if any(prompt in text for prompt in _PROMPTS):
        _without_prompts(lines, others)
    if "|" in text:
        for n in others:
            lines[n] = _without_edges(lines[n])
    sections = list(_decorations(lines, others, printout, field))
    if "[" in text:
        _without_r_indices(lines, others, printout, field)
    if any(mark in text for mark in _ITEMS):
        _without_items(lines, others, _ITEM)
    if len(lines) > 1 and _NAMED_ITEM.match(next((line for line in lines if line.strip()), "")):
        _without_items(lines, [*range(len(lines))], _NAMED_ITEM)
    printout.text = _put_together(lines, printout.continued)
    if sections:
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        printout.sections = tuple(starts[n] for n in sections)
    return printout


def _check_all_is_there(text: str, field: Field) -> None:
    """Refuse what says that numbers are left out: `elided`."""
    if any(word in text for word in _WORDS_OF_LESS) and (match := _LESS.search(text)):
        raise ProblemError("elided", field, offset=match.start(), token=match[0])
    head = _TIBBLE.search(text[:_LONGEST])
    if head and _filled(text[head.end() :].split("\n")) < int(head[1].replace(",", "")):
        raise ProblemError("elided", field, token=head[0].strip().split("\n")[0])


def is_code(text: str) -> bool:
    """Whether it is a bracket over several lines: there a per cent sign begins a comment."""
    return "\n" in text and text.rstrip("; \n\r\t")[-1:] == "]" and bool(_OPENING.match(text))


def _put_together(lines: list[str], continued: frozenset[int]) -> str:
    if not continued:
        return "\n".join(lines)
    ends = [" " if n + 1 in continued else "\n" for n in range(len(lines) - 1)]
    return "".join(part for pair in zip(lines, [*ends, ""], strict=True) for part in pair)


def _blank_start(line: str, end: int) -> str:
    return " " * end + line[end:]


def _without_quoting(line: str) -> str:
    match = _QUOTING.match(line) or _R_STRUCTURE.match(line)
    return _blank_start(line, match.end()) if match else line


def _without_edges(line: str) -> str:
    """A row of a Markdown table without the bars at its ends."""
    stripped = line.strip()
    if len(stripped) < 3 or not (stripped[0] == stripped[-1] == "|"):
        return line
    start, end = line.index("|"), line.rindex("|")
    return f"{line[:start]} {line[start + 1 : end]} {line[end + 1 :]}"


# --- comments -----------------------------------------------------------------------------


def _without_comment(line: str, marks: list[str], *, in_code: bool) -> str:
    if "*/" in line or "*)" in line:
        line = _BLOCK_COMMENT.sub(lambda match: " " * len(match[0]), line)
    for mark in marks:
        place = line.find(mark)
        for _ in range(_MARKS):
            if place < 0:
                break
            if _is_comment(line, mark, place, in_code=in_code):
                line = line[:place].ljust(len(line))
                break
            place = line.find(mark, place + len(mark))
    return line


def _is_comment(line: str, mark: str, place: int, *, in_code: bool) -> bool:
    """Whether a comment begins here: not in the middle of something, nor a per cent sign."""
    if place == 0 and mark not in ("--", "!"):
        return not _CELL_ERROR.match(line)
    previous = line[place - 1 : place] or " "
    if not (previous.isspace() or previous in ",;)]}"):
        return False
    follows = line[place + len(mark) : place + 40].lstrip()
    if mark in ("--", "!"):
        return follows[:1].isalpha()
    if mark == "#":
        return not _CELL_ERROR.match(line, place)
    if mark == "//":
        return not (follows[:1].isdigit() or line.startswith("Out["))  # Out[1]//MatrixForm=
    return follows[:1].isalpha() and (in_code or not _is_per_cent(line, place))


def _is_per_cent(line: str, place: int) -> bool:
    """Whether `30 % cat` is meant: one number, or other per cent signs, on the line."""
    before = line[max(0, place - _LONGEST) : place].rstrip()
    others = "%" in before or "%" in line[place + 1 : place + _LONGEST]
    return before[-1:].isdigit() and (len(before.split()) == 1 or others)


# --- prompts ------------------------------------------------------------------------------


def _without_prompts(lines: list[str], others: list[int]) -> None:
    """Take prompts away; what was typed at one goes with it where an output follows."""
    typed: set[int] = set()
    for n in others:
        output = _OUTPUT.match(lines[n])
        prompt = None if output else _PROMPT.match(lines[n])
        if prompt:
            typed.add(n)
        if match := output or prompt:
            lines[n] = _blank_start(lines[n], match.end())
    if not typed:
        return
    has_output = any(n not in typed and _has_digit(line) for n, line in enumerate(lines))
    for n in typed:
        if has_output or not _has_digit(lines[n]):
            lines[n] = " " * len(lines[n])


def _has_digit(line: str) -> bool:
    return _DIGIT.search(line) is not None


# --- headings, footers, scale, sections -----------------------------------------------------


def _decorations(
    lines: list[str], others: list[int], printout: Printout, field: Field
) -> Iterator[int]:
    """Blank out decorations and note what they say; yields the lines where sections begin."""
    columns = 0
    names: list[int] = []
    has_rules = any("---" in lines[n] for n in others)
    for n in others:
        stripped = lines[n].strip()
        match = _LINES.fullmatch(stripped) if 0 < len(stripped) <= _LONGEST else None
        if not match or (match["item"] and len(lines) == 1):
            continue
        if match["types"] and not has_rules:
            continue
        if match["section"]:
            if int(match["first"]) != columns + 1:
                raise ProblemError("elided", field, token=stripped)
            columns = int(match["last"] or match["first"])
            if int(match["first"]) > 1:
                yield n
        elif match["scale"]:
            printout.power = int(match["power"])
        elif match["index"]:
            printout.is_indexed = True
        elif match["name"]:
            if printout.power and names:
                raise ProblemError("not-a-number", field, token=stripped)
            names.append(n)
        lines[n] = " " * len(lines[n])
    printout.continued = below_names(lines, names)


# --- numbered lines -------------------------------------------------------------------------


def _without_r_indices(
    lines: list[str], others: list[int], printout: Printout, field: Field
) -> None:
    """`[1] 0.3 0.5`, `[3] 0.2`: the place of a line's first number, and `[1,]` of rows.

    A number that is gone is told. Elements of a list count anew: their headings are blank by now.
    """
    places = [(n, match) for n in others if (match := _R_INDEX.match(lines[n]))]
    if places and len(places) == _filled(lines):
        count = 0
        for n, match in places:
            if match[1] == "1" and n and not lines[n - 1].strip():
                count = 0
            if int(match[1]) != count + 1:
                raise ProblemError("elided", field, token=match.group().strip())
            lines[n] = _blank_start(lines[n], match.end())
            count += len(lines[n].split())
        starts = {n for n, match in places if match[1] == "1"}
        printout.continued = frozenset(n for n, _ in places) - starts
    numbered = [(n, match) for n in others if (match := _R_ROW.match(lines[n]))]
    for n, match in numbered:
        lines[n] = _blank_start(lines[n], match.end())
    printout.is_numbered = bool(numbered)


def _without_items(lines: list[str], others: list[int], item: re.Pattern[str]) -> None:
    """`1) 0.5`, `2) 1.5`: the marks of a list, if all lines have them, one after the other."""
    places = [(n, match) for n in others if (match := item.match(lines[n]))]
    if len(places) < 2 or len(places) != _filled(lines):
        return
    marks = [next(filter(None, match.groups())) for _, match in places]
    numbers = [int(mark) if mark.isdigit() else ord(mark.lower()) - ord("a") for mark in marks]
    if numbers[0] <= 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        for n, match in places:
            lines[n] = _blank_start(lines[n], match.end())


def _filled(lines: list[str]) -> int:
    """How many lines have something in them."""
    return sum(1 for line in lines if line and not line.isspace())
