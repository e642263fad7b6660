"""What is wrong with an input, in words: what was found, and what is allowed."""

from __future__ import annotations

from core.errors import Field
from core.limits import (
    K_MAX,
    K_MIN,
    NUMBER_TEXT_MAX,
    SHIFT_ABS_MAX,
    TEXT_MAX,
    X_ABS_MAX,
    Y_MAX,
)
from core.problem import ProblemError
from pages.ui.numbers import number
from pages.ui.text import _, sentences


def explain(error: ProblemError, *, at: Field | None = None) -> str:
    """One or two sentences in the reader's language; plain text, the token quoted.

    at: the vector whose field it stands beside; None: it is a link that is wrong.
    """
    if error.lengths is not None and at is not None:
        return waiting(at, error.lengths)
    return explain_entry(error) if error.position is None else _placed(error)


def explain_entry(error: ProblemError) -> str:
    """The same beside the field of the very entry."""
    return _message(error)


def _placed(error: ProblemError) -> str:
    place = f"{error.field}{(error.position or 0) + 1}"
    return _("{place}: {message}").format(place=place, message=_message(error))


def waiting(vector: Field, lengths: tuple[int, int]) -> str:
    """A vector of another length than the other one: it waits for one of its own length."""
    own, other = lengths if vector == "x" else lengths[::-1]
    name: Field = "y" if vector == "x" else "x"
    text = _(
        "Waiting: {vector} has {own} numbers, {name} has {other}. "
        "Enter {own} numbers for {name}, and both are taken."
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
            return sentences(_("“{token}” is not a number.").format(token=error.token), bounds)
        case "nan":
            return sentences(_("nan is not allowed."), bounds)
        case "infinite" if error.field == "x":
            return sentences(_("+inf is not allowed; -inf masks a class."), bounds)
        case "infinite":
            return sentences(_("Infinite targets are not allowed."), bounds)
        case "negative":
            return sentences(_("Targets must not be negative."), bounds)
        case "zero-division":
            return _("“{token}” divides by zero.").format(token=error.token)
        case "too-large":
            return sentences(_("Too large."), bounds)
        case "too-long" if error.position is None:
            return _("Too long: at most {limit} characters.").format(limit=TEXT_MAX)
        case "too-long":
            return _("Too long: at most {limit} characters a number.").format(
                limit=NUMBER_TEXT_MAX
            )
        case "matrix":
            return _("This is a matrix; one row or one column is allowed.")
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


def _bounds(field: str) -> str:
    if field == "x":
        return _("Allowed: numbers from {low} to {high}, or -inf.").format(
            low=number(-X_ABS_MAX), high=number(X_ABS_MAX)
        )
    return _between(0, Y_MAX)


def _between(low: float, high: float) -> str:
    return _("Allowed: numbers from {low} to {high}.").format(low=number(low), high=number(high))
