"""Each way to write a right formula beside a wrong one in the same spelling.

Whoever makes the marker read more has to show that no wrong formula is called right by it.
"""

from __future__ import annotations

from typing import Final

import pytest

from core.answers import Target, mark
from core.answers.one_cell import mark_cell
from core.answers.words import explanation

TWINS: Final[list[tuple[Target, str, str]]] = [
    # products over one axis, whatever brackets stand in them
    ("gradient", "np.tensordot(-y / s, np.diag(s) - np.outer(s, s), axes=1)",
     "np.tensordot(-y / s, np.diag(s), axes=1)"),
    ("loss", "np.tensordot(-y, np.log(s), axes=1)", "np.tensordot(y, np.log(s), axes=1)"),
    ("loss", "-torch.tensordot(y, torch.log(s), dims=1)", "-torch.tensordot(y, s, dims=1)"),
    ("jacobian", "np.diag(s) - np.tensordot(s, s, 0)", "np.diag(s) - np.tensordot(s, s, 1)"),
    # what a remark says
    ("gradient", "s_j sum(y) - y_j, where s_j = softmax(x)_j",
     "s_j sum(y) - y_j, where s_j = softmax(x)_i"),
    ("gradient", "s_j sum(y) - y_j, where s = softmax(x)",
     "s_j sum(y) - y_j, where s = softmax(y)"),
    ("gradient", "s_j sum(y) - y_j, with s_j = softmax_j(x)",
     "s_j sum(y) - y_j, with s_j = softmax_i(x)"),
    ("softmax", "exp(x_i)/Z, where Z = sum_j exp(x_j)", "exp(x_i)/Z, where Z = sum_j exp(y_j)"),
    ("loss", "sum(y) log Z - sum_i y_i x_i (with Z = sum_l e^{x_l})",
     "log Z - sum_i y_i x_i (with Z = sum_l e^{x_l})"),
    # left sides
    ("softmax", "softmax(x)_i = e^{x_i}/sum_j e^{x_j}", "softmax(y)_i = e^{x_i}/sum_j e^{x_j}"),
    ("softmax", "p_i = e^{x_i}/sum_j e^{x_j}", "p_i = e^{x_k}/sum_j e^{x_j}"),
    ("gradient", "∂L/∂z_j = p_j sum(y) - y_j", "∂L/∂z_i = p_j sum(y) - y_j"),
    ("gradient", "∂E/∂a_k = y_k Σ_j t_j − t_k", "∂E/∂y_k = t_k − y_k Σ_j t_j"),
    ("gradient", r"\frac{\partial L}{\partial x_j} = s_j Y - y_j",
     r"\frac{\partial L}{\partial s_j} = s_j Y - y_j"),
    ("gradient", "∇L = s*y.sum() - y", "loss = s*y.sum() - y"),
    ("gradient", r"\delta^{L}_j = s_j Y - y_j", r"\delta^{L}_j = s_j Y - y_j^2"),
    ("grad-s", "∂e/∂s_i = -y_i/s_i", "∂e/∂x_i = -y_i/s_i"),
    ("jacobian", "∂s_i/∂x_j = s_j (δ_ij - s_i)", "∂s_i/∂x_j = s_k (δ_kj - s_j)"),
    ("loss", "L = -Σ_i y_i log s_i", "∂L/∂x = -Σ_i y_i log s_i"),
    ("gradient", "dlogits[i] = probs[i]*y.sum() - y[i]", "dlogits[i] = probs[j]*y.sum() - y[j]"),
    ("gradient", "grad_i = s_i Y - y_i", "grad_j = s_i Y - y_i"),
    ("gradient", "grad_z = s_j Y - y_j", "grad_k = s_j Y - y_j"),
    ("softmax", "y_hat_i = e^{x_i}/sum_j e^{x_j}", "y_hat_j = e^{x_i}/sum_l e^{x_l}"),
    ("jacobian", "dsdx[j, i] = s_i (δ_ij - s_j)", "dsdx[i, k] = s_i (δ_ij - s_j)"),
    ("jacobian", "J[i][j] = s[i]*((i==j) - s[j])", "J[i][k] = s[i]*((i==j) - s[j])"),
    # lists of components
    ("gradient", "[s_j * sum(y) - y_j for s_j, y_j in zip(s, y)]",
     "[s_j * sum(y) - y_j for s_j, y_j in zip(y, s)]"),
    ("gradient", "np.array([a*y.sum() - b for a, b in zip(softmax(x), y)])",
     "np.array([a*b.sum() - b for a, b in zip(softmax(x), y)])"),
    ("gradient", "grad = [s[i]*sum(y) - y[i] for i in range(k)]",
     "grad = [s[i]*sum(s) - y[i] for i in range(k)]"),
    ("softmax", "[np.exp(v)/np.exp(x).sum() for v in x]",
     "[np.exp(v)/np.exp(v).sum() for v in x]"),
    ("softmax", "[math.exp(v) / sum(math.exp(u) for u in x) for v in x]",
     "[math.exp(v) / sum(math.exp(u) for u in y) for v in x]"),
    ("jacobian", "[[s[i]*((i==j) - s[j]) for j in range(k)] for i in range(k)]",
     "[[s[i]*((i==j) - s[i]) for j in range(k)] for i in range(k)]"),
    ("jacobian",
     "[[s[i]*(1-s[i]) if i == j else -s[i]*s[j] for j in range(k)] for i in range(k)]",
     "[[s[i]*(1-s[i]) if i == j else s[i]*s[j] for j in range(k)] for i in range(k)]"),
    ("loss", "-sum([y[i]*np.log(s[i]) for i in range(k)])",
     "-sum([s[i]*np.log(y[i]) for i in range(k)])"),
    # other letters
    ("jacobian", "q_i (δ_ij - q_j)", "q_i (δ_ij + q_j)"),
    ("gradient", "q_j Σ_i y_i - y_j", "y_j - q_j Σ_i y_i"),
    ("loss", "-Σ_i y_i log q_i", "-Σ_i q_i log y_i"),
    ("jacobian", r"y_k (I_{kj} - y_j)", r"y_k (I_{kj} + y_j)"),
    # functions
    ("grad-s", "torch.neg(y) / s", "torch.neg(s) / y"),
    ("gradient", "(y - s * y.sum()).neg()", "(y.neg() - s * y.sum())"),
    ("grad-s", "-y * np.reciprocal(s)", "-np.reciprocal(s)"),
    ("grad-s", "-y * torch.pow(s, -1)", "-y * torch.pow(s, -2)"),
    ("jacobian", "δ_ij s_i - s_i s_j",
     "δ_ij s_i - np.square(s_i)"),
    ("loss", "-len(y) * np.mean(y * np.log(s))", "-np.mean(y * np.log(s))"),
    ("softmax", "np.exp(x)/(x.size * np.exp(x).mean())", "np.exp(x)/np.exp(x).mean()"),
    ("gradient", "F.softmax(x, -1) * y.sum() - y",
     "F.softmax(F.softmax(x, -1), -1) * y.sum() - y"),
    # MATLAB and Julia: * is the product of matrices
    ("gradient", "-(y ./ s)' * J", "-(y ./ s)' .* J"),
    ("jacobian", "diag(s) - s * s'", "diag(s) - s .* s"),
    ("gradient", "s .* sum(y) .- y", "s .* sum(y) .+ y"),
    # rows and columns
    ("gradient", "(s 1^T - I) y", "(1 s^T - I) y"),
    ("gradient", "(s 1^T - I) y", "(s^T 1 - I) y"),
    ("jacobian", r"\operatorname{Diag}(\sigma) - \sigma\sigma^\top",
     r"\operatorname{Diag}(\sigma) + \sigma\sigma^\top"),
    ("jacobian", r"\mathrm{diag}(s) - s s^{\mathsf T}", r"\mathrm{diag}(s) - s^{\mathsf T} 1"),
    ("jacobian", "(I - s 1^T) diag(s)", "(I - 1 s^T) diag(s)"),
    ("jacobian", r"s_i(1-s_i)\ \text{if } i=j,\quad -s_i s_j\ \text{otherwise}",
     r"s_i(1-s_i)\ \text{if } i=j,\quad s_i s_j\ \text{otherwise}"),
    ("jacobian", "p[:, None] * np.eye(p.size) - np.outer(p, p)",
     "p[:, None] * np.eye(p.size) - p * p"),
    # from the first class to the last
    ("gradient", r"s_j \sum_{i=0}^{K-1} y_i - y_j", r"s_j \sum_{i=0}^{K} y_i - y_j"),
]  # fmt: skip


@pytest.mark.parametrize(("target", "right", "wrong"), TWINS)
def test_a_right_formula_and_its_wrong_twin(target: Target, right: str, wrong: str) -> None:
    assert mark(right, target).tag in ("right", "other-form")
    outcome = mark(wrong, target)
    assert outcome.tag not in ("right", "other-form")
    assert explanation(outcome, wrong, str) or outcome.counterexample


NAMES: Final[dict[tuple[Target, str], tuple[str, ...]]] = {
    ("gradient", "s_j sum(y) - y_j"): (
        "grad_j", "dL_dz[j]", "dx_j", "dL/dx_j", "∂L/∂x_j", "∂L/∂z_j", "g_j", "δ_j", "delta_j",
        r"\nabla_{x_j} L", r"\frac{\partial L}{\partial x_j}", "de/dx_j", "L_{x_j}", "dE/da_j",
        "∂J/∂θ_j", "x.grad[j]", "∂e/∂x", "∂ℓ/∂z_j", r"\partial_{x_j} e", "error_j", "answer",
    ),
    ("jacobian", "s_i (δ_ij - s_j)"): (
        "J_ij", "J_{ij}", "J[i,j]", "J[i][j]", "∂s_i/∂x_j", r"\frac{\partial p_i}{\partial z_j}",
        "∂σ_i/∂z_j", "∂softmax(x)_i/∂x_j", "∂s_j/∂x_i", "∂a_i/∂z_j", "jac[i, j]", "D_j S_i",
    ),
    ("softmax", "e^{x_i}/sum_j e^{x_j}"): (
        "s_i", "p_i", "S_i", "softmax(x)_i", "softmax_i(x)", "softmax(x_i)", "σ(z)_i", "ŷ_i",
        r"\sigma(\mathbf{z})_i", "P(y=i|x)", "a_i", "y_i", "q_i", "probs[i]",
        r"\operatorname{softmax}(x)_i", "F(x_i)",
    ),
    ("loss", "-sum_i y_i log s_i"): ("L", "e", "H(y, s)", r"\mathcal{L}", "J", "C", "J(θ)", "nll"),
    ("grad-s", "-y_i/s_i"): (
        "∂e/∂s_i", "∂L/∂p_i", r"\frac{\partial L}{\partial \hat{y}_i}", "∂C/∂a_i", "g_i",
        "dL/ds_i",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("target", "name", "formula"),
    [(target, name, formula) for (target, formula), names in NAMES.items() for name in names],
)
def test_what_people_write_left_of_a_right_formula_is_taken(
    target: Target, name: str, formula: str
) -> None:
    assert mark(f"{name} = {formula}", target).tag in ("right", "other-form")


@pytest.mark.parametrize(
    ("target", "text", "size"),
    [
        ("jacobian", "np.eye(3) * s - np.outer(s, s)", 3),
        ("jacobian", "s * (np.eye(7) - s[:,None])", 7),
        ("gradient", r"s_j \sum_{i=1}^{10} y_i - y_j", 10),
        ("gradient", r"s_j \sum_{i=0}^{9} y_i - y_j", 10),
        ("gradient", "sum(y[i] for i in range(4)) * s[j] - y[j]", 4),
        ("gradient", "s * y.dot(np.ones(3)) - y", 3),
        ("softmax", "e^{x_i}/sum_{j=1}^{1000} e^{x_j}", 1000),
    ],
)
def test_what_names_a_number_of_classes_is_right_for_so_many(
    target: Target, text: str, size: int
) -> None:
    outcome = mark(text, target)
    assert (outcome.tag, outcome.conditions) == ("right-if", (f"k = {size}",))
    (sentence,) = explanation(outcome, text, str)
    assert {3: "three", 2: "two"}.get(size, str(size)) in sentence


@pytest.mark.parametrize(
    ("text", "factor"),
    [("0.1*(s*y.sum() - y)", "1/10"), ("-3(s Y - y)", "−3"), ("(s_j Y - y_j)/32", "1/32")],
)
def test_a_factor_without_a_name_is_told(text: str, factor: str) -> None:
    outcome = mark(text)
    assert outcome.tag == "off-by"
    (sentence,) = explanation(outcome, text, str)
    assert f" {factor} times" in sentence


@pytest.mark.parametrize(
    "text", [r"\sum_{i=1}^{4} y_i s_j - y_j np.ones(3)", "np.eye(3) y + np.eye(4) s"]
)
def test_two_numbers_of_classes_do_not_go_together(text: str) -> None:
    assert mark(text, "gradient").reason == "classes"


def test_of_one_entry_the_number_of_classes_is_that_of_the_task() -> None:
    text = r"s_1 \sum_{i=1}^{3} y_i - y_1"
    assert mark_cell(text, "gradient", 3, (1,)).tag in ("right", "other-form")
    assert mark_cell(text, "gradient", 4, (1,)).reason == "classes"


def test_of_one_entry_the_left_side_names_it() -> None:
    assert mark_cell("∂e/∂x_1 = s_1 sum(y) - y_1", "gradient", 3, (1,)).tag == "right"
    assert mark_cell("∂e/∂s_1 = s_1 sum(y) - y_1", "gradient", 3, (1,)).reason == "left"
