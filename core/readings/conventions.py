"""How the numbers of a text may be written: with decimal commas, thousands, fractions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

from core.limits import NUMBER_TEXT_MAX
from core.readings.joins import joined, may_join
from core.readings.numbers import begins_a_number, is_infinite, simple
from core.readings.quoted import quoted
from core.readings.reading import Notation
from core.readings.tokens import Token
from core.readings.two_parts import Candidate, beside_marks, has_spaced, mixed, spaced
from core.readings.work import Work

_EXPONENT = (
    r"(?:[eEdD][+-]?[0-9]+|[×xX*·]10(?:\^[+-]?[0-9]+|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|[fFL])?(?:\s?[%‰])?"
)
_COMMA = re.compile(
    rf"[+-]?(?:[0-9]+|[1-9][0-9]{{0,2}}(?:[.\s'][0-9]{{3}})+)(?:,[0-9]+)?{_EXPONENT}\.?"
    rf"|[+-]?[0-9]+\.[0-9]+{_EXPONENT}"  # some have a comma, some a point
    r"|[+-]?[0-9]+(?:,[0-9]+)?(?://?|[*×·])[0-9]+(?:,[0-9]+)?"
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
# Of a number of its own nobody writes the first 0 of 007: there a comma or blanks are within one.
_WITHIN = re.compile(r"(?<=[0-9]),0[0-9]++(?![0-9.])|(?<=[0-9])[^\S\n\t]{1,8}0[0-9]{2}(?![0-9.,])")
_POINTS = re.compile(r"[0-9]\.[0-9]{3}\.[0-9]{3}(?![0-9])")  # 1.234.567
_WIDE = re.compile(r"(?<=[0-9])[^\S\n\t]{2,8}[0-9]{3}(?![0-9])")
# `0,5/1,5`: a quotient, or a slash between two numbers; `1,5*2,5`: a product.
_OPERATED, _SLASHED = (
    re.compile(
        rf"(?<![0-9.,/])[0-9]++,[0-9]++(?: ?{sign} ?[+-]?[0-9]++{after})++(?![0-9.]| ?[/,])"
    )
    for sign, after in (("(?://?|[*×·])", ",[0-9]++"), ("/", "(?:,[0-9]++)?"))
)
_SHARE = re.compile(r"[+-]?[0-9]{1,20},[0-9]{1,20}\s?%")  # 12,5 %
_BRACKETED = re.compile(r"(?:[0-9%] ?|[^\W\d] )\([0-9]{1,20},[0-9]{1,20}\)")  # 1,5 (0,1)
_WIDEST = 8  # blanks before a group of thousands, where something else parts numbers
# What parts numbers, and does not belong to one: a comma only where a blank stands beside it.
_PARTS = re.compile(r"[;|&\t]|,(?=\s)|(?<=\s),")
_NUMBER_STARTS = frozenset("+-.0123456789")
_BULLETS = frozenset({"-", "*", "•", "·", "+"})


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


_ONE_COMMA = "1,"  # a comma within each number, and the next one between two: 0,05,1,25
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


def candidates(tokens: list[Token], text: str, work: Work) -> Iterator[Candidate]:
    """The tokens as they are, then in every notation that they may have, the likeliest first.

    ProblemError `too-many-tokens`, where all of them together would take too long.
    """
    first = next((token.text for token in tokens if token.kind != "line"), "")
    if first in _BULLETS:
        starts = _line_starts(tokens)
        if len(starts) > 1 and {tokens[n].text for n in starts} == {first}:
            yield from _bullets(tokens, text, starts, work)
            return
    kinds = " ".join([token.kind for token in tokens])
    has_pairs = "atom atom" in kinds  # without anything between them but a blank
    notations = chain(
        _with_commas(tokens, text, kinds, has_pairs, work),
        quoted(tokens, text, [rule[:3] for rule in _RULES], work),
        mixed(tokens, text, has_pairs, work),
        _slashed(tokens, text, work),
        spaced(tokens, text, work),
        beside_marks(tokens, text, work),
    )
    has_joins = may_join(text)
    once = len(tokens) * (2 if has_joins else 1)
    work.add(once)
    yield "plain", joined(tokens, text) if has_joins else tokens
    for name, rewritten in notations:
        work.add(once)
        yield name, joined(rewritten, text) if has_joins else rewritten


def _with_commas(
    tokens: list[Token], text: str, kinds: str, has_pairs: bool, work: Work
) -> Iterator[Candidate]:
    """The tokens in every notation with commas or blanks within numbers."""
    hinted = {
        way
        for way, hint in _HINTS.items()
        if (has_pairs or " " not in way) and way[0] in text
        if hint.search(text) or (way == " " and _WIDE.search(text))
    }
    if "." in text and _POINTS.search(text):
        hinted.add(",")
    if hinted and _is_program(kinds) and not _BRACKETED.search(text):
        marks = _marks(tokens)
        if not marks:
            return
        if marks <= {" ", "\n"}:
            hinted &= {","}  # what programs line up with blanks is no thousands
    parted = hinted and set(_PARTS.findall(text))
    is_within = bool(hinted) and _has_zeros_within(text)
    for name, rule, plain, ways in _RULES[:: -1 if "," in parted else 1]:
        longest_first = ways[:: -1 if parted else 1]
        for joins in (way for way in longest_first if way in hinted):
            widest = _WIDEST if joins == " " and (parted or is_within) else 1
            work.add(len(tokens))
            rewritten = _rewritten(tokens, text, rule, plain, joins, widest)
            if rewritten is None and is_within and joins == ",":
                work.add(len(tokens))
                rewritten = _rewritten(tokens, text, rule, plain, _ONE_COMMA, widest)
            if rewritten is not None:
                yield name, rewritten


def is_within_numbers(text: str) -> bool:
    """Whether commas or blanks may stand within a number: `0,05`, `1 000`, `0,5/1,5`, `12,5 %`."""
    return (
        _has_zeros_within(text)
        or has_spaced(text)
        or ("%" in text and _SHARE.fullmatch(text.strip()) is not None)
        or (any(sign in text for sign in "/*×·") and _OPERATED.search(text) is not None)
    )


def _has_zeros_within(text: str) -> bool:
    return (",0" in text or " 0" in text) and _WITHIN.search(text) is not None


def _is_gap(token: Token, before: Token | None) -> bool:
    """Whether it is the end of a line where something parts numbers already."""
    return token.kind == "line" and before is not None and before.kind in ("line", "separator")


def _bullets(tokens: list[Token], text: str, starts: list[int], work: Work) -> Iterator[Candidate]:
    """Lines that all begin with the mark of a list, which may be a minus sign."""
    is_start = set(starts)
    rest = [t for n, t in enumerate(tokens) if n not in is_start]
    items = joined(rest, text)
    kinds = " ".join([token.kind for token in rest])
    work.add(2 * len(tokens))
    bulleted = [
        (name, joined(c, text)) for name, c in _with_commas(rest, text, kinds, False, work)
    ]
    work.add(2 * len(tokens) * len(bulleted))
    if tokens[starts[0]].text != "-":
        yield "plain", items
        yield from bulleted
        return
    yield "plain", joined(tokens, text)
    yield from bulleted
    yield "bullets", items


def _line_starts(tokens: list[Token]) -> list[int]:
    """Where the lines begin that have something in them."""
    kinds = ["line", *(token.kind for token in tokens)]
    return [n for n, token in enumerate(tokens) if kinds[n] == "line" and token.kind != "line"]


def _is_program(kinds: str) -> bool:
    """Whether a text may be of a program, where commas part numbers: `f(1,2)`, `[[1,2]]`."""
    is_quoted = "text" in kinds or "command" in kinds
    return is_quoted or kinds.count("open") > 1 or "atom open" in kinds


def _marks(tokens: list[Token]) -> frozenset[str]:
    """What parts two numbers but a comma: `;`, `|`, the end of a line, or nothing but blanks.

    Where a program has that, it may have decimal commas too: `c(0,5; 1,5)`, `[[0,5 1,5]]`.
    """
    marks = set()
    tokens = [t for t, b in zip(tokens, [None, *tokens], strict=False) if not _is_gap(t, b)]
    for before, token, after in zip(tokens, tokens[1:], [*tokens[2:], None], strict=False):
        if before.kind != "atom" or not before.text[-1].isdigit():
            continue
        if token.kind == "atom" and token.text[0] in _NUMBER_STARTS:
            marks.add(" ")
        elif after is not None and after.kind in ("atom", "text"):
            if token.kind == "line":
                marks.add("\n")
            elif token.kind == "separator" and token.text != ",":
                marks.add(token.text)
    return frozenset(marks)


def _rewritten(
    tokens: list[Token],
    text: str,
    rule: re.Pattern[str],
    plain: Callable[[str], str],
    joins: str,
    widest: int,
) -> list[Token] | None:
    """The tokens with what belongs to one number put together; None if that is not all of it.

    widest: how many blanks may stand within a number.
    """
    result: list[Token] = []
    place, joined_some = 0, False
    has_commas, last = "," in joins and joins != _ONE_COMMA, len(tokens)
    is_decimal = plain is without_commas
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
            and tokens[place].start - end <= widest
            and (step := _step(tokens, place, end, text, joins))
            and end - start <= NUMBER_TEXT_MAX
            and not (
                joins == _ONE_COMMA
                and (
                    end > token.end
                    if is_decimal
                    else len(tokens[place + 1].text.split(".")[0]) != 3
                )
            )
        ):
            place += step
            end = tokens[place - 1].end
        if end == token.end and "." not in token.text:
            result.append(token)
            continue
        written = text[start:end] if widest == 1 else " ".join(text[start:end].split())
        if len(written) > NUMBER_TEXT_MAX or not rule.fullmatch(written):
            return None
        number = plain(written)
        joined_some = joined_some or written != number
        result.append(Token("atom", number, start, end, simple(number)))
    return result if joined_some else None


def _slashed(tokens: list[Token], text: str, work: Work) -> Iterator[Candidate]:
    """The tokens with decimal commas, and a slash between two numbers: `0,5/1,5`."""
    slashed = _SLASHED.search(text) if "/" in text and "," in text else None
    if slashed is None or slashed[0].count(",") < 2:
        return
    work.add(2 * len(tokens))
    parts: list[Token] = []
    for token in tokens:
        slash = token.text.find("/") if token.kind == "atom" else -1
        if slash < 0:
            parts.append(token)
            continue
        start, middle = token.start, token.start + slash
        for begin, end in ((start, middle), (middle + 1, token.end)):
            if end > begin:
                piece = text[begin:end]
                parts.append(Token("atom", piece, begin, end, simple(piece)))
            if end == middle:
                parts.append(Token("separator", "|", middle, middle + 1))
    rewritten = _rewritten(parts, text, _COMMA, without_commas, ",", 1)
    if rewritten is not None:
        yield "decimal-comma", rewritten


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
        if digits.kind == "atom" and gap.isspace() and "\t" not in gap:
            return int(re.match(r"[0-9]{3}(?![0-9])", digits.text) is not None)
    return 0
