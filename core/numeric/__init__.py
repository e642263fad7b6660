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
from core.numeric.descent import (
    Descent,
    course,
    descend,
    least_loss,
    optimum,
    rate_limit,
    rises,
    runaways,
)
from core.numeric.exact import (
    ExactValues,
    Quotients,
    difference_quotients,
    exact_values,
    ulps,
)
from core.numeric.simplex import Simplex, flow, share_flow, shares, simplex, with_shares
from core.numeric.softmax import log_softmax, softmax, softmax_jacobian
from core.numeric.squared_error import dead, squared_error, squared_error_grad_x
from core.numeric.sweep import (
    Plane,
    Sweep,
    plane,
    sign_changes,
    sweep_logit,
    sweep_range,
    sweep_target,
    sweep_temperature,
    sweep_terms,
    sweep_total,
)

__all__ = [
    "Agreement",
    "Descent",
    "ExactValues",
    "ForwardBackward",
    "Plane",
    "Quotients",
    "Simplex",
    "Sweep",
    "agreement",
    "course",
    "cross_entropy",
    "cross_entropy_grad_s",
    "cross_entropy_grad_x",
    "dead",
    "descend",
    "difference_quotients",
    "exact_values",
    "flow",
    "forward_backward",
    "least_loss",
    "log_softmax",
    "loss_and_grad",
    "multiplications",
    "optimum",
    "plane",
    "rate_limit",
    "rises",
    "runaways",
    "running_sums",
    "share_flow",
    "shares",
    "sign_changes",
    "simplex",
    "softmax",
    "softmax_jacobian",
    "squared_error",
    "squared_error_grad_x",
    "sweep_logit",
    "sweep_range",
    "sweep_target",
    "sweep_temperature",
    "sweep_terms",
    "sweep_total",
    "ulps",
    "with_shares",
]
