"""What is wrong with an input, in words: what was found, and what is allowed."""

from __future__ import annotations

from core.errors import Field
from core.limits import (
    ENTRIES_MAX,
    FORMS_MAX,
    K_MAX,
    K_MIN,
    KEPT_MAX,
    LINES_MAX,
    NUMBER_TEXT_MAX,
    READINGS_MAX,
    SHIFT_ABS_MAX,
    TEXT_MAX,
    TOKENS_MAX,
    X_ABS_MAX,
    Y_MAX,
)
from core.problem import ProblemError
from core.translation import CLAUSE_GAP
from pages.ui.editor.reading_words import describe
from pages.ui.numbers import number
from pages.ui.text import _, sentences

_FORMS = "sqrt(2), log(1/3), exp(-1), 2^-3, 3*sqrt(2)/2"
_READINGS_SHOWN = 4  # of what a text may mean, in a sentence


def explain(error: ProblemError, *, at: Field | None = None) -> str:
    """One or two sentences in the reader's language; plain text, the token quoted.

    at: the vector whose field it stands beside; None: it is a link that is wrong.
    """
    if error.lengths is not None and at is not None:
        return waiting(at, error.lengths)
    if error.code == "ambiguous" and at is not None:
        return _("This can be read in more than one way: choose one.")
    return explain_entry(error) if error.position is None else _placed(error)


def explain_entry(error: ProblemError) -> str:
    """The same beside the field of the very entry."""
    return _message(error)


def explain_printed(error: ProblemError) -> str:
    """The same of what a program printed: its numbers have no range of ours."""
    return _message(error, _("Allowed: numbers as a program prints them."))


def _placed(error: ProblemError) -> str:
    place = f"{error.field}{(error.position or 0) + 1}"
    return _("{place}: {message}").format(place=place, message=_message(error))


def waiting(vector: Field, lengths: tuple[int, int]) -> str:
    """A vector of another length than the other one: it waits for one of its own length."""
    own, other = lengths if vector == "x" else lengths[::-1]
    name: Field = "y" if vector == "x" else "x"
    text = _(
        "Waiting: {vector} has length {own}, {name} has length {other}. "
        "Give {name} the length {own} too, and both are taken."
    )
    if vector == "x":  # nobody types as many targets as a program prints logits
        text = _(
            "Waiting: {vector} has length {own}, {name} has length {other}. Give {name} the "
            "length {own} too, or one class, such as “label 1”, and both are taken."
        )
    return text.format(vector=vector, own=own, name=name, other=other)


def explain_shift(error: ProblemError) -> str:
    """The same for a shift of all logits, which is a number of its own, and finite."""
    if error.limit == X_ABS_MAX:  # of the sum, not of the shift
        return _("With this shift a logit would leave the range from {low} to {high}.").format(
            low=number(-X_ABS_MAX), high=number(X_ABS_MAX)
        )
    bounds = _between(-SHIFT_ABS_MAX, SHIFT_ABS_MAX)
    if error.code == "infinite":
        return sentences(_("Too large."), bounds)
    return _message(error, bounds)


def _message(error: ProblemError, bounds: str = "") -> str:
    bounds = bounds or _bounds(error.field)
    match error.code:
        case "empty":
            return sentences(_("A number is missing."), bounds)
        case "not-a-number":
            wrong = _("“{token}” is not a number.").format(token=error.token)
            return sentences(wrong, _hidden(error), _functions(error), bounds)
        case "elided":
            left_out = _("Numbers are left out at “{token}”: print all of them.")
            return sentences(left_out.format(token=error.token), bounds)
        case "bracket":
            lonely = _("The bracket “{token}” has no partner.")
            return sentences(lonely.format(token=error.token), bounds)
        case "ambiguous":
            return _ambiguous(error)
        case "not-a-class":
            return _("There is no class “{token}”: there are {limit}.").format(
                token=error.token, limit=number(error.limit or 0)
            )
        case "ignore-index":
            return _(
                "“{token}” is negative, and targets are not. As an ignore_index it would stand "
                "for a label of a batch that is left out; here one sample's targets are wanted."
            ).format(token=error.token)
        case "nan":
            return sentences(_("nan is not allowed."), bounds)
        case "infinite" if error.field == "x":
            return sentences(_("+inf is not allowed; -inf masks a class."), bounds)
        case "infinite":
            return sentences(_("Infinite targets are not allowed."), bounds)
        case "negative":
            return sentences(_("Targets must not be negative."), bounds)
        case "zero-division":
            return sentences(_("“{token}” divides by zero.").format(token=error.token), bounds)
        case "too-large":
            return sentences(_("Too large."), bounds)
        case "too-small":
            near = _("Too near to 0 for a floating-point number: write 0, or more than 5e-324.")
            return sentences(near, bounds)
        case "too-long" if error.position is None:
            return _(
                "Too long: at most {limit} characters, which is room for {numbers} numbers."
            ).format(limit=TEXT_MAX, numbers=ENTRIES_MAX)
        case "too-long":
            return _("Too long: at most {limit} characters per number.").format(
                limit=NUMBER_TEXT_MAX
            )
        case "too-many-numbers":
            return _(
                "Too many numbers: at most {limit}. Of these, ten rows are shown, "
                "one of them for all classes that do not matter."
            ).format(limit=ENTRIES_MAX)
        case "too-many-tokens":
            return _(
                "Too many words and signs: at most {limit}, or fewer in notations that take "
                "longer to read. Up to {numbers} numbers are read where they are written "
                "simply, such as 1.5, -2.25 or cat: 1.5, dog: -2.25."
            ).format(limit=TOKENS_MAX, numbers=ENTRIES_MAX)
        case "too-many-forms":
            return _(
                "Too many roots, logarithms and powers: at most {limit}. Write the others "
                "as decimals."
            ).format(limit=FORMS_MAX)
        case "too-many-lines":
            return _("Too many lines: at most {limit} for {numbers} numbers.").format(
                limit=LINES_MAX, numbers=ENTRIES_MAX
            )
        case "too-many-rows":
            return _("More than {limit} rows to choose from: paste the one that is meant.").format(
                limit=READINGS_MAX
            )
        case "too-many-targets":
            return _(
                "More than {limit} targets are above 0: each of their classes needs a row of its "
                "own, and ten rows are shown, one of them for all other classes."
            ).format(limit=KEPT_MAX)
        case "different-lengths":
            k_x, k_y = error.lengths or (0, 0)
            return _("x has length {k_x} and y has length {k_y}; they need the same.").format(
                k_x=k_x, k_y=k_y
            )
        case "too-few" | "too-many":
            return _("From {low} to {high} classes are allowed.").format(low=K_MIN, high=K_MAX)
        case "all-masked":
            return _("Every class is masked; at least one logit must be finite.")
        case "zero-sum":
            return _("sum(y) is 0, so y cannot be normalised.")


def _hidden(error: ProblemError) -> str:
    """The name of a sign that the eye cannot tell."""
    return _("There is a {sign} in it.").format(sign=error.hidden) if error.hidden else ""


def _functions(error: ProblemError) -> str:
    """What is read of functions, where one of them was refused."""
    from core.readings.closed import FUNCTIONS  # as of all that reads: not for a first page

    name = error.token.lstrip("+-\\").rpartition(".")[2].lower()
    if name not in FUNCTIONS:
        return ""
    return _("A number may be written like {examples}.").format(examples=_FORMS)


def _ambiguous(error: ProblemError) -> str:
    """What a text may mean, where there are no buttons to choose by."""
    texts = [describe(reading) for reading in error.readings[:_READINGS_SHOWN]]
    more = ["…"] if len(error.readings) > _READINGS_SHOWN else []
    whole = _("This can be read in more than one way ({readings}): write just one of them.")
    return whole.format(readings=_(CLAUSE_GAP).join([*texts, *more]))


def _bounds(field: str) -> str:
    if field == "x":
        return _("Allowed: numbers from {low} to {high}, or -inf.").format(
            low=number(-X_ABS_MAX), high=number(X_ABS_MAX)
        )
    return _between(0, Y_MAX)


def _between(low: float, high: float) -> str:
    return _("Allowed: numbers from {low} to {high}.").format(low=number(low), high=number(high))
