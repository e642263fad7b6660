"""Forward and backward of a problem as NumPy and as PyTorch, line beside line, with its numbers.

The lines that a page shows and the two programs to take away are the same ones.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from core.numeric import ForwardBackward
from core.problem import Problem
from core.translation import N_, Say

Language = Literal["numpy", "torch"]

WORDS: Final = {
    "x": N_("logits"),
    "y": N_("targets"),
    "log_s": N_("forward: the logarithm of softmax"),
    "s": N_("softmax itself"),
    "loss": N_("cross-entropy; a class without a target adds nothing"),
    "grad_s": N_("backward: the loss with respect to the outputs, a row vector"),
    "jacobian": N_("the outputs with respect to the logits: the Jacobian"),
    "grad_x": N_("the row vector times the Jacobian; autodiff multiplies the same"),
    "closed": N_("fused: s · sum(y) − y in one step"),
}
"""What each line is for, by the name of what it makes."""

FINITE: Final = N_(
    "the row vector times the Jacobian, multiplied out: an output is 0, and infinity times 0 has "
    "no value"
)
"""What the product is for where softmax is 0 at a class with a target."""

HEADS: Final[dict[Language, str]] = {
    "numpy": N_("Softmax with cross-entropy, forward and backward, with NumPy."),
    "torch": N_("Softmax with cross-entropy, forward and backward, with PyTorch."),
}
_IMPORTS: Final[dict[Language, str]] = {
    "numpy": 'import numpy as np\n\nnp.seterr(divide="ignore")',
    "torch": "import torch",
}
_NUMPY: Final = {
    "log_s": "log_s = x - x.max() - np.log(np.exp(x - x.max()).sum())",
    "s": "s = np.exp(log_s)",
    "loss": "loss = -(y[y > 0] * log_s[y > 0]).sum()",
    "grad_s": "grad_s = -np.divide(y, s, out=np.zeros_like(s), where=y > 0)",
    "jacobian": "jacobian = np.diag(s) - np.outer(s, s)",
    "grad_x": "grad_x = grad_s @ jacobian",
    "closed": "closed = s * y.sum() - y",
}
_NUMPY_FINITE: Final = "grad_x = -(y[:, None] * (np.eye(len(x)) - s)).sum(axis=0)"
_TORCH: Final = {
    "log_s": "log_s = torch.log_softmax(x, dim=0)",
    "s": "s = torch.softmax(x, dim=0)",
    "loss": "loss = -(y[y > 0] * log_s[y > 0]).sum()",
    "grad_s": (
        "leaf = s.detach().requires_grad_()\n"
        "of_s = -(y[y > 0] * torch.log(leaf[y > 0])).sum()\n"
        "(grad_s,) = torch.autograd.grad(of_s, leaf)"
    ),
    "jacobian": (
        "softmax = torch.nn.Softmax(dim=0)\n"
        "jacobian = torch.autograd.functional.jacobian(softmax, x)"
    ),
    "grad_x": "(grad_x,) = torch.autograd.grad(loss, x)",
    "closed": (
        "fused = torch.nn.CrossEntropyLoss()(x, y)\n(closed,) = torch.autograd.grad(fused, x)"
    ),
}


@dataclass(frozen=True, slots=True, eq=False)
class CompanionLine:
    """One step: the name of what it makes, what it is for, its code, and its numbers.

    value: a number (), a vector (k,) or the matrix (k, k), as the lab computes it.
    """

    name: str
    words: str
    numpy: str
    torch: str
    value: NDArray[np.float64]


def lines(problem: Problem, values: ForwardBackward) -> list[CompanionLine]:
    """Every step from x and y to the gradient; `values` are those of the problem."""
    finite = all(s > 0.0 or not t for s, t in zip(values.s.tolist(), problem.y, strict=True))
    x, y = ([_float(v) for v in vector] for vector in (problem.x, problem.y))
    given = {
        "x": (_vector(x, "np"), _tensor(x, ", requires_grad=True")),
        "y": (_vector(y, "np"), _tensor(y, "")),
    }
    computed: dict[str, Any] = {
        "x": problem.x,
        "y": problem.y,
        "closed": values.grad_x,
    }
    steps = []
    for name, words in WORDS.items():
        numpy, torch = (
            (f"{name} = {code}" for code in given[name])
            if name in given
            else (_NUMPY[name], _TORCH[name])
        )
        if name == "grad_x" and not finite:
            words, numpy = FINITE, _NUMPY_FINITE
        value = computed.get(name)
        array = np.asarray(getattr(values, name) if value is None else value, np.float64)
        steps.append(CompanionLine(name, words, numpy, torch, array))
    return steps


def program(steps: Sequence[CompanionLine], language: Language, say: Say) -> str:
    """The lines as a program that prints every value by its name; say: translates a text."""
    parts = [f"# {_comment(say(HEADS[language]))}\n\n{_IMPORTS[language]}\n"]
    for step in steps:
        code = step.numpy if language == "numpy" else step.torch
        shown = f'print("{step.name} =", {step.name}.tolist())'
        parts.append(f"# {_comment(say(step.words))}\n{code}\n{shown}\n")
    return "\n".join(parts)


def _vector(entries: list[str], module: str) -> str:
    return f"np.array([{', '.join(entries)}])".replace("@", f"{module}.")


def _tensor(entries: list[str], more: str) -> str:
    text = f"torch.tensor([{', '.join(entries)}], dtype=torch.float64{more})"
    return text.replace("@", "torch.")


def _float(value: float) -> str:
    """As Python writes it; `@` stands for the module that knows infinity."""
    return "-@inf" if value == -math.inf else repr(float(value))


def _comment(text: str) -> str:
    return " ".join(text.split())
