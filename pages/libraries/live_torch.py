"""What PyTorch itself returns, where this server has it: asked after the numbers are shown."""

from __future__ import annotations

import numpy as np

from core.libraries.batch import Batch
from core.libraries.calls import BY_KEY
from core.libraries.live.process import TORCH, Live
from core.libraries.returned import Refused
from pages.libraries.names import VARIANTS
from pages.ui.markup import Html, tag
from pages.ui.numbers import number
from pages.ui.text import _, listed, sentences

_NEAR = 1e-12  # of the size of what is compared: both round


def live(batch: Batch) -> Html:
    """Which version ran, and whether it returned what its models say."""
    answer = TORCH.ask(batch)
    if answer is None:
        return tag("p", _("PyTorch is installed here, but it did not answer."), class_="lab-note")
    with np.errstate(all="ignore"):
        other = [key for key in answer.returned if not agrees(key, batch, answer)]
    ran = _("PyTorch {version} ran on this server just now.").format(version=answer.version)
    if other:
        names = listed(_name(key) for key in other)
        css, sign = "bad", "✗"
        words = _("It returned something else for {names}.").format(names=names)
    else:
        css, sign = "good", "✓"
        words = _("Its {count} calls returned what is shown above.").format(
            count=number(len(answer.returned))
        )
    badge = tag("span", tag("span", sign, aria_hidden="true"), " ", ran, class_=f"lab-badge {css}")
    return tag("p", badge, " ", sentences(words), class_="lab-live", data_version=answer.version)


def agrees(key: str, batch: Batch, answer: Live) -> bool:
    """Whether what PyTorch returned is what the model of the call says."""
    outcome, returned = BY_KEY[key].model(batch), answer.returned[key]
    if isinstance(outcome, Refused) or isinstance(returned, str):
        return isinstance(outcome, Refused) and outcome.says in returned
    if outcome.grad is None:
        return False
    size = max(1.0, float(np.abs(batch.y).sum()) * max(1.0, *batch.weight.tolist()))
    pairs = zip((outcome.loss, outcome.grad), returned, strict=True)
    return all(
        np.allclose(ours, theirs, rtol=_NEAR, atol=_NEAR * size, equal_nan=True)
        for ours, theirs in pairs
    )


def _name(key: str) -> str:
    return f"{BY_KEY[key].documentation} ({_(VARIANTS[key])})"
