"""What is said of pasted numbers: English, marked for translation."""

from __future__ import annotations

from typing import Final

import numpy as np

from core.answers.diagnosis import multiple
from core.answers.pasted import Pasted
from core.answers.targets import SHAPES, Target
from core.answers.words import TARGET_NAMES, VERDICTS, explanation
from core.problem import Problem
from core.translation import LIST_GAP, N_, Say

_PRECISIONS: Final = {
    "float64": N_("They agree with all digits of float64."),
    "float32": N_("They agree as closely as float32 does, about 7 digits."),
    "float16": N_("They agree as closely as float16 does, about 3 digits."),
    "bfloat16": N_("They agree as closely as bfloat16 does, about 2 digits."),
    "printed": N_("They agree to the last digit that is printed."),
    "infinite": N_("The loss is infinite here: a label stands on a class of probability 0."),
}
_NOT_FINITE: Final = {
    "nan": N_("Number {place} is nan: somewhere 0/0, ∞ − ∞ or 0 · ∞ was computed."),
    "infinite": N_("Number {place} is infinite: something was divided by 0, or exp overflowed."),
    "not-finite": N_("Number {place} is infinite: something was divided by 0, or exp overflowed."),
}
_CURE: Final = N_(
    "Subtract the largest logit before exp, and take log s as x minus the logarithm of the sum."
)
_SEVERAL: Final = N_(
    "Several known mistakes give these numbers here. Other x and y, such as targets that are all "
    "different, tell them apart."
)
_FEW_DIGITS: Final = N_(
    "As far as they are printed they fit, but so would other numbers. Print more digits."
)
_MULTIPLE: Final = N_(
    "They are the right numbers times {factor}: a step size, a scale or a norm has come in."
)
_IN_BITS: Final = N_("It is in bits, with logarithms to base 2; here it is in nats.")
_TERMS: Final = N_("These are the terms −y log s, one for each class; the loss is their sum.")
_OF_ROWS: Final = (
    "factor N",
    "factor 1/N",
    "sign and factor 1/N",
    "multiplied-by-the-batch",
    "divided-by-the-batch",
)
_OF_SUM_ONE: Final = N_("That is so of s − y, which lacks the factor sum(y) of s as well.")
_ONLY_A_VECTOR: Final = N_(
    "These are the entries on its diagonal alone, s (1 − s); the others are −sᵢ sⱼ, not 0."
)
_NOTATIONS: Final = {
    "decimal-comma": N_("Read with decimal commas."),
    "thousands": N_("Read with commas between thousands."),
}


def verdict_of(pasted: Pasted) -> str:
    """The outcome in a word or two."""
    if pasted.outcome.reason == "empty":
        return N_("Nothing pasted yet")
    if pasted.shape == "other" and pasted.outcome.tag == "unreadable":
        return N_("Another shape")
    if pasted.outcome.name == "few-digits":
        return N_("More digits, please")
    return VERDICTS[pasted.outcome.tag]


def explain_numbers(pasted: Pasted, problem: Problem, target: Target, say: Say) -> list[str]:
    """What is to be said of pasted numbers, a sentence or two each."""
    sentences = [say(_NOTATIONS[pasted.notation])] if pasted.notation in _NOTATIONS else []
    return [*sentences, *_shape(pasted, problem, target, say), *_tiers(pasted, target, say)]


def _shape(pasted: Pasted, problem: Problem, target: Target, say: Say) -> list[str]:
    rows, columns = pasted.sizes
    k = problem.k
    if pasted.shape == "batch" and SHAPES[target] == "matrix":
        text = N_("{count} matrices below each other, each compared. Shown: matrix {row}.")
        return [say(text).format(count=rows // k, row=pasted.row)]
    if pasted.shape == "flattened":
        text = N_("{count} numbers in a line, compared row by row as a {k} × {k} matrix.")
        return [say(text).format(count=columns, k=k)]
    if pasted.shape in ("batch", "turned"):
        return _batch(pasted, say)
    if pasted.shape == "other" and pasted.outcome.tag == "unreadable":
        sentences = [_other_shape(rows, columns, k, target, say)]
        return [*sentences, say(_ONLY_A_VECTOR)] if pasted.is_diagonal else sentences
    return []


def _other_shape(rows: int, columns: int, k: int, target: Target, say: Say) -> str:
    wanted = {
        "number": N_("one number"),
        "vector": N_("{k} numbers, one for each class"),
        "matrix": N_("a matrix of {k} × {k}"),
    }[SHAPES[target]]
    if rows > 1:
        text = N_("A matrix of {rows} × {columns} was pasted; here it has to be {wanted}.")
    else:
        text = N_("Pasted numbers: {columns}. Here it has to be {wanted}.")
    return say(text).format(rows=rows, columns=columns, wanted=say(wanted).format(k=k))


def _batch(pasted: Pasted, say: Say) -> list[str]:
    is_turned = pasted.shape == "turned"
    count = pasted.sizes[1 if is_turned else 0]
    sentences = []
    if is_turned:
        sentences.append(
            say(N_("A column for each problem: compared as {count} rows.")).format(count=count)
        )
    if pasted.averaged:
        text = N_("A batch of {count} rows, each divided by {count}: the mean over the batch.")
    elif len(pasted.agreeing) == count:
        text = N_("A batch of {count} rows; all of them are right.")
    elif pasted.agreeing:
        text = N_(
            "A batch of {count} rows, each compared with the problem on the screen. Right: row "
            "{agreeing}. Below is row {row}."
        )
    else:
        text = N_(
            "A batch of {count} rows, each compared with the problem on the screen. Below is row "
            "{row}."
        )
    agreeing = say(LIST_GAP).join(map(str, pasted.agreeing))
    sentences.append(say(text).format(count=count, agreeing=agreeing, row=pasted.row))
    return sentences


def _tiers(pasted: Pasted, target: Target, say: Say) -> list[str]:
    outcome = pasted.outcome
    if outcome.tag == "right":
        return [say(_PRECISIONS[outcome.name])]
    if outcome.name == "few-digits":
        return [say(_FEW_DIGITS)]
    if outcome.name == "multiple" and pasted.given is not None:
        factor = multiple(pasted.given, pasted.true) or 0.0
        return [say(_MULTIPLE).format(factor=f"{factor:.4g}".replace("-", "−"))]
    if outcome.name == "factor 1/log 2":
        return [say(_IN_BITS), *([say(_OF_SUM_ONE)] if outcome.conditions else ())]
    if outcome.name == "terms":
        return [say(_TERMS)]
    if outcome.tag in ("mistake", "off-by") and not pasted.averaged:
        sentences = explanation(outcome, "", say)
        if outcome.conditions:
            return [sentences[0], say(_OF_SUM_ONE)]
        return [*sentences, *_rows(pasted, say)]
    if outcome.name in _NOT_FINITE:
        place = (outcome.component or 0) + 1
        return [say(_NOT_FINITE[outcome.name]).format(place=place), say(_CURE)]
    if outcome.name.startswith("is "):
        other = TARGET_NAMES[outcome.name.removeprefix("is ")]  # type: ignore[index]
        text = N_("These are right numbers, but of something else: {other}.")
        return [say(text).format(other=say(other))]
    if outcome.name == "component":
        place = (outcome.component or 0) + 1
        return [say(N_("Only number {place} is wrong; the others are right.")).format(place=place)]
    if outcome.name == "sum-not-0" and pasted.given is not None:
        text = N_("The components add up to {total}; those of this gradient add up to 0.")
        return [say(text).format(total=f"{float(np.sum(pasted.given)):.4g}".replace("-", "−"))]
    if outcome.name == "several":
        return [say(_SEVERAL)]
    if outcome.tag == "wrong":
        return [say(N_("They match none of the mistakes known here."))]
    return []


def _rows(pasted: Pasted, say: Say) -> list[str]:
    """How many rows N is, where N has come in as a factor."""
    if pasted.outcome.name not in _OF_ROWS or pasted.given is None:
        return []
    factor = abs(multiple(pasted.given, pasted.true) or 0.0)
    if not factor:
        return []
    return [say(N_("Here N = {count}.")).format(count=round(max(factor, 1 / factor)))]
