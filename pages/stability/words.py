"""What things are called on the stability page."""

from __future__ import annotations

from core.stability import Event, Precision, Quantity, Threshold, Way
from pages.stability.settings import GRADIENT, LOSS, StabilitySettings
from pages.ui.given import given
from pages.ui.numbers import number, subscript
from pages.ui.text import N_, _

_WAYS: dict[Way, str] = {
    "textbook": N_("textbook"),
    "shifted": N_("shifted"),
    "lse": N_("log-sum-exp"),
    "lab": N_("the lab"),
}
_QUANTITIES: dict[Quantity, str] = {
    "gap": N_("gap to the largest logit"),
    "top": N_("shift of all logits"),
    "factor": N_("scale of the logits"),
    "k": N_("number of classes"),
}
_AXES: dict[Quantity, str] = {
    "gap": N_("gap: how far the largest logit is above the next one"),
    "top": N_("largest logit, all logits shifted together"),
    "factor": N_("factor of all logits"),
    "k": N_("k, further classes with x = 0 and y = 0"),
}
_SYMBOLS: dict[Quantity, str] = {
    "gap": N_("gap"), "top": "max x", "factor": N_("factor"), "k": "k",
}  # fmt: skip
_SUBJECTS: dict[Quantity, str] = {
    "gap": N_("the gap"), "top": N_("the largest logit"), "factor": N_("the factor"), "k": "k",
}  # fmt: skip
_THRESHOLDS: dict[str, str] = {
    "overflow": N_("exp overflows"),
    "one": N_("1 − s is 0"),
    "subnormal": N_("exp is subnormal"),
    "zero": N_("one exp is 0"),
    "all-zero": N_("all exp are 0"),
}
_EVENTS: dict[Event, str] = {
    "overflow": N_("overflow, as {type} ends at {largest}"),
    "inherited": N_("comes from the steps before"),
    "underflow": N_("underflow to 0, below all numbers of {type}"),
    "subnormal": N_("subnormal, with digits missing below {tiny}"),
    "one": N_("rounds to 1"),
    "0/0": N_("NaN from 0 / 0"),
    "inf/inf": N_("NaN from ∞ / ∞"),
    "y/0": N_("infinite, as it is divided by 0"),
    "log 0": N_("log 0, as s is 0"),
    "0*inf": N_("NaN from 0 · ∞"),
    "x/inf": N_("0, as it is divided by ∞"),
    "cancelled": N_("all digits cancel"),
}


def way_name(way: Way) -> str:
    """A way, short: there are four of them beside each other."""
    return _(_WAYS[way])


def way_words(way: Way) -> str:
    """What a way does."""
    return {
        "textbook": "exp(x) / sum, log s, −y / s · J",
        "shifted": "exp(x − max x) / sum, log s, −y / s · J",
        "lse": "log s = x − max x − log(sum), s · sum(y) − y",
        "lab": "R, log1p(R), 1 − s = R / (1 + R)",
    }[way]


def quantity_name(quantity: Quantity) -> str:
    """What runs, as the list of them has it."""
    return _(_QUANTITIES[quantity])


def axis_title(quantity: Quantity) -> str:
    """What runs, as the axis says it."""
    return _(_AXES[quantity])


def symbol_of(quantity: Quantity) -> str:
    """What runs, as a symbol: “gap = 5”."""
    return _(_SYMBOLS[quantity])


def subject_of(quantity: Quantity) -> str:
    """What runs, in a sentence: “while the gap goes”."""
    return _(_SUBJECTS[quantity])


def result_name(settings: StabilitySettings) -> str:
    """Whose digits are counted, within a sentence."""
    if settings.result == GRADIENT:
        return _("the worst component of ∂e/∂x")
    return _("the loss e") if settings.result == LOSS else result_option(settings.result)


def result_option(result: int | str) -> str:
    """One of the results, as the list of them has it."""
    if result == GRADIENT:
        return _("∂e/∂x, worst component")
    if result == LOSS:
        return _("loss e")
    return f"∂e/∂x{subscript(int(result))}"


def threshold_text(threshold: Threshold) -> str:
    """What breaks, and where."""
    text = _("{what} at {value}")
    return text.format(what=given(_(_THRESHOLDS[threshold.id])), value=number(threshold.value))


def short_event(event: Event | None) -> str:
    """The same in a word or two; nothing where the steps before are to blame."""
    words: dict[Event, str] = {
        "overflow": _("overflow"), "inherited": "", "underflow": _("underflow"),
        "subnormal": _("subnormal"), "cancelled": _("cancellation"), "y/0": "y / 0",
        "one": _("rounds to 1"), "log 0": "log 0", "0/0": "0 / 0", "inf/inf": "∞ / ∞",
        "0*inf": "0 · ∞", "x/inf": "x / ∞",
    }  # fmt: skip
    return words[event] if event else ""


def event_words(event: Event | None, precision: Precision) -> str:
    """What happened to a number, and why; nothing where it is a number as others."""
    if event is None:
        return ""
    return _(_EVENTS[event]).format(
        type=precision.name,
        largest=number(precision.largest),
        tiny=number(precision.tiny),
    )
