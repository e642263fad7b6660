"""Softmax, cross-entropy and their gradients in float64, and how far they are from exact.

What is to be used is imported from here; of its modules only `textbook` is public.
"""

from core.numeric._agreement import Agreement, agreement
from core.numeric._chain import (
    ForwardBackward,
    forward_backward,
    multiplications,
    running_sums,
)
from core.numeric._cross_entropy import (
    cross_entropy,
    cross_entropy_grad_s,
    cross_entropy_grad_x,
    loss_and_grad,
)
from core.numeric._descent import (
    Descent,
    classify_descent,
    descend,
    least_loss,
    optimum,
    rate_limit,
    rises,
    unbounded_logits,
)
from core.numeric._exact import (
    ExactValues,
    Quotients,
    difference_quotients,
    exact_values,
    ulps,
)
from core.numeric._inputs import norms
from core.numeric._plane import Plane, plane
from core.numeric._simplex import (
    CORNERS,
    Simplex,
    flow,
    from_triangle,
    inside,
    share_flow,
    shares,
    simplex,
    to_triangle,
    with_shares,
)
from core.numeric._softmax import log_softmax, softmax, softmax_jacobian
from core.numeric._squared_error import gradient_vanishes, squared_error, squared_error_grad_x
from core.numeric._sweep import (
    Sweep,
    sign_changes,
    sweep_logit,
    sweep_range,
    sweep_squared_error,
    sweep_target,
    sweep_temperature,
    sweep_terms,
    sweep_total,
)

__all__ = [
    "CORNERS",
    "Agreement",
    "Descent",
    "ExactValues",
    "ForwardBackward",
    "Plane",
    "Quotients",
    "Simplex",
    "Sweep",
    "agreement",
    "classify_descent",
    "cross_entropy",
    "cross_entropy_grad_s",
    "cross_entropy_grad_x",
    "descend",
    "difference_quotients",
    "exact_values",
    "flow",
    "forward_backward",
    "from_triangle",
    "gradient_vanishes",
    "inside",
    "least_loss",
    "log_softmax",
    "loss_and_grad",
    "multiplications",
    "norms",
    "optimum",
    "plane",
    "rate_limit",
    "rises",
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
    "sweep_squared_error",
    "sweep_target",
    "sweep_temperature",
    "sweep_terms",
    "sweep_total",
    "to_triangle",
    "ulps",
    "unbounded_logits",
    "with_shares",
]
