"""The real calls of PyTorch, by the keys of `core.libraries.calls`. Importing this loads torch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import torch
from torch.nn import functional

from core.libraries.arrays import FloatArray
from core.libraries.batch import Batch

VERSION: Final = str(torch.__version__).partition("+")[0]


def run(key: str, batch: Batch) -> tuple[FloatArray, FloatArray]:
    """Loss and gradient of this call, made by `backward`; what PyTorch raises is raised."""
    x = torch.tensor(batch.x, requires_grad=True)
    loss = _CALLS[key](x, batch)
    loss.sum().backward()
    assert x.grad is not None  # noqa: S101 - backward has made it
    return loss.detach().numpy(), x.grad.numpy()


def _probabilities(x: Any, batch: Batch) -> Any:
    return functional.cross_entropy(x, torch.tensor(batch.y), **_smoothing(batch), **_all(batch))


def _index(x: Any, batch: Batch) -> Any:
    return functional.cross_entropy(x, _target(batch), **_smoothing(batch), **_all(batch))


def _nll(x: Any, batch: Batch) -> Any:
    return functional.nll_loss(torch.log_softmax(x, 1), _target(batch), **_all(batch))


def _bce(x: Any, batch: Batch) -> Any:
    given = _all(batch)
    given.pop("ignore_index", None)
    return functional.binary_cross_entropy_with_logits(x, torch.tensor(batch.y), **given)


def _target(batch: Batch) -> Any:
    """Class indices; labels that are not those of a class, as whole numbers, to be refused."""
    return torch.tensor(batch.y).long() if batch.index is None else torch.tensor(batch.index)


def _smoothing(batch: Batch) -> dict[str, Any]:
    return {"label_smoothing": batch.asked.smoothing}


def _all(batch: Batch) -> dict[str, Any]:
    asked = batch.asked
    given: dict[str, Any] = {"reduction": asked.reduction}
    if asked.weight:
        given["weight"] = torch.tensor(batch.weight)
    if asked.ignore is not None:
        given["ignore_index"] = asked.ignore
    return given


_CALLS: Final[dict[str, Callable[[Any, Batch], Any]]] = {
    "torch-probabilities": _probabilities,
    "torch-index": _index,
    "torch-nll": _nll,
    "torch-bce": _bce,
}
KEYS: Final = tuple(_CALLS)
