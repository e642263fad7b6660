"""What a text may mean: how its numbers are written, and what its rows are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

from core.errors import Field, ProblemError
from core.limits import ENTRIES_MAX, NUMBER_TEXT_MAX, READINGS_MAX, TOKENS_MAX
from core.readings.joins import joined
from core.readings.numbers import begins_a_number, is_infinite, simple
from core.readings.reading import Notation, Reading
from core.readings.tables import Table, counts
from core.readings.tokens import Token

# Most tokens that are read in all notations together: half a thousand numbers with commas in them,
# each of three tokens and one that parts them, in three notations.
_IN_ALL_NOTATIONS = TOKENS_MAX + TOKENS_MAX // 2
_MIXED_MAX = ENTRIES_MAX  # most tokens with whole numbers and fractions, which take longer
_EXPONENT = r"(?:[eE][+-]?[0-9]+)?(?:\s?%)?"
_COMMA = re.compile(
    rf"[+-]?(?:[0-9]+|[1-9][0-9]{{0,2}}(?:[.\s'][0-9]{{3}})+)(?:,[0-9]+)?{_EXPONENT}"
    rf"|[+-]?[0-9]+\.[0-9]+{_EXPONENT}"  # some have a comma, some a point
)
_POINT = re.compile(
    rf"[+-]?(?:0+|[0-9]{{4,}}|[0-9]+(?=\.(?![0-9]{{3}}(?![0-9]))))\.[0-9]+{_EXPONENT}"
)
_THOUSANDS = re.compile(
    rf"[+-]?(?:[0-9]+|[1-9][0-9]{{0,2}}(?:[,\s][0-9]{{3}})+|[1-9][0-9]?(?:,[0-9]{{2}})+,[0-9]{{3}})"
    rf"(?:\.[0-9]*)?{_EXPONENT}"  # 12,34,567 in India
)
# What has to be in a text before it is worth while to look for such numbers.
_HINTS = {
    ",": re.compile(r",(?<=[0-9],)[0-9]"),
    ", ": re.compile(r",(?<=[0-9]{3},)(?<=[^\S\n\t][0-9]{3},)(?<=[0-9][^\S\n\t][0-9]{3},)[0-9]"),
    " ": re.compile(r"[^\S\n\t](?<=[0-9][^\S\n\t])[0-9]{3}(?![0-9])"),
}
# What parts numbers, and does not belong to one: a comma only where a blank stands beside it.
_PARTS = re.compile(r"[;|&]|,(?=\s)|(?<=\s),")
_PARTS_OF_ONE = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_MIXED = re.compile(
    rf"(?<![0-9./,])[0-9]+ (?:[0-9]+/[0-9]+|[{_PARTS_OF_ONE}])(?![0-9./{_PARTS_OF_ONE}])"
)
_WHOLE = re.compile(r"[+-]?[0-9]+")
_PROPER = re.compile(r"([0-9]+)/([0-9]+)")
_BULLETS = frozenset({"-", "*", "•", "·", "+"})

Candidate = tuple[Notation, list[Token]]


def without_commas(text: str) -> str:
    """`1,5` with a decimal comma as `1.5`; `1.234,5` as `1234.5`; `1.5` as it is."""
    if "." not in text and " " not in text:
        return text.replace(",", ".").replace("'", "")
    if _POINT.fullmatch(text):
        return text
    return re.sub(r"[.\s']", "", text).replace(",", ".")


def without_thousands(text: str) -> str:
    """`1,234.5` as `1234.5`."""
    return re.sub(r"[,\s]", "", text)


# With what numbers of a notation may be put together: a comma, a blank between thousands.
_RULES: tuple[tuple[Notation, re.Pattern[str], Callable[[str], str], tuple[str, ...]], ...] = (
    ("decimal-comma", _COMMA, without_commas, (",", ", ")),
    ("thousands", _THOUSANDS, without_thousands, (",", " ")),
)


def single(text: str) -> dict[Notation, str]:
    """What one number with commas in it may be, as decimals: `1,5`, or `1,234` two ways."""
    if "," not in text or len(text) > NUMBER_TEXT_MAX:
        return {}
    written = {name: plain(text) for name, rule, plain, _ in _RULES if rule.fullmatch(text)}
    return written if len(set(written.values())) > 1 else dict([*written.items()][:1])


def candidates(tokens: list[Token], text: str, field: Field) -> Iterator[Candidate]:
    """The tokens as they are, then in every notation that they may have, the likeliest first.

    ProblemError `too-many-tokens`, where all of them together would take too long.
    """
    if tokens and tokens[0].text in _BULLETS:
        starts = _line_starts(tokens)
        if len(starts) > 1 and {tokens[n].text for n in starts} == {tokens[0].text}:
            yield from _bullets(tokens, text, starts)
            return
    kinds = " ".join([token.kind for token in tokens])
    has_pairs = "atom atom" in kinds  # without anything between them but a blank
    notations = chain(
        _with_commas(tokens, text, kinds, has_pairs), _mixed(tokens, text, has_pairs)
    )
    most = _IN_ALL_NOTATIONS // max(1, len(tokens))
    if len(tokens) > _MIXED_MAX and next(_mixed(tokens, text, has_pairs), None):
        raise ProblemError("too-many-tokens", field, limit=TOKENS_MAX)
    if most < 2 and next(notations, None):
        raise ProblemError("too-many-tokens", field, limit=TOKENS_MAX)
    yield "plain", joined(tokens, text)
    for count, (name, rewritten) in enumerate(notations, 2):
        if count > most:
            raise ProblemError("too-many-tokens", field, limit=TOKENS_MAX)
        yield name, joined(rewritten, text)


def _with_commas(
    tokens: list[Token], text: str, kinds: str, has_pairs: bool
) -> Iterator[Candidate]:
    """The tokens in every notation with commas or blanks within numbers."""
    if not _may_have_commas(kinds):
        return
    hinted = {
        way
        for way, hint in _HINTS.items()
        if (has_pairs or " " not in way) and way[0] in text and hint.search(text)
    }
    parted = hinted and set(_PARTS.findall(text))
    for name, rule, plain, ways in _RULES[:: -1 if "," in parted else 1]:
        longest_first = ways[:: -1 if parted else 1]
        for joins in (way for way in longest_first if way in hinted):
            rewritten = _rewritten(tokens, text, rule, plain, joins)
            if rewritten is not None:
                yield name, rewritten


def _bullets(tokens: list[Token], text: str, starts: list[int]) -> Iterator[Candidate]:
    """Lines that all begin with the mark of a list, which may be a minus sign."""
    is_start = set(starts)
    items = joined([t for n, t in enumerate(tokens) if n not in is_start], text)
    if tokens[0].text != "-":
        yield "plain", items
        return
    yield "plain", joined(tokens, text)
    yield "bullets", items


def _line_starts(tokens: list[Token]) -> list[int]:
    """Where the lines begin that have something in them."""
    kinds = ["line", *(token.kind for token in tokens)]
    return [n for n, token in enumerate(tokens) if kinds[n] == "line" and token.kind != "line"]


def _may_have_commas(kinds: str) -> bool:
    """Whether commas may be decimal ones: not in programs, in brackets within brackets."""
    if "text" in kinds or "command" in kinds or kinds.count("open") > 1:
        return False
    return "atom open" not in kinds


def _rewritten(
    tokens: list[Token],
    text: str,
    rule: re.Pattern[str],
    plain: Callable[[str], str],
    joins: str,
) -> list[Token] | None:
    """The tokens with what belongs to one number put together; None if that is not all of it."""
    result: list[Token] = []
    place, joined_some = 0, False
    has_commas, last = "," in joins, len(tokens)
    while place < last:
        token = tokens[place]
        place += 1
        if token.kind != "atom":
            if has_commas and token.text == "," and _is_tight(tokens, place - 1):
                return None  # where a comma belongs to numbers, none without a blank parts them
            result.append(token)
            continue
        if token.value is None and not (
            begins_a_number(token.text) and not is_infinite(token.text)
        ):
            result.append(token)
            continue
        start, end = token.start, token.end
        while (
            place < last
            and tokens[place].start - end <= 1
            and (step := _step(tokens, place, end, text, joins))
            and end - start <= NUMBER_TEXT_MAX
        ):
            place += step
            end = tokens[place - 1].end
        if end == token.end and token.value is not None and "." not in token.text:
            result.append(token)
            continue
        written = text[start:end]
        if len(written) > NUMBER_TEXT_MAX or not rule.fullmatch(written):
            return None
        number = plain(written)
        joined_some = joined_some or written != number
        result.append(Token("atom", number, start, end, simple(number)))
    return result if joined_some else None


def _mixed(tokens: list[Token], text: str, has_pairs: bool) -> Iterator[Candidate]:
    """The tokens with whole numbers and fractions together."""
    if has_pairs and _MIXED.search(text):
        yield "mixed", _with_mixed(tokens, text)


def _with_mixed(tokens: list[Token], text: str) -> list[Token]:
    """The tokens with `1 1/2` as one number, 3/2."""
    result: list[Token] = []
    for token in tokens:
        last = result[-1] if result else None
        part = _PROPER.fullmatch(token.text) if len(token.text) <= NUMBER_TEXT_MAX // 2 else None
        if (
            last is not None
            and token.text in _PARTS_OF_ONE
            and text[last.end : token.start] == " "
            and len(last.text) <= NUMBER_TEXT_MAX // 4
            and _WHOLE.fullmatch(last.text)
        ):
            result[-1] = Token("atom", last.text + token.text, last.start, token.end)
        elif (
            last is not None
            and part
            and text[last.end : token.start] == " "
            and len(last.text) <= NUMBER_TEXT_MAX // 4
            and _WHOLE.fullmatch(last.text)
            and int(part[1]) < int(part[2])
        ):
            whole, top, bottom = abs(int(last.text)), int(part[1]), int(part[2])
            sign = "-" if last.text[0] == "-" else ""
            improper = f"{sign}{whole * bottom + top}/{bottom}"
            result[-1] = Token("atom", improper, last.start, token.end)
        else:
            result.append(token)
    return result


def _is_tight(tokens: list[Token], place: int) -> bool:
    """Whether no blank stands on either side of a token."""
    if not 0 < place < len(tokens) - 1:
        return False
    before, token, after = tokens[place - 1 : place + 2]
    return before.kind == after.kind == "atom" and before.end == token.start == after.start - 1


def _step(tokens: list[Token], place: int, end: int, text: str, joins: str) -> int:
    """How many tokens go on with a number that ends here: a comma and digits, or digits."""
    if "," in joins and place + 1 < len(tokens):
        comma, digits = tokens[place], tokens[place + 1]
        is_tight = comma.start == end and digits.start == end + 1 and digits.kind == "atom"
        if comma.text == "," and is_tight and digits.text[0].isdigit():
            return 2
    if " " in joins and place < len(tokens):
        digits = tokens[place]
        gap = text[end : digits.start]
        if digits.kind == "atom" and len(gap) == 1 and gap.isspace() and gap != "\t":
            return int(re.match(r"[0-9]{3}(?![0-9])", digits.text) is not None)
    return 0


# --- rows -------------------------------------------------------------------------------------


def readings_of(table: Table, notation: Notation, scale: float) -> list[Reading]:
    """What the rows of a table may be: one vector, or several of which one is meant."""
    rows = table.rows
    if table.is_certain and len(rows) == 2 and rows[0] == [len(rows[1])]:
        rows = rows[1:]  # `(3) [1, 2, 3]`, as browsers print it
    every = tuple(value for row in rows for value in row)
    is_matrix = sum(len(row) > 1 for row in rows) > 1 or (table.is_certain and len(rows) > 1)
    if not is_matrix:
        return [Reading(every, notation, scale=scale)]

    def reading(values: list[float], layout: str, number: int = 0, of: int = 0) -> Reading:
        return Reading(tuple(values), notation, layout, number, of, scale=scale)  # type: ignore[arg-type]

    asked = rows[: READINGS_MAX + 1]  # nobody is asked about more
    lines = [reading(row, "row", n, len(rows)) for n, row in enumerate(asked, 1)]
    if table.is_certain:
        return lines
    flat = reading(list(every), "list" if table.is_wrapped else "all")
    widths = {len(row) for row in rows}
    if widths == {2} and table.has_lines and not table.is_numbered and counts(rows):
        return [reading([row[1] for row in rows], "index-left-out"), *lines, flat]
    if len(widths) > 1 or not table.has_lines:
        return [*lines, flat]
    columns = [list(column) for column in zip(*rows, strict=True)]
    upright = [reading(c, "column", n, len(columns)) for n, c in enumerate(columns, 1)]
    return [*lines, *upright, flat]
