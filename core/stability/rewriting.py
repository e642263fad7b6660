r"""What mends a step that loses digits: the same in exact arithmetic, written another way.

The lines are LaTeX that stands here ready, so that no page waits for SymPy; a test has SymPy
print each of their sides and prove that they are equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from core.stability.nodes import Node, Trace
from core.translation import N_

Name = Literal["shift", "log-sum-exp", "log1p", "one-minus-s", "fuse", "correct", "no-zero"]


@dataclass(frozen=True)
class Rewriting:
    """A rewriting: what it is called, its lines, and why it keeps the digits.

    m is the largest logit, a its class, R the sum of the others' exponentials relative to its own.
    """

    name: Name
    title: str
    lines: tuple[str, ...]
    reason: str


_SUM = r"\sum_{l=1}^{k} \mathrm{e}^{x_l - m}"
_SHARE = (
    r"\frac{\mathrm{e}^{x_i}}{\sum_{l=1}^{k} \mathrm{e}^{x_l}} = "
    rf"\frac{{\mathrm{{e}}^{{x_i - m}}}}{{{_SUM}}}"
)
_ALL = (
    Rewriting(
        "shift",
        N_("shift by the maximum"),
        (_SHARE,),
        N_(
            "Softmax does not change when all logits shift. With m, the largest of them, no "
            "exponent is above 0, so exp cannot overflow, and the sum is at least 1."
        ),
    ),
    Rewriting(
        "log-sum-exp",
        N_("log-sum-exp"),
        (rf"\log s_i = x_i - m - \log \left({_SUM}\right)",),
        N_(
            "The logarithm is taken of the sum, which is between 1 and k, and not of a share that"
            " may have rounded to 0 or 1."
        ),
    ),
    Rewriting(
        "log1p",
        N_("log(1 + R) without the 1"),
        (
            rf"\log \left({_SUM}\right) = \log \left(1 + R\right)",
            r"\log \left(1 + R\right) = R - \frac{R^2}{2} + \frac{R^3}{3} - \cdots",
        ),
        N_(
            "Added to 1, a small R loses its digits. The function log1p takes R alone and "
            "never adds the 1."
        ),
    ),
    Rewriting(
        "one-minus-s",
        N_("1 − s without a difference"),
        (
            r"s_a = \frac{1}{1 + R}",
            r"1 - s_a = \frac{R}{1 + R}",
        ),
        N_(
            "R, the sum of the others, has all its digits however small it is. The "
            "difference 1 − s has only those that s still holds next to 1."
        ),
    ),
    Rewriting(
        "fuse",
        N_("row vector and Jacobian fused"),
        (
            r"-\frac{y_i}{s_i} s_i \left(\delta_{ij} - s_j\right)"
            r" = -y_i \left(\delta_{ij} - s_j\right)",
            r"\frac{\partial e}{\partial x_j} = s_j \sum_{i=1}^{k} y_i - y_j",
        ),
        N_(
            "The share s cancels before it is divided by: what is fused is finite also where s is"
            " 0."
        ),
    ),
    Rewriting(
        "correct",
        N_("the shift's rounding put back"),
        (
            r"\mathrm{e}^{t + d} = \mathrm{e}^{t} \mathrm{e}^{d}",
            r"\mathrm{e}^{d} = 1 + d + \frac{d^2}{2} + \cdots",
        ),
        N_(
            "The difference t is rounded, and exp magnifies the error |t| times. The part "
            "rounded off, d, is found exactly by two more subtractions; d² is below the "
            "last digit."
        ),
    ),
    Rewriting(
        "no-zero",
        N_("nothing is added for y = 0"),
        (r"e = -\sum_{i=1}^{k} y_i \log s_i",),
        N_(
            "0 · log 0 is 0, the limit of y log s as y tends to 0: the sum leaves classes without"
            " target out."
        ),
    ),
)
REWRITINGS: Final = {rewriting.name: rewriting for rewriting in _ALL}


def rewriting(trace: Trace, culprit: Node) -> Rewriting | None:
    """What mends the way where this operation is the first to lose digits; None: nothing does."""
    name = _name(trace, culprit)
    return None if name is None else REWRITINGS[name]


def _name(trace: Trace, culprit: Node) -> Name | None:
    events = {entry.event for entry in culprit.entries if entry.lost}
    match culprit.id:
        case "exp" | "sum" | "divide":
            shifted = trace.way != "textbook"
            return "correct" if shifted and "overflow" not in events else "shift"
        case "log":
            return "log-sum-exp" if trace.way in ("textbook", "shifted") else None
        case "log-sum":
            return "log1p"
        case "loss":
            return "no-zero" if "0*inf" in events else "log-sum-exp"
        case "grad-s":
            return "fuse"
        case "jacobian":
            return "one-minus-s"
        case "grad-x":
            return "fuse" if "0*inf" in events else "one-minus-s"
    return None
