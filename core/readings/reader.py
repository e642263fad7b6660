"""The whole way of a text to its readings."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import replace

from core.errors import Field, ProblemError
from core.limits import ENTRIES_MAX, NUMBER_TEXT_MAX, READINGS_MAX, TEXT_MAX, UNUSUAL_TEXT_MAX
from core.readings.beside import readings_beside
from core.readings.closed import may_have_forms
from core.readings.conventions import candidates, is_within_numbers, single
from core.readings.dashes import without_dashes
from core.readings.joins import with_forms
from core.readings.latex import from_latex, is_latex
from core.readings.layouts import readings_of
from core.readings.link import vectors_of_link
from core.readings.names_after import names_after
from core.readings.numbered import in_order_of_names
from core.readings.numbers import Unreadable, number
from core.readings.order import likeliest_first
from core.readings.printouts import Printout, check_size, undecorated
from core.readings.problem_json import read_problem
from core.readings.quick import quick_list
from core.readings.quick_asked import quick_asked
from core.readings.quick_rows import quick_rows
from core.readings.reading import Reading
from core.readings.respelled import respelled
from core.readings.rewritten import rewritten, without_full_stop
from core.readings.signs import Plain, name_of_hidden, plain, shown
from core.readings.slashes import with_lines
from core.readings.source import Source
from core.readings.tables import table_of
from core.readings.targets import as_class, check_ignored, class_in, quick_truths, with_truths
from core.readings.tokens import beyond_bounds, least_tokens, nested, tokens_of
from core.readings.work import Work

_WRAPPERS = ('"""', "'''", "**", "__", '"', "'", "`", "$")
_ANGLED = re.compile(r"<[0-9.,;|eE+\-/\s]++>")
_PREFIXES = ("'(", "`(", "#(", "@(", "%{", "#{")  # of lists in Lisp, PowerShell, of maps


def read(text: str, field: Field, classes: int | None = None) -> tuple[Reading, ...]:
    """See `core.readings.read`."""
    return in_order_of_names(text, _read(text, field, classes))


def _read(text: str, field: Field, classes: int | None) -> tuple[Reading, ...]:
    if len(text) > TEXT_MAX:
        raise ProblemError("too-long", field, limit=TEXT_MAX)
    vectors = read_problem(text)
    if vectors is not None:
        return (Reading(vectors[field]),)
    text = vectors_of_link(text).get(field, text)
    check_size(text, field)
    source = _sentence(text)
    values = quick_list(source.text)
    if values is not None and len(values) > ENTRIES_MAX:
        raise ProblemError("too-many-numbers", field, limit=ENTRIES_MAX)
    if values is not None and field == "y" and -math.inf in values[READINGS_MAX:]:
        raise ProblemError("infinite", field, values.index(-math.inf))
    if values is not None and (field == "x" or -math.inf not in values):
        if field == "y":
            check_ignored(values)
        return (Reading(values),)
    many = quick_asked(source.text)
    if many and (field == "x" or min(many[0].values) >= 0):
        return many
    many = many if many and many[0].scale != 1.0 else names_after(source.text)
    many = many or readings_beside(source.text)
    if many and (field == "x" or -math.inf not in many[0].values):
        for reading in many if field == "y" else ():
            check_ignored(reading.values)
        return many
    if table := quick_rows(source.text):
        meant = likeliest_first(readings_of(table, "plain", 1.0), classes)
        meant = _few(_distinct(meant, source.text), field)
        for reading in meant if field == "y" else ():
            check_ignored(reading.values)
        return tuple(meant)
    if field == "y" and (truths := quick_truths(source.text.strip())):
        return tuple(_few([Reading(truths)], field))
    if field == "y":
        written = with_truths(class_in(without_full_stop(text)) if classes else text)
        source = source if written == text else _sentence(written)
    readings = _distinct(_readings(source, field, classes), source.text)
    if field == "y":
        for reading in readings:
            check_ignored(reading.values)
        if classes and len(readings) == 1 and len(readings[0].values) == 1:
            readings = as_class(readings[0], classes)
    return tuple(_few(readings, field))


def read_rows(text: str) -> tuple[Reading, ...]:
    """See `core.readings.read_rows`."""
    if len(text) > TEXT_MAX:
        raise ProblemError("too-long", "x", limit=TEXT_MAX)
    check_size(text, "x")
    return in_order_of_names(text, _few(_readings(_sentence(text), "x"), "x"))


def sure(text: str, field: Field, classes: int | None = None) -> tuple[float, ...]:
    """See `core.readings.sure`."""
    readings = read(text, field, classes)
    if len(readings) > 1:
        raise ProblemError("ambiguous", field, readings=readings)
    return readings[0].values


def read_number(text: str, field: Field, position: int) -> float:
    """See `core.readings.read_number`."""
    if len(text) > NUMBER_TEXT_MAX:
        raise ProblemError("too-long", field, position, limit=NUMBER_TEXT_MAX)
    source = plain(text)
    stripped = source.text.strip()
    if not stripped:
        raise ProblemError("empty", field, position, offset=0)
    written = single(stripped) or {"plain": stripped}
    try:
        values = {name: number(decimal, field) for name, decimal in written.items()}
        if len(set(values.values())) == 1:
            return next(iter(values.values()))
        readings = tuple(Reading((value,), name) for name, value in values.items())
        raise ProblemError("ambiguous", field, position, token=stripped, readings=readings)
    except Unreadable as reason:
        if reason.code == "not-a-number":
            return _only(source, field, position)
        raise _refused(reason.code, source, stripped, field, position) from None


def _sentence(text: str) -> Plain:
    """A text without its full stop."""
    source = plain(text)
    return replace(source, text=without_full_stop(source.text))


def _only(source: Plain, field: Field, position: int) -> float:
    """The number in `float('-inf')` or `30 %`."""
    try:
        values = [value for r in _readings(source, field) for value in r.values]
    except ProblemError as error:
        error.position = position
        raise
    if len(values) == 1:
        return values[0]
    raise _refused("not-a-number", source, source.text.strip(), field, position)


def _refused(code: object, source: Plain, token: str, field: Field, position: int) -> ProblemError:
    return ProblemError(
        code,  # type: ignore[arg-type]
        field,
        position,
        offset=source.offset(source.text.index(token[0])),
        token=shown(token[:24]),
        hidden=name_of_hidden(token),
    )


def _readings(source: Plain, field: Field, classes: int | None = None) -> list[Reading]:
    """What a text may mean in any notation; the error of the plain one where there is none."""
    if len(source.text) > UNUSUAL_TEXT_MAX:
        raise beyond_bounds(source.text, field)
    work = Work(source.text, field)
    printout = undecorated(_unwrapped(source.text), field, work)
    text, has_commas = respelled(rewritten(printout.text))
    readings: list[Reading] = []
    refusal: ProblemError | None = None
    for is_list, variant in enumerate(without_dashes(text)):
        if variant != text:
            work.add(2 * text.count("- "))
        work.add(is_list * (text.count(" ") + text.count("\n")))  # tokens, or nearly
        written = Source(source, variant, field, work, printout.power)
        try:
            meant = _in_notations(written, printout, classes, has_commas=has_commas)
        except ProblemError as error:
            if work.is_spent or error.code == "too-many-tokens":
                raise
            refusal = refusal or error
            continue
        readings += [_of_list(reading) for reading in meant] if is_list else meant
    rows = with_lines(text)
    if rows is not None:
        work.add(least_tokens(text))
        written = Source(source, rows, field, work, printout.power)
        readings += _in_notations(written, printout, classes, has_commas=has_commas)
    if not readings and refusal is not None:
        raise refusal
    return readings


def _of_list(reading: Reading) -> Reading:
    """The reading of a text whose dashes are marks."""
    return replace(reading, notation="bullets") if reading.notation == "plain" else reading


def _in_notations(
    source: Source, printout: Printout, classes: int | None, *, has_commas: bool
) -> list[Reading]:
    """The readings of a text in all notations; the error of the plain one where there is none."""
    text, field, work = source.text, source.field, source.work
    if '"' not in text and "'" not in text:
        work.check(least_tokens(text))
    tokens = tokens_of(text, field)
    work.add(len(tokens))
    if is_latex(text):
        work.add(2 * len(tokens))
        tokens = from_latex(tokens, text)
    if may_have_forms(text):
        work.add(len(tokens))
        tokens = with_forms(tokens)
    readings: list[Reading] = []
    refusal: ProblemError | None = None
    scale = 10.0**printout.power
    for notation, candidate in candidates(tokens, text, work):
        if has_commas and notation == "plain":
            continue  # a comma in braces is within a number
        written = Source(source.plain, text, field, work, printout.power)
        try:
            table = table_of(nested(candidate, field), written, printout)
        except ProblemError as error:
            if work.is_spent:
                raise
            refusal = refusal or error
            if notation == "plain" and _is_of_words(error) and not written.has_odd_head:
                break  # in no notation are words numbers
            continue
        readings += likeliest_first(readings_of(table, notation, scale), classes)
    if not readings and refusal is not None:
        raise refusal
    return readings


def _unwrapped(text: str) -> str:
    """The text without quotes or dollars around all of it, and without the sign of a list."""
    stripped = text.strip()
    for mark in _WRAPPERS:
        size = len(mark)
        is_around = stripped.startswith(mark) and stripped.endswith(mark)
        if is_around and len(stripped) > 2 * size and stripped.count(mark) == 2:
            start, end = text.index(mark), text.rindex(mark)
            blank = " " * size
            return f"{text[:start]}{blank}{text[start + size : end]}{blank}{text[end + size :]}"
    if stripped[:1] == "<" and _ANGLED.fullmatch(stripped):  # Maple
        return text.replace("<", " ").replace(">", " ")
    if stripped.startswith(_PREFIXES):
        start = text.index(stripped[0])
        return f"{text[:start]} {text[start + 1 :]}"
    return text


def _is_of_words(error: ProblemError) -> bool:
    """Whether a text was refused for a word, or for what no other notation changes."""
    token = error.token
    is_word = any(map(str.isalpha, token)) and not any(map(str.isdigit, token))
    is_word = is_word and error.code == "not-a-number"
    return is_word or error.code in ("bracket", "elided", "nan", "too-many-forms")


def _few(readings: list[Reading], field: Field) -> list[Reading]:
    """Without rows of a long table, or columns of a wide one, where they are not what is meant.

    So is what has too many numbers, but for those that count its rows.
    """
    readings = [reading for reading in readings if len(reading.values) <= ENTRIES_MAX]
    if not readings:
        raise ProblemError("too-many-numbers", field, limit=ENTRIES_MAX)
    # A batch of few rows with many classes has too many columns.
    has_all_rows = all(r.of <= READINGS_MAX for r in readings if r.layout == "row")
    for left_out in ("", "column") if has_all_rows else ():
        readings = [reading for reading in readings if reading.layout != left_out]
        if len(readings) <= READINGS_MAX:
            return readings
    others = [reading for reading in readings if reading.layout not in ("row", "column")]
    if all(reading.layout == "all" for reading in others):
        raise ProblemError("too-many-rows", field, limit=READINGS_MAX)
    return others


def _distinct(readings: list[Reading], text: str) -> list[Reading]:
    """Each vector once, those with a notation of their own before plain ones.

    A single number counts only where there is no longer vector, or where a comma or a blank stands
    within numbers for sure: 0,05. Where commas may be decimal ones,
    rows of what would be whole numbers are rows only if they have the same length.
    """
    marked = any(reading.notation != "plain" for reading in readings)
    widths = {len(r.values) for r in readings if (r.notation, r.layout) == ("plain", "row")}
    unlikely = {"column", "row"} if len(widths) > 1 else {"column"}
    if marked:
        readings = [r for r in readings if r.notation != "plain" or r.layout not in unlikely]
    readings = sorted(
        readings, key=lambda r: r.notation == "plain" and r.layout != "some-left-out"
    )
    seen: dict[tuple[float, ...], Reading] = {}
    for reading in readings:
        seen.setdefault(reading.values, reading)
    unique = list(seen.values())
    unique = _told_apart(unique)
    singles = [r for r in unique if len(r.values) == 1 and r.notation != "plain"]
    is_one = bool(singles) and is_within_numbers(text)
    longer = [r for r in unique if len(r.values) > 1 or (is_one and r in singles)]
    if len(longer) == 1 and longer[0].layout == "row":
        return unique  # the other rows of one number are not to be lost without a word
    return longer or unique


def _told_apart(readings: list[Reading]) -> list[Reading]:
    """The same readings, each with a key of its own."""
    keys = Counter(reading.key for reading in readings)
    if len(keys) == len(readings):
        return readings
    seen: Counter[str] = Counter()
    result = []
    for reading in readings:
        result.append(replace(reading, variant=seen[reading.key]))
        seen[reading.key] += 1
    return result
