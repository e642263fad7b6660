"""The words round a worked line: English, marked for translation."""

from __future__ import annotations

from typing import Final

from core.symbolic.outline import CASE, CHAIN, DIRECT
from core.translation import N_

ROUTES: Final = {
    CHAIN: N_("Through the Jacobian"),
    DIRECT: N_("Directly, without the Jacobian"),
    CASE: N_("Special targets"),
}


def capitalised(text: str) -> str:
    """The text as a title; a symbol at its start, as in `s - y`, stays what it is."""
    return text[:1].upper() + text[1:] if text[1:2].isalpha() else text


WITH_NUMBERS: Final = N_("With the current numbers:")
NOT_MET: Final = N_("The current targets do not meet this condition.")
LIMIT: Final = N_(
    "A number in this line is 0 or infinite in float64, so the value is found as a limit."
)
OVERFLOW: Final = N_(
    "This line has numbers beyond the range of float64, which has 0 or infinity in their place."
)
EMPTY_TERMS: Final = N_(
    "A masked class with y = 0 adds nothing: y log s and y / s are 0 for every positive "
    "s, and so they count as 0 at s = 0."
)
CANCELLED: Final = N_(
    "For a masked class with a positive target, s is cancelled before it becomes 0: "
    "otherwise an infinity would be multiplied by 0."
)
SHIFTED: Final = N_(
    "The largest logit is subtracted from every logit, so that no exponential leaves the "
    "range of float64. That changes nothing: softmax does not change when all logits "
    "shift."
)
