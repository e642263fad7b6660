"""Wrong formulas that people really wrote, each as a formula of the grammar.

To add one: one entry below. `formula` is what is compared; `tempts` says why it looks right;
`source` names a public report, as `owner/repository#number`, or what course threads repeat;
`contradicts` is the line of the derivation, by its id, that says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.answers.targets import Target


def N_(text: str) -> str:  # noqa: N802 (gettext's name for it)
    """Mark a text for translation."""
    return text


_COURSES: Final = "repeated in course threads"


@dataclass(frozen=True)
class Mistake:
    """A known mistake; words are English, marked for translation."""

    name: str
    target: Target
    formula: str
    words: str
    tempts: str
    source: str
    contradicts: str


_ALL: Final = (
    # --- the gradient in x --------------------------------------------------------------
    Mistake(
        "y-minus-s",
        "gradient",
        "y_j - s_j",
        N_("This is the direction in which the loss falls, not the gradient."),
        N_("A step of descent adds y - s, so the minus of the step slips into the gradient."),
        "dennybritz/nn-from-scratch#11",
        "collapse",
    ),
    Mistake(
        "sum-of-targets-forgotten",
        "gradient",
        "s_j - y_j",
        N_("This holds only where sum(y) = 1: s has to be multiplied by sum(y)."),
        N_("Labels usually sum to 1, and then the factor cannot be seen."),
        "tensorflow/tensorflow#46672",
        "collapse",
    ),
    Mistake(
        "y-times-one-minus-s",
        "gradient",
        "y_j (1 - s_j)",
        N_("Only the term i = j is there, and its sign is turned."),
        N_("For the class of the label it has the right size."),
        "tensorflow/tensorflow#46672",
        "component",
    ),
    Mistake(
        "own-term-only",
        "gradient",
        "-y_j (1 - s_j)",
        N_("Only the term i = j of the sum is there; every other output depends on x_j as well."),
        N_("The derivative of s_j by x_j alone is multiplied by -y_j / s_j."),
        "deeplearning4j/libnd4j#440",
        "component",
    ),
    Mistake(
        "passed-through",
        "gradient",
        "-y_j / s_j",
        N_("This is the derivative by s; the Jacobian of softmax is still to be multiplied."),
        N_("The gradient that comes in is handed on as if softmax were the identity."),
        "pjreddie/darknet PR#96",
        "chain-rule",
    ),
    Mistake(
        "mean-not-subtracted",
        "gradient",
        "-y_j",
        N_("s * g is only half of it: s times the mean of g is still to be subtracted."),
        N_("s * g looks like the derivative of a function that works entry by entry."),
        "HomericIntelligence/Odyssey#2134",
        "split",
    ),
    Mistake(
        "softmax-twice",
        "gradient",
        "softmax(s)_j sum(y) - y_j",
        N_("Softmax was taken twice: what came in were shares already, not logits."),
        N_("A loss that takes logits is given the outputs of a softmax layer."),
        "tflearn PR#562; lansinuote/Huggingface_Toturials#6",
        "softmax",
    ),
    Mistake(
        "divided-by-the-batch",
        "gradient",
        "(s_j sum(y) - y_j) / N",
        N_("1/N belongs to the mean over a batch; here one row, or a sum, was asked for."),
        N_("Most losses are means, so their gradients carry 1/N."),
        "paiml/aprender PR#2182",
        "collapse",
    ),
    Mistake(
        "divided-by-the-batch-and-sum-forgotten",
        "gradient",
        "(s_j - y_j) / N",
        N_("1/N belongs to the mean over a batch, and s has to be multiplied by sum(y)."),
        N_("It is what a course's program does in one line."),
        "paiml/aprender PR#2182",
        "collapse",
    ),
    Mistake(
        "divided-by-the-batch-twice",
        "gradient",
        "(s_j sum(y) - y_j) / N^2",
        N_("1/N was applied twice."),
        N_("The loss is a mean already when its gradient is divided once more."),
        "bhanML/Co-teaching#4",
        "collapse",
    ),
    Mistake(
        "multiplied-by-the-batch",
        "gradient",
        "N (s_j sum(y) - y_j)",
        N_("The factor N is what a forgotten 1/N under a mean leaves behind."),
        N_("Forward pass and backward pass divide in different places."),
        "tensorflow/swift-apis PR#42",
        "collapse",
    ),
    Mistake(
        "delta-of-a-sigmoid",
        "gradient",
        "(s_j - y_j) s_j (1 - s_j)",
        N_("The derivative of a sigmoid with squared error was taken."),
        N_("It is the textbook's delta of an output layer, for another layer."),
        "rasmusbergpalm/DeepLearnToolbox#113",
        "grad-s",
    ),
    Mistake(
        "squared-error",
        "gradient",
        "s_j (s_j - y_j - sum_l s_l (s_l - y_l))",
        N_("This is the gradient of squared error through softmax, not of cross-entropy."),
        N_("Its derivative by s is s - y, which looks like the result for cross-entropy."),
        _COURSES,
        "grad-s",
    ),
    Mistake(
        "log-softmax-backward",
        "gradient",
        "-y_j + y_j log s_j",
        N_("The sum of the incoming gradient has to be multiplied by s, not each g by log s."),
        N_("The backward pass of log-softmax uses s = exp(log s), and the exp was left out."),
        "oneDNN#616",
        "direct-derivative",
    ),
    Mistake(
        "rows-sum-to-zero",
        "gradient",
        "0",
        N_("Rows of the Jacobian sum to 0, but they are weighted by -y / s before."),
        N_("Without weights the product would be 0 indeed."),
        "stats.stackexchange 267576",
        "row-times-jacobian",
    ),
    Mistake(
        "softmax-over-the-batch",
        "gradient",
        "sum(y) - y_j",
        N_("Softmax ran over the batch: over a batch of one row every s is 1."),
        N_("The axis of the classes and the axis of the rows were mixed up."),
        "deeplearning4j/deeplearning4j#345",
        "softmax",
    ),
    Mistake(
        "scaled-by-the-first",
        "gradient",
        "y_1 (s_j sum(y) - y_j)",
        N_("Everything was scaled by the first entry of what came in."),
        N_("The incoming gradient is often the same number for all, so its first entry is read."),
        "linkedin/Liger-Kernel PR#1298",
        "chain-rule",
    ),
    Mistake(
        "binary-terms-added",
        "gradient",
        "s_j sum(y) - y_j + sum_l (1 - y_l)/(1 - s_l) s_l (delta_lj - s_j)",
        N_("The terms (1 - y) log(1 - s) of binary cross-entropy were added."),
        N_("With two classes and a sigmoid they belong there."),
        _COURSES,
        "cross-entropy",
    ),
    Mistake(
        "weight-forgotten",
        "gradient",
        "s_j - y_j / sum(y)",
        N_("The targets were scaled to sum 1, and the weight sum(y) was lost."),
        N_("A class weight makes sum(y) = w; normalising takes it away again."),
        "pytorch/pytorch#25571",
        "collapse",
    ),
    Mistake(
        "one-subtracted-everywhere",
        "gradient",
        "s_j - 1",
        N_("The 1 belongs to the class of the label alone."),
        N_("In code, `p[y] -= 1` without its index subtracts it from all."),
        _COURSES,
        "one-hot",
    ),
    Mistake(
        "sum-at-the-wrong-term",
        "gradient",
        "s_j - y_j sum(y)",
        N_("sum(y) multiplies s, not y."),
        N_("Both terms have a factor when the bracket is multiplied out."),
        _COURSES,
        "split",
    ),
    Mistake(
        "derivative-of-softmax-alone",
        "gradient",
        "s_j (1 - s_j)",
        N_("This is a derivative of softmax; the loss has not come in."),
        N_("It is the best known formula about softmax."),
        "deeplearning4j/libnd4j#440",
        "chain-rule",
    ),
    # --- the Jacobian -------------------------------------------------------------------
    Mistake(
        "diagonal-only",
        "jacobian",
        "delta_ij s_i (1 - s_i)",
        N_("Entries beside the diagonal are not 0: every output depends on every logit."),
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
    ),
    Mistake(
        "delta-forgotten",
        "jacobian",
        "-s_i s_j",
        N_("This is right where i and j differ; on the diagonal s_i is to be added."),
        N_("Most entries are of this kind."),
        _COURSES,
        "partial-diagonal",
    ),
    Mistake(
        "sign-beside-the-diagonal",
        "jacobian",
        "delta_ij s_i (1 - s_i) + (1 - delta_ij) s_i s_j",
        N_("Beside the diagonal the sign is a minus: where one share grows, others shrink."),
        N_("The minus of the quotient rule is lost."),
        _COURSES,
        "partial-off-diagonal",
    ),
    Mistake(
        "total-held-fixed",
        "jacobian",
        "delta_ij s_i",
        N_("The total in the divisor depends on x_j too."),
        N_("Only the numerator was differentiated."),
        _COURSES,
        "quotient-diagonal",
    ),
    Mistake(
        "delta-taken-for-one",
        "jacobian",
        "s_i (1 - s_j)",
        N_("The 1 is there only where i = j."),
        N_("The formula for the diagonal was written with two indices."),
        _COURSES,
        "partial",
    ),
    Mistake(
        "factor-forgotten",
        "jacobian",
        "delta_ij - s_j",
        N_("The factor s_i is missing: this is the derivative of log s_i."),
        N_("It cancels against 1 / s_i later on, so it is often left out too early."),
        _COURSES,
        "partial",
    ),
    Mistake(
        "delta-without-factor",
        "jacobian",
        "delta_ij - s_i s_j",
        N_("s_i multiplies the delta as well."),
        N_("The bracket was multiplied out for its second term alone."),
        _COURSES,
        "partial",
    ),
    Mistake(
        "loss-taken-for-softmax",
        "jacobian",
        "s_j - y_j",
        N_("This is a gradient of the loss; softmax itself knows no targets."),
        N_("Programs fuse both, so s - y stands where softmax's derivative is expected."),
        "april-org/april-ann#5",
        "partial",
    ),
    # --- the derivative of the loss by s ------------------------------------------------
    Mistake(
        "target-forgotten",
        "grad-s",
        "-1 / s_j",
        N_("Each term of the loss carries its target y_j."),
        N_("For the label y is 1; for the other classes it is not."),
        _COURSES,
        "grad-s",
    ),
    Mistake(
        "logarithm-kept",
        "grad-s",
        "-y_j log s_j",
        N_("This is a term of the loss, not its derivative."),
        N_("The logarithm was not differentiated."),
        _COURSES,
        "grad-s",
    ),
    Mistake(
        "gradient-in-x",
        "grad-s",
        "s_j sum(y) - y_j",
        N_("This is the derivative by the logits x, not by s."),
        N_("It is the result that everybody remembers."),
        _COURSES,
        "grad-s",
    ),
    Mistake(
        "binary-cross-entropy",
        "grad-s",
        "-y_j / s_j + (1 - y_j) / (1 - s_j)",
        N_("The second term belongs to binary cross-entropy."),
        N_("With two classes and a sigmoid it belongs there."),
        _COURSES,
        "cross-entropy",
    ),
    # --- softmax --------------------------------------------------------------------------
    Mistake(
        "no-exponential",
        "softmax",
        "x_j / sum_l x_l",
        N_("Each logit goes through the exponential before it is divided by the total."),
        N_("Dividing by the sum is enough to reach sum 1."),
        _COURSES,
        "softmax",
    ),
    Mistake(
        "not-divided",
        "softmax",
        "e^{x_j}",
        N_("The power is not divided by the total of all powers."),
        N_("The shares have the same proportions already."),
        _COURSES,
        "softmax",
    ),
    Mistake(
        "sigmoid",
        "softmax",
        "1 / (1 + e^{-x_j})",
        N_("This is the sigmoid of one logit; softmax looks at all of them."),
        N_("For two classes with one logit at 0 both agree."),
        _COURSES,
        "softmax",
    ),
    Mistake(
        "softmax-of-softmax",
        "softmax",
        "softmax(softmax(x))_j",
        N_("Softmax was applied twice."),
        N_("The network's last layer has done it once already."),
        "tflearn PR#562",
        "softmax",
    ),
    # --- the loss -------------------------------------------------------------------------
    Mistake(
        "roles-exchanged",
        "loss",
        "-sum_l s_l log y_l",
        N_("Targets and shares have changed places."),
        N_("Cross-entropy is written H(p, q), and which is which is easily mixed up."),
        _COURSES,
        "cross-entropy",
    ),
    Mistake(
        "logarithm-of-the-sum",
        "loss",
        "-log sum_l y_l s_l",
        N_("The logarithm stands inside the sum, once for each class."),
        N_("With a single label both are the same."),
        _COURSES,
        "cross-entropy",
    ),
    Mistake(
        "binary-loss",
        "loss",
        "-sum_l (y_l log s_l + (1 - y_l) log(1 - s_l))",
        N_("The second term belongs to binary cross-entropy."),
        N_("With two classes and a sigmoid it belongs there."),
        _COURSES,
        "cross-entropy",
    ),
    Mistake(
        "targets-forgotten",
        "loss",
        "-sum_l log s_l",
        N_("Each logarithm is weighted by its target."),
        N_("For the label y is 1; for the other classes it is not."),
        _COURSES,
        "cross-entropy",
    ),
    Mistake(
        "no-logarithm",
        "loss",
        "-sum_l y_l s_l",
        N_("The logarithm is missing."),
        N_("More share for the label makes this smaller as well."),
        _COURSES,
        "cross-entropy",
    ),
    Mistake(
        "squared-distance",
        "loss",
        "sum_l (s_l - y_l)^2 / 2",
        N_("This is squared error."),
        N_("It is the other loss that everybody learns."),
        _COURSES,
        "cross-entropy",
    ),
    Mistake(
        "entropy-of-s",
        "loss",
        "-sum_l s_l log s_l",
        N_("This is the entropy of s; the targets have not come in."),
        N_("Both formulas differ in one letter."),
        _COURSES,
        "cross-entropy",
    ),
)

MISTAKES: Final[dict[str, Mistake]] = {mistake.name: mistake for mistake in _ALL}
"""Every known mistake by its name."""
