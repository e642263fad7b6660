"""What is said of a file that is no lesson, and of a step that cannot be finished."""

from __future__ import annotations

from typing import Final

from core.answers.outcome import Outcome
from core.answers.words import explanation
from core.lessons.error import LessonError
from core.lessons.limits import FILE_BYTES_MAX
from core.lessons.walking import Fault
from core.translation import N_, Say

_REASONS: Final = {
    "too-large": N_("The file is too large: at most {allowed} bytes."),
    "broken-link": N_("The link has been cut off, or it is longer than {allowed} characters."),
    "encoding": N_("This line is not in UTF-8."),
    "syntax": N_("This line is not valid TOML: “{text}”."),
    "too-deep": N_("Nested too deeply: at most {allowed} levels."),
    "unknown-key": N_("There is no such key here. Allowed: {allowed}."),
    "missing": N_("This key is missing."),
    "needs-one": N_("Exactly one of these is needed here: {allowed}."),
    "text": N_("A text in quotation marks should stand here."),
    "whole": N_("A whole number should stand here: {allowed}."),
    "yes": N_("true or false should stand here."),
    "table": N_("A table in braces should stand here."),
    "list": N_("A list in square brackets should stand here; number of entries: {allowed}."),
    "empty": N_("The text is empty."),
    "too-long": N_("The text is too long: at most {allowed} characters."),
    "one-of": N_("Allowed: {allowed}."),
    "right": N_("Exactly one choice should have right = true."),
    "condition": N_("“{text}” cannot be read here:"),
    "bar": N_(
        "A bar of the first page should be named here: {allowed}; and for g sum(y) has to stay."
    ),
    "vector": N_("The vector cannot be read:"),
    "screen": N_("A page and its settings should stand here, as in {allowed}."),
    "no-problem": N_("The first screen should name x and y, as in {allowed}."),
    "wrong-answer": N_("The answer is not marked right."),
}

_FAULTS: Final[dict[Fault, str]] = {
    "": N_("can be finished as written"),
    "at-start": N_("is done before anything has been done"),
    "too-early": N_("is done before the last problem of its path"),
    "not-reached": N_("the last problem of its path does not reach the goal"),
    "strays": N_("its path moves what may not move"),
    "no-value": N_("the number that is asked for has no value"),
    "not-right": N_("its own answer is not marked right"),
}


def place(error: LessonError, say: Say) -> str:
    """Where it is."""
    if not error.key:
        return say(N_("Line {line}")).format(line=error.line)
    return say(N_("Line {line}, {key}")).format(line=error.line, key=error.key)


def refusal(error: LessonError, say: Say) -> str:
    """Why it is refused, and what is allowed; of a vector, what is wrong is `error.problem`'s."""
    allowed = error.allowed or str(FILE_BYTES_MAX)
    words = say(_REASONS[error.reason]).format(allowed=allowed, text=error.text[:60])
    if error.formula is None:
        return words
    unreadable = error.formula
    outcome = Outcome(
        "unreadable",
        reason=unreadable.reason,
        place=unreadable.place,
        expected=unreadable.expected,
    )
    return " ".join([words, *explanation(outcome, error.text, say)])


def fault(name: Fault, say: Say) -> str:
    """What came of a step."""
    return say(_FAULTS[name])
