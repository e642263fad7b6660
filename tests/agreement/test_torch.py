"""Our values against PyTorch in float64: functions, autograd, and where it loses digits.

With LAB_REQUIRE_TORCH=1 a missing torch is a failure; without, these tests are left out.
"""

from __future__ import annotations

import os

import numpy as np
import pytest

from core.numeric import cross_entropy, exact_values, forward_backward, loss_and_grad, ulps

if os.environ.get("LAB_REQUIRE_TORCH"):
    import torch
else:
    torch = pytest.importorskip("torch")

pytestmark = pytest.mark.torch

PROBLEMS = {
    "one-hot": ([1.0, 2.0, -0.5], [0.0, 1.0, 0.0]),
    "a distribution": ([0.3, -1.2, 4.0, 0.0], [0.1, 0.2, 0.3, 0.4]),
    "several labels": ([1.0, 2.0, -0.5], [1.0, 1.0, 0.0]),
    "sum below 1": ([1.0, 2.0, -0.5], [0.2, 0.3, 0.1]),
    "no labels": ([1.0, 2.0, -0.5], [0.0, 0.0, 0.0]),
    "tie": ([2.0, 2.0, 2.0, 2.0], [0.0, 3.0, 0.0, 0.5]),
    "ten classes": (list(np.linspace(-4, 4, 10)), [0.1] * 10),
    "huge logits": ([10000.0, 9998.5, 9999.25], [0.25, 0.5, 0.25]),
    "one class": ([3.0], [2.0]),
}


def tensors(x: object, y: object) -> tuple[torch.Tensor, torch.Tensor]:
    logits = torch.tensor(np.array(x), dtype=torch.float64, requires_grad=True)
    return logits, torch.tensor(np.array(y), dtype=torch.float64)


def torch_loss(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    return torch.nn.functional.cross_entropy(x, y, reduction="none" if x.ndim > 1 else "sum")


@pytest.mark.parametrize("problem", PROBLEMS.values(), ids=PROBLEMS)
def test_every_value(problem: tuple[list[float], list[float]]) -> None:
    values = forward_backward(*problem)
    x, y = tensors(*problem)
    loss = torch_loss(x, y)
    loss.backward()
    near = {"rtol": 1e-13, "atol": 1e-15 * (1.0 + float(y.sum()))}
    np.testing.assert_allclose(values.loss, loss.detach().numpy(), **near)
    np.testing.assert_allclose(values.grad_x, x.grad.numpy(), **near)
    detached = x.detach()
    np.testing.assert_allclose(values.s, torch.softmax(detached, 0).numpy(), **near)
    np.testing.assert_allclose(values.log_s, torch.log_softmax(detached, 0).numpy(), **near)
    jacobian = torch.func.jacrev(lambda v: torch.softmax(v, 0))(detached)
    np.testing.assert_allclose(values.jacobian, jacobian.numpy(), **near)
    s = torch.softmax(detached, 0).requires_grad_()
    (-(y * torch.log(s)).sum()).backward()
    np.testing.assert_allclose(values.grad_s, s.grad.numpy(), **near)


def test_the_row_vector_times_the_jacobian_as_torch_pulls_it_back() -> None:
    x, y = PROBLEMS["several labels"]
    values = forward_backward(x, y)
    _, pull_back = torch.func.vjp(lambda v: torch.softmax(v, 0), tensors(x, y)[0].detach())
    (product,) = pull_back(torch.tensor(values.grad_s))
    np.testing.assert_allclose(values.grad_x, product.numpy(), rtol=1e-13)


def test_a_batch() -> None:
    rng = np.random.default_rng(9)
    X, Y = rng.standard_normal((200, 50)) * 5, rng.dirichlet(np.ones(50), 200)
    x, y = tensors(X, Y)
    loss = torch_loss(x, y)
    loss.sum().backward()
    ours, grad = loss_and_grad(X, Y)
    np.testing.assert_allclose(ours, loss.detach().numpy(), rtol=1e-13)
    np.testing.assert_allclose(grad, x.grad.numpy(), rtol=0, atol=1e-15)
    np.testing.assert_allclose(cross_entropy(X, Y), ours, rtol=0)


def test_a_class_far_ahead_where_torch_gives_zero() -> None:
    problem = [40.0, 0.0, 0.0], [1.0, 0.0, 0.0]
    x, y = tensors(*problem)
    torch_loss(x, y).backward()
    exact, values = exact_values(*problem), forward_backward(*problem)
    assert x.grad[0] == 0.0
    assert ulps(values.grad_x[0], exact.grad_x[0]) <= 8
    assert ulps(values.loss, exact.loss) <= 8
    np.testing.assert_allclose(values.grad_x[1:], x.grad[1:].numpy(), rtol=1e-14)


def test_masked_classes() -> None:
    problem = [-np.inf, 1.0, 2.0], [0.0, 1.0, 0.0]
    values = forward_backward(*problem)
    x = tensors(*problem)[0].detach()
    np.testing.assert_allclose(values.s, torch.softmax(x, 0).numpy(), rtol=1e-14)
    np.testing.assert_allclose(values.log_s, torch.log_softmax(x, 0).numpy(), rtol=1e-14)
