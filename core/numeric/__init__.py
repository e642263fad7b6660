"""Softmax, cross-entropy and their gradients in float64, and how far they are from exact."""

from core.numeric.cross_entropy import (
    cross_entropy,
    cross_entropy_grad_s,
    cross_entropy_grad_x,
    loss_and_grad,
)
from core.numeric.softmax import log_softmax, softmax, softmax_jacobian
