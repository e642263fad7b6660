"""A problem as conditions speak of it: x, y, s, the gradient g and the loss e, in float64."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from core.answers.points import FloatPoint
from core.numeric import cross_entropy, cross_entropy_grad_x


@dataclass(frozen=True)
class LivePoint(FloatPoint):
    """See the module; what no condition asks for is not worked out."""

    @cached_property
    def g(self) -> tuple[float, ...]:
        """The gradient of the loss by the logits, s sum(y) - y."""
        return tuple(cross_entropy_grad_x(self.problem.x, self.problem.y).tolist())

    @cached_property
    def e(self) -> float:
        """The loss, in nats; infinite where a masked class has a target."""
        return float(cross_entropy(self.problem.x, self.problem.y))
