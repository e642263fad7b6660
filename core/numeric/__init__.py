"""Softmax, cross-entropy and their gradients in float64, and how far they are from exact."""

from core.numeric.agreement import Agreement, agreement
from core.numeric.chain import (
    ForwardBackward,
    forward_backward,
    multiplications,
    running_sums,
)
from core.numeric.cross_entropy import (
    cross_entropy,
    cross_entropy_grad_s,
    cross_entropy_grad_x,
    loss_and_grad,
)
from core.numeric.exact import (
    ExactValues,
    Quotients,
    difference_quotients,
    exact_values,
    ulps,
)
from core.numeric.softmax import log_softmax, softmax, softmax_jacobian
from core.numeric.sweep import Sweep, sweep_logit, sweep_range

__all__ = [
    "Agreement",
    "ExactValues",
    "ForwardBackward",
    "Quotients",
    "Sweep",
    "agreement",
    "cross_entropy",
    "cross_entropy_grad_s",
    "cross_entropy_grad_x",
    "difference_quotients",
    "exact_values",
    "forward_backward",
    "log_softmax",
    "loss_and_grad",
    "multiplications",
    "running_sums",
    "softmax",
    "softmax_jacobian",
    "sweep_logit",
    "sweep_range",
    "ulps",
]
