"""The exponentials are made once: everything else comes from the same ones."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from core.numeric import (
    descend,
    flow,
    forward_backward,
    loss_and_grad,
    plane,
    simplex,
    softmax_jacobian,
    squared_error_grad_x,
    sweep_logit,
    sweep_squared_error,
    sweep_temperature,
    sweep_terms,
)

X, Y = np.array([1.0, 2.0, -0.5]), np.array([1.0, 1.0, 0.0])
FAR, MASKED = np.array([800.0, 0.0, -800.0]), np.array([1.0, -np.inf, 0.0])
VALUES = np.linspace(-3.0, 3.0, 7)
BATCH = np.tile(X, (4, 1))


def along_a_sweep() -> None:
    sweep = sweep_logit(X, Y, 0, VALUES)
    sweep_terms(sweep, 1)
    sweep_squared_error(sweep)


@pytest.mark.parametrize(
    ("work", "passes"),
    [
        (lambda: forward_backward(X, Y), 1),
        (lambda: forward_backward(FAR, Y), 1),
        (lambda: forward_backward(MASKED, Y), 1),
        (lambda: forward_backward(BATCH, BATCH * 0.0), 1),
        (lambda: loss_and_grad(BATCH, BATCH * 0.0), 1),
        (lambda: softmax_jacobian(X), 1),
        (lambda: squared_error_grad_x(X, Y), 1),
        (along_a_sweep, 1),
        (lambda: sweep_temperature(X, Y, VALUES + 4.0), 1),
        (lambda: plane(X, Y, 0, 1, VALUES, VALUES), 1),
        (lambda: simplex(X, Y, (0, 1, 2), 9, 5), 1),
        (lambda: flow(X, Y), 1),
        (lambda: descend(X, Y, 0.5, 10, 0.3), 11),
    ],
)
def test_one_set_of_exponentials(
    work: Callable[[], object], passes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls, exp = [], np.exp

    def counted(*args: object, **kwargs: object) -> object:
        calls.append(args)
        return exp(*args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(np, "exp", counted)
    work()
    assert len(calls) == passes
