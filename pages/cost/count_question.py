"""The question before what is counted: of which ways the multiplications grow with k^2."""

from __future__ import annotations

from core.cost.counting import polynomials
from core.cost.ways import WAYS, Name
from core.translation import CLAUSE_GAP
from pages.cost.settings import GROWING, CostSettings
from pages.cost.words import way_names
from pages.ui import prediction
from pages.ui.markup import EMPTY, Html
from pages.ui.template import Template
from pages.ui.text import _, named, sentences

_COUNTED = "multiplications"
_SQUARE = 2


def question(template: Template, settings: CostSettings) -> Html:
    """The question with its choices; once it is answered, the answer with its reasons."""
    asked = _("Predict: which methods need a number of multiplications that grows with k²?")
    words = {
        "jacobian": _("only the one through the Jacobian"),
        "both": _("both that are not fused"),
        "all": _("all three"),
        "none": _("none of them"),
    }
    options = [(name, words[name]) for name in GROWING]
    answer = EMPTY
    if settings.grows:
        right = settings.grows == truth()
        answer = prediction.answered(
            template,
            prediction.marked("grows", settings.grows, right=right),
            sentences(*_reasons(settings)),
            lead=prediction.verdict(settings.grows, right=right),
        )
    return prediction.question(template, "grows", asked, options, settings.grows, answer=answer)


def truth() -> str:
    """The choice that is right, by the counts."""
    growing = {way for way in WAYS if polynomials(way)[_COUNTED].degree >= _SQUARE}
    sets: dict[str, set[Name]] = {
        "jacobian": {"jacobian"}, "both": {"jacobian", "product"}, "all": set(WAYS), "none": set(),
    }  # fmt: skip
    return next(name for name in GROWING if sets[name] == growing)


def _reasons(settings: CostSettings) -> tuple[str, ...]:
    """Why, first of all to what the reader said."""
    to_guess = {
        "both": _(
            "A product with J = diag(s) − s sᵀ needs none of its entries: ⟨g, s⟩ takes k "
            "multiplications, and so does the factor s."
        ),
        "all": _("Fused, each class takes a single multiplication, s · sum(y)."),
    }
    batch = settings.rows > 1
    counts = _(CLAUSE_GAP).join(
        named(name, polynomials(way)[_COUNTED].formula(batch=batch))
        for way, name in way_names().items()
    )
    general = _(
        "The Jacobian has k² entries, each made by one multiplication and used in "
        "another; the other methods never form it."
    )
    return (to_guess.get(settings.grows, ""), general, _("{clause}.").format(clause=counts))
