"""The words of the exports: English, marked for translation; values go in by placeholders."""

from __future__ import annotations

from typing import Final

from core.translation import N_

TITLE: Final = N_("The gradient of softmax with cross-entropy")
NOTATION: Final = N_("Notation")
NUMBERS: Final = N_("The numbers of this problem")
CONCRETE: Final = N_("The derivation for k = {k}")
GENERAL: Final = N_("The derivation for any k")

SYMBOLS: Final = {
    "k": N_("number of classes; i, j and l count them from 1"),
    "x": N_("logits: one real number for each class, or -inf for a masked class"),
    "y": N_("targets: none is negative, and they may have any sum"),
    "s": N_("outputs: the softmax of x"),
    r"\Sigma": N_("the total that every output is divided by"),
    "e": N_("cross-entropy: the loss, in nats"),
    r"\frac{\partial e}{\partial s_i}": N_(
        "row vector: the derivative of the loss with respect to the outputs"
    ),
    r"\frac{\partial s_i}{\partial x_j}": N_(
        "Jacobian matrix: row i belongs to an output, column j to a logit"
    ),
    r"\frac{\partial e}{\partial x_j}": N_("the gradient that is derived here"),
    r"\delta_{ij}": N_("Kronecker delta: 1 if i and j are the same class, 0 if not"),
    "c": N_("the class that carries a single label"),
}
"""Every symbol of the formulas, as LaTeX, with what it stands for."""

IN_COLUMNS: Final = {
    r"\frac{\partial e}{\partial s_i}": N_(
        "column vector: the derivative of the loss with respect to the outputs"
    ),
    r"\frac{\partial s_i}{\partial x_j}": N_(
        "Jacobian matrix: column i belongs to an output, row j to a logit"
    ),
}
"""What other meanings they have in column layout."""

ROUNDED: Final = N_(
    "In the lines below, numbers are rounded to {digits} significant digits; each value is "
    "computed from the logits and targets, not from rounded numbers."
)

# --- The notebook and the program ---------------------------------------------------------

NOTEBOOK: Final = N_(
    "Every line is derived again by SymPy in a cell of its own, compared with the line as it is "
    "stated, and evaluated at the current numbers. The notebook needs SymPy and NumPy."
)
SETUP: Final = N_("The symbols, and how two expressions are compared")
SETUP_NOTE: Final = N_(
    "Both sides are written in w, the exponentials of the logits, and W, their sum. Two "
    "expressions are the same if their difference expands to 0."
)
CURRENT: Final = N_("The current numbers, exactly as they are stored")
FINAL: Final = N_("All values, and a comparison with NumPy")

PARTIAL: Final = N_("The partial derivative of e or an output by a logit, or of e by an output.")
MODEL: Final = N_("W, the sum of all w, takes the place of the last w.")
VALUE: Final = N_("Targets first, so that 0 log 0 is 0; then logits, so that outputs cancel.")

MASKED: Final = N_("A masked class: its output is cancelled before it becomes 0.")
BEYOND: Final = N_("What is finite but too large for a float stays SymPy's number.")
INFINITIES: Final = N_(
    "JSON has no infinity, nor numbers beyond floats: they are written as text."
)

CODE: Final = {
    "partial": PARTIAL,
    "model": MODEL,
    "value": VALUE,
    "masked": MASKED,
    "beyond": BEYOND,
    "infinities": INFINITIES,
}
"""What the notebook's code says about itself, by the names of its template."""

PROGRAM: Final = N_("Softmax with cross-entropy, forward and backward, with NumPy alone.")
PROBLEM: Final = N_("The problem: a logit of -inf masks its class.")
FORWARD: Final = N_("Forward: the largest logit is subtracted first, so that exp cannot overflow.")
NO_TARGET: Final = N_("A class without a target adds nothing, also where the logarithm is -inf.")
BACKWARD: Final = N_("Backward: the row vector, the Jacobian, and the closed form.")
PRODUCT: Final = N_("The closed form against the row vector times the Jacobian.")
BACKWARD_IN_COLUMNS: Final = N_("Backward: the column vector, the Jacobian, and the closed form.")
PRODUCT_IN_COLUMNS: Final = N_("The closed form against the Jacobian times the column vector.")
CANCELLED: Final = N_(
    "Where an output is 0, infinity times 0 has no value; the product is finite once the output "
    "is cancelled."
)
DIFFERENCES: Final = N_("The closed form against finite differences, unless the loss is infinite.")
SAY: Final = N_("A screen that lacks the signs of a language gets their numbers.")
PRODUCT_AGREES: Final = N_("The row vector times the Jacobian agrees.")
PRODUCT_AGREES_IN_COLUMNS: Final = N_("The Jacobian times the column vector agrees.")
DIFFERENCES_AGREE: Final = N_("Finite differences agree.")
UNDEFINED: Final = N_("The loss is infinite: finite differences are undefined.")

COMMENTS: Final = {
    "program": PROGRAM,
    "problem": PROBLEM,
    "forward": FORWARD,
    "no_target": NO_TARGET,
    "backward": BACKWARD,
    "product": PRODUCT,
    "cancelled": CANCELLED,
    "differences": DIFFERENCES,
    "say": SAY,
}
"""What the program says about itself, by the names of its template."""

COMMENTS_IN_COLUMNS: Final = {"backward": BACKWARD_IN_COLUMNS, "product": PRODUCT_IN_COLUMNS}
"""What else it says in column layout."""

PRINTED: Final = {
    "product_agrees": PRODUCT_AGREES,
    "differences_agree": DIFFERENCES_AGREE,
    "undefined": UNDEFINED,
}
"""What the program prints in words."""

PRINTED_IN_COLUMNS: Final = {"product_agrees": PRODUCT_AGREES_IN_COLUMNS}
"""What else it prints in column layout."""
