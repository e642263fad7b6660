"""Right answers as people write them, and made more of by rewriting."""

from __future__ import annotations

from itertools import product

from core.answers import Target

SUMS = (
    "sum(y)",
    "Y",
    "y.sum()",
    "np.sum(y)",
    "sum_l y_l",
    "Σy",
    "Σ_l y_l",
    "Σₗ yₗ",
    r"\sum_l y_l",
    r"\sum_{l=1}^{k} y_l",
    r"\sum_{l} y_{l}",
)
TIMES = ("*", " ", "·", r" \cdot ", "×", " * ")
MINUS = ("-", " − ", " - ")


def _gradients() -> list[str]:
    """s_j sum(y) - y_j in every index, sum, sign and order."""
    by_index = [
        f"{s}{times}({total}){minus}{y}"
        for (s, y), total, times, minus in product(
            (("s_j", "y_j"), ("s_i", "y_i"), ("sⱼ", "yⱼ"), ("s_{j}", "y_{j}"), ("s[i]", "y[i]")),
            SUMS,
            TIMES,
            MINUS,
        )
    ]
    turned = [f"-y_j + ({total}) s_j" for total in SUMS]
    totals = ("sum(y)", "Y", "y.sum()")
    whole = [f"s{times}{total} - y" for times in ("*", " ") for total in totals]
    return [
        *by_index,
        *turned,
        *whole,
        "∂e/∂x_j = s_j·sum(y) − y_j",
        "grad = s * y.sum() - y",
        "sj*sum(y) - yj",
        "p * sum(y) - y",
        "y_hat * sum(y) - y",
        r"\hat{y}_j \sum_l y_l - y_j",
        "s_j (sum(y) - y_j) - (1 - s_j) y_j",
        "sum_l y_l s_j - y_j",
        "-(y_j - s_j Y)",
        "(s_j Y^2 - y_j Y)/Y",
        "0.5*(2 s_j Y - 2 y_j)",
        r"\left( s_j \right) \sum_{l=1}^{K} y_l - y_j",
        "s * y.sum(axis=-1, keepdims=True) - y",
        "np.sum(y, axis=-1)*s - y",
        "s*y.sum(dim=-1, keepdim=True) - y  # (N, k)",
        r"$s_j \sum_i y_i - y_j$",
        "s*sum(y) - y;",
        "probs * labels.sum() - labels",
        "y_pred * sum(y_true) - y_true",
        "s_j*(y_1 + ... + y_k) - y_j",
        r"s_j (y_1 + \dots + y_K) - y_j",
    ]


RIGHT: dict[Target, list[str]] = {
    "gradient": _gradients(),
    "jacobian": [
        "s_i*(delta_ij - s_j)",
        "s_i(delta_{ij} - s_j)",
        r"s_i(\delta_{ij}-s_j)",
        "sᵢ(δᵢⱼ − sⱼ)",
        "s_i δ_ij - s_i s_j",
        "s_j (δ_ij - s_i)",
        "diag(s) - s s^T",
        "diag(s) - s*s^T",
        r"\operatorname{diag}(s) - s s^\top",
        "np.diag(s) - np.outer(s, s)",
        "torch.diag(s) - torch.outer(s, s)",
        "s[:, None] * (np.eye(k) - s)",
        "s[:, None] * (np.eye(k) - s[None, :])",
        "s_i (1{i=j} - s_j)",
        "s_i ([i=j] - s_j)",
        "s_i ((i==j) - s_j)",
        r"s_i (\mathbb{1}_{i=j} - s_j)",
        "s_i (I_ij - s_j)",
        "J_ij = s_i (δ_ij - s_j)",
        "δ_ij s_i (1 - s_i) - (1 - δ_ij) s_i s_j",
        "diag(s) (I - s)",
        "diag(s) - s^T s",  # of vectors that are rows
        "np.diagflat(s) - np.outer(s, s)",
        "Diag(s) - s⊗s",
    ],
    "softmax": [
        "e^{x_i}/sum_k e^{x_k}",
        "e^{x_i} / Σ_k e^{x_k}",
        r"\frac{e^{x_i}}{\sum_k e^{x_k}}",
        r"\frac{\exp(x_i)}{\sum_{j=1}^{k} \exp(x_j)}",
        "exp(x_i)/sum_j exp(x_j)",
        "exp(x)/sum(exp(x))",
        "np.exp(x)/np.exp(x).sum()",
        "exp(x - max(x))/sum(exp(x - max(x)))",
        "e^x_i/Σ_l e^x_l",
        "1/sum_l e^{x_l - x_i}",
        "e^{x_i + 1}/sum_l e^{x_l + 1}",
        "exp(x_i - log sum_l e^{x_l})",
        "softmax(x)",
        "softmax(x)_i",
        "F.softmax(x, dim=-1)",
        "softmax(logits)",
        "exp(x_i - logsumexp(x))",
        r"\sigma(x)_i",
    ],
    "loss": [
        "-sum(y*log(s))",
        "-Σ_l y_l log s_l",
        "-sum_l y_l ln(s_l)",
        r"-\sum_{l=1}^{k} y_l \log s_l",
        "-y^T log s",
        "-y·log(s)",
        "-np.dot(y, np.log(s))",
        "-y @ np.log(s)",
        "-<y, log s>",
        "Y log sum_l e^{x_l} - sum_l y_l x_l",
        "sum_l y_l (log sum_i e^{x_i} - x_l)",
        "sum_l y_l log(1/s_l)",
        "e = -sum(y * log(s))",
        "sum(y)*logsumexp(x) - dot(x, y)",
        "-sum_i y_i log_softmax(x)_i",
    ],
    "grad-s": [
        "-y/s",
        "-y_i/s_i",
        "-y_j / s_j",
        r"-\frac{y_i}{s_i}",
        "-y_i s_i^{-1}",
        "-(y/s)",
        "-y ./ s",
    ],
}

OTHER_FORMS: list[tuple[str, Target, str]] = [
    ("Σ_i y_i (s_j - δ_ij)", "gradient", "sum-left"),
    ("-sum_i y_i/s_i * s_i (delta_ij - s_j)", "gradient", "sum-left"),
    ("(-y/s) J", "gradient", "sum-left"),
    ("(-y/s) @ (diag(s) - s s^T)", "gradient", "sum-left"),
    ("e^{x_j}/sum_l e^{x_l} sum(y) - y_j", "gradient", "in-s-and-y"),
    ("softmax(x)*y.sum() - y", "gradient", "in-s-and-y"),
    ("e^{x_i}/sum_l e^{x_l} (delta_ij - s_j)", "jacobian", "in-s-and-y"),
    ("s_i", "softmax", "circular"),
    ("-y_i sum_l e^{x_l} / e^{x_i}", "grad-s", "in-s-and-y"),
]
