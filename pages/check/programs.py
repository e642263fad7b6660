"""A program that checks a gradient by differences, with the problem on the screen in it."""

from __future__ import annotations

from core.programs import TOOLS, Tool, gradient_check
from pages.check.settings import CheckSettings
from pages.ui import controls
from pages.ui.markup import Html, attributes, tag
from pages.ui.page import View
from pages.ui.template import Template
from pages.ui.text import _

_NAMES: dict[Tool, str] = {"numpy": "NumPy", "torch": "PyTorch", "jax": "JAX"}
_COPY = attributes(type="button", class_="lab-button")
# The function of the library that does it; NumPy has none.
_FUNCTIONS: dict[Tool, str] = {
    "numpy": "",
    "torch": "torch.autograd.gradcheck",
    "jax": "jax.test_util.check_grads",
}


def build(template: Template, view: View) -> None:
    """The choice of a library, and the program."""
    settings: CheckSettings = view.settings
    options = [(tool, _NAMES[tool]) for tool in TOOLS]
    chosen = controls.choice("tool", _("Written with"), options, settings.tool, default="numpy")
    template.block("check-target", chosen)
    template.block("check-field", _words(settings.tool))
    template.block("check-outcome", _program(template, view, settings.tool))


def _words(tool: Tool) -> Html:
    """What it does, in two sentences."""
    text = _(
        "Move one logit by a small step to each side: the loss changes by the gradient times "
        "twice the step."
    )
    function = _FUNCTIONS[tool]
    how = _("{function} does this for every logit.").format(function=function) if function else ""
    return tag("p", text, " ", how)


def _program(template: Template, view: View, tool: Tool) -> Html:
    """The program, to be copied or taken away."""
    text = gradient_check(view.problem, tool, _)
    name = f"check_{tool}.py"
    buttons = controls.group(
        _("Export"),
        template.around("button", _("Copy"), fixed=_COPY, data_copy=text, data_copied=_("Copied")),
        controls.download_link("download-program", _("Download"), name),
    )
    code = tag("code", template.words(text, given=True), translate="no")
    shown = tag("pre", code, class_="lab-program lab-main", role="group", tabindex="0",
                aria_label=_("Program"))  # fmt: skip
    return tag("div", buttons, shown, data_main=True)
