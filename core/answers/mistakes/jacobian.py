"""Known mistakes about the Jacobian of softmax. To add one: one entry below."""

from __future__ import annotations

from typing import Final

from core.answers.mistakes.mistake import COURSES, Mistake
from core.translation import N_

MISTAKES: Final = (
    Mistake(
        "diagonal-only",
        "jacobian",
        "delta_ij s_i (1 - s_i)",
        N_("Entries off the diagonal are not 0: every output depends on every logit."),
        N_("Other activation functions work entry by entry."),
        "deeplearning4j/libnd4j#440",
        "partial-off-diagonal",
    ),
    Mistake(
        "diagonal-everywhere",
        "jacobian",
        "s_i (1 - s_i)",
        N_("This is right where i = j only; elsewhere it is -s_i s_j."),
        N_("It is the derivative of a sigmoid."),
        "deeplearning4j/libnd4j#440",
        "partial-off-diagonal",
        says=("i = j",),
    ),
    Mistake(
        "delta-forgotten",
        "jacobian",
        "-s_i s_j",
        N_("This is right where i and j differ; on the diagonal s_i is to be added."),
        N_("Most entries are of this kind."),
        COURSES,
        "partial-diagonal",
        says=("i != j",),
    ),
    Mistake(
        "sign-beside-the-diagonal",
        "jacobian",
        "delta_ij s_i (1 - s_i) + (1 - delta_ij) s_i s_j",
        N_("Off the diagonal the sign is a minus: where one share grows, others shrink."),
        N_("The minus of the quotient rule is lost."),
        COURSES,
        "partial-off-diagonal",
    ),
    Mistake(
        "total-held-fixed",
        "jacobian",
        "delta_ij s_i",
        N_("The total in the divisor depends on x_j too."),
        N_("Only the numerator was differentiated."),
        COURSES,
        "quotient-diagonal",
    ),
    Mistake(
        "delta-taken-for-one",
        "jacobian",
        "s_i (1 - s_j)",
        N_("The 1 is there only where i = j."),
        N_("The formula for the diagonal was written with two indices."),
        COURSES,
        "partial",
        says=("i = j",),
    ),
    Mistake(
        "factor-forgotten",
        "jacobian",
        "delta_ij - s_j",
        N_("The factor s_i is missing: this is the derivative of log s_i."),
        N_("It cancels against 1 / s_i later on, so it is often left out too early."),
        COURSES,
        "partial",
    ),
    Mistake(
        "delta-without-factor",
        "jacobian",
        "delta_ij - s_i s_j",
        N_("s_i multiplies the delta as well."),
        N_("The bracket was multiplied out for its second term alone."),
        COURSES,
        "partial",
    ),
    Mistake(
        "loss-taken-for-softmax",
        "jacobian",
        "s_j - y_j",
        N_("This is a gradient of the loss; softmax itself does not depend on the targets."),
        N_("Programs fuse both, so s − y stands where softmax's derivative is expected."),
        "april-org/april-ann#5",
        "partial",
    ),
)
