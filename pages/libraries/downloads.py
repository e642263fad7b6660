"""Files to take away: the comparison as Markdown, and both programs."""

from __future__ import annotations

from core.libraries.companion import lines, program
from core.libraries.comparison import compare
from core.libraries.given import batch_of
from core.numeric import forward_backward
from pages.libraries.blocks import asked
from pages.libraries.markdown import markdown
from pages.ui.page import View
from pages.ui.text import _


def make_file(name: str, view: View, language: str) -> str:
    """The text of libraries.md, companion_numpy.py or companion_torch.py."""
    if name.endswith(".md"):
        settings = view.settings
        batch = batch_of(view.problem, settings.rows, asked(settings), largest=settings.largest)
        return markdown(batch, compare(batch))
    steps = lines(view.problem, forward_backward(view.problem.x, view.problem.y))
    return program(steps, "torch" if "torch" in name else "numpy", _)
