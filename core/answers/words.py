"""What is said of an outcome: English, marked for translation; facts go in by placeholders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from core.answers.mistakes import MISTAKES
from core.answers.outcome import CLASSES_ARE, LABEL_IS, OF_TWO, TIMES, Outcome
from core.answers.targets import Target
from core.limits import ANSWER_DIGITS_MAX, ANSWER_EXPONENT_MAX, ANSWER_TEXT_MAX
from core.translation import LIST_GAP, N_, Say

TARGET_NAMES: Final[dict[Target, str]] = {
    "gradient": N_("the gradient ∂e/∂x"),
    "jacobian": N_("the Jacobian of softmax"),
    "grad-s": N_("the derivative ∂e/∂s"),
    "loss": N_("the loss"),
    "softmax": N_("the softmax"),
}

VERDICTS: Final = {
    "unreadable": N_("Cannot be read"),
    "right": N_("Right"),
    "other-form": N_("Right, in another form"),
    "right-if": N_("Right in some cases only"),
    "mistake": N_("A known mistake"),
    "off-by": N_("Nearly right"),
    "wrong": N_("Not right"),
}

_REASONS: Final = {
    "empty": N_("Type a formula, such as s_j (1 - y_j)."),
    "too-long": N_(
        "At most {characters} characters are read, and numbers of at most {digits} digits."
    ),
    "too-deep": N_("The formula has too many brackets in brackets."),
    "too-big": N_("The formula is too large to be compared."),
    "sign": N_("“{sign}” cannot stand in a formula here."),
    "index": N_(
        "The indices do not match: write every vector with its index, as in s_j, or none "
        "of them, as in s."
    ),
    "free": N_(
        "It has one index more than the quantity asked for. Is a sum over it missing, or "
        "should it be the same letter as elsewhere?"
    ),
    "left": N_(
        "What stands left of = does not go with it: it names something else than what is asked "
        "for, or has other indices."
    ),
    "classes": N_(
        "The numbers of classes in it do not go together. Write k where any number is meant."
    ),
    "exponent": N_("A power has to be a whole number from −{power} to {power}."),
    "shape": N_(
        "The shapes of vectors and matrices do not match here, or the result has another shape."
    ),
}
_PIECE: Final = 8  # characters of what was typed, from the place on
_EXPECTED: Final = {
    "symbol": N_("a symbol or a number"),
    "operator": N_("an operator"),
    "closing": N_("a closing bracket"),
    "end": N_("the end"),
}
FORMS: Final = {
    "sum-left": N_("There is still a sum or a matrix product in it that can be worked out."),
    "in-s-and-y": N_("It can be written with s and y alone."),
    "circular": N_("It gives s in terms of s; s in terms of x is wanted."),
    "named": N_("It names what is asked for. Write out its entries."),
}
_CONDITIONS: Final = {
    "sum(y) = 1": N_("where sum(y) = 1"),
    "one-hot": N_("where y is a single label (one 1, the others 0)"),
    "i = j": N_("where i = j"),
    "i != j": N_("where i and j differ"),
    "k = 2": N_("for two classes"),
    "k = 3": N_("for three classes"),
    "equal logits": N_("where all logits are equal"),
    "sum(y) = 1, k = 2": N_("for two classes with sum(y) = 1"),
    "sum(y) = 1, equal logits": N_("where all logits are equal and sum(y) = 1"),
}
OFF_BY: Final = {
    "sign": N_("Only the sign is wrong."),
    "factor sum(y)": N_("It is sum(y) times too large."),
    "factor 1/sum(y)": N_("It is divided by sum(y) once too often."),
    "factor k": N_("It is k times too large."),
    "factor 1/k": N_("It is divided by k, the number of classes."),
    "factor N": N_("It is N times too large, N being the number of rows of a batch."),
    "factor 1/N": N_("It is divided by N, the number of rows of a batch."),
    "factor 2": N_("It is twice as large as it should be."),
    "factor 1/2": N_("It is half as large as it should be."),
    "sign and factor 1/N": N_("The sign is wrong, and it is divided by N."),
    "constant": N_(
        "The same number was added to every component. A shift of all logits changes nothing; a "
        "shift of the gradient does."
    ),
    "permutation": N_("The components are right, but for other classes."),
}

_OFF_WHERE_SUM_ONE: Final = N_(
    "That is what is wrong where sum(y) = 1; for other targets it is wrong in another way too."
)

_CLASS: Final = "class "
_ONE_COMPONENT: Final = N_(
    "It is right for class {classes} alone. Write it for any class, with an index such as j."
)
_ONE_ENTRY: Final = N_(
    "It is right for the entry {classes} alone. Write it for any entry, with indices i and j."
)
_TWO_ENTRIES: Final = N_(
    "It is right for the entries {classes} and {others} alone. Write it for any entry, with "
    "indices i and j."
)
_EVEN_THERE: Final = N_("Even there it is right only {where}.")
_LABEL_IS: Final = N_("where class {label} is the single label")
_LABEL_OF_TWO: Final = N_("for two classes, of which class {label} is the single label")
_OF_SO_MANY: Final = N_("for {count} classes")
_SO_OFTEN: Final = N_("It is {factor} times what it should be.")
_ENTRY: Final = "entry "
_OTHER_ENTRY: Final = N_("That is the one for {classes}; another one is asked for.")
_LABEL: Final = "label "
_TAKEN: Final = N_(
    "The quantity asked for has no index {index}: it was taken for the class of the "
    "label. If it should run over all classes, a sum is missing."
)
_NO_INDEX: Final = N_(
    "“{sign}” is not an index. Use a letter, such as i, j or k, or the number of a class."
)


def verdict(outcome: Outcome) -> str:
    """The outcome in a word or two."""
    return N_("Nothing typed yet") if outcome.reason == "empty" else VERDICTS[outcome.tag]


def explanation(outcome: Outcome, text: str, say: Say) -> list[str]:
    """What is to be said of an outcome, a sentence or two each; `text`: what was typed."""
    if outcome.tag == "unreadable":
        unread = [_unreadable(outcome, text, say)]
        if outcome.reason == "sign" and outcome.expected:
            unread.append(say(N_("Expected here: {wanted}.")).format(wanted=_wanted(outcome, say)))
        return unread
    sentences: list[str] = []
    if outcome.name.startswith(_CLASS):
        return _of_given_classes(outcome, say)
    if outcome.tag == "right-if" and not _says(outcome):
        sentences += right_where(outcome.conditions, say)
    if outcome.name in MISTAKES:
        mistake = MISTAKES[outcome.name]
        tempts = say(N_("Why it is tempting: {reason}")).format(reason=say(mistake.tempts))
        sentences += [say(mistake.words), tempts]
    elif outcome.name.startswith(_LABEL):
        sentences.append(say(_TAKEN).format(index=outcome.name.removeprefix(_LABEL)))
    elif outcome.name in OFF_BY:
        sentences.append(say(OFF_BY[outcome.name]))
        if outcome.tag == "off-by" and outcome.conditions:
            sentences.append(say(_OFF_WHERE_SUM_ONE))
    elif outcome.name.startswith(TIMES):
        factor = outcome.name.removeprefix(TIMES).replace("-", "−")
        sentences.append(say(_SO_OFTEN).format(factor=factor))
    elif outcome.name.startswith(_ENTRY):
        classes = outcome.name.removeprefix(_ENTRY)
        sentences.append(say(_OTHER_ENTRY).format(classes=classes))
    elif outcome.name in FORMS:
        sentences.append(say(FORMS[outcome.name]))
    return sentences


def _of_given_classes(outcome: Outcome, say: Say) -> list[str]:
    """Which cells it is right for, and where."""
    classes, _, others = outcome.name.removeprefix(_CLASS).partition("; ")
    text = _TWO_ENTRIES if others else _ONE_ENTRY if "," in classes else _ONE_COMPONENT
    sentences = [say(text).format(classes=classes, others=others)]
    for condition in outcome.conditions[1:]:
        sentences.append(say(_EVEN_THERE).format(where=_where(condition, say)))
    return sentences


def _where(condition: str, say: Say) -> str:
    if condition.startswith(LABEL_IS):
        label = condition.removeprefix(LABEL_IS)
        text = _LABEL_OF_TWO if label.endswith(OF_TWO) else _LABEL_IS
        return say(text).format(label=label.removesuffix(OF_TWO))
    if condition not in _CONDITIONS and condition.startswith(CLASSES_ARE):
        return say(_OF_SO_MANY).format(count=condition.removeprefix(CLASSES_ARE))
    return say(_CONDITIONS[condition])


def right_where(conditions: Sequence[str], say: Say) -> list[str]:
    """Where a formula is right: each of several conditions is enough by itself."""
    named = [
        _where(name, say)
        for name in conditions
        if name in _CONDITIONS or name.startswith((LABEL_IS, CLASSES_ARE))
    ]
    if not named:
        return []
    if len(named) == 1:
        return [say(N_("It is right {where}.")).format(where=named[0])]
    text = N_("It is right in each of these cases: {cases}, or {last}.")
    *cases, last = named
    return [say(text).format(cases=say(LIST_GAP).join(cases), last=last)]


def _says(outcome: Outcome) -> bool:
    """Whether a mistake's own words say all of where it is right."""
    mistake = MISTAKES.get(outcome.name)
    return mistake is not None and set(outcome.conditions) <= set(mistake.says)


def _unreadable(outcome: Outcome, text: str, say: Say) -> str:
    if outcome.reason == "unexpected":
        return _unexpected(outcome, text, say)
    sign = _word(text[outcome.place or 0 :])
    reason = _REASONS[outcome.reason or "shape"]
    if outcome.reason == "sign" and sign[:1] == "_":
        reason = _NO_INDEX
    said = say(reason).format(
        characters=ANSWER_TEXT_MAX,
        digits=ANSWER_DIGITS_MAX,
        power=ANSWER_EXPONENT_MAX,
        sign=sign,
    )
    if outcome.reason in ("index", "shape", "free") and outcome.place is not None:
        piece = text[outcome.place : outcome.place + _PIECE]
        return say(N_("At “{piece}”: {reason}")).format(piece=piece, reason=said)
    return said


def _word(text: str) -> str:
    """The word that a text begins with, or its first sign."""
    match = re.match(r"_?[^\W_]{1,20}", text)
    return match[0] if match else text[:1]


def _wanted(outcome: Outcome, say: Say) -> str:
    return say(N_(" or ")).join(say(_EXPECTED[name]) for name in outcome.expected)


def _unexpected(outcome: Outcome, text: str, say: Say) -> str:
    place = outcome.place or 0
    wanted = _wanted(outcome, say)
    if place >= len(text.rstrip()):
        return say(N_("Something is missing at the end: {wanted}.")).format(wanted=wanted)
    piece = text[place : place + _PIECE]
    message = say(N_("At “{piece}” something else is expected: {wanted}."))
    return message.format(piece=piece, wanted=wanted)
