"""Cross-entropy's and squared error's gradient of one component, line by line; no algebra."""

from __future__ import annotations

from html import escape

import streamlit as st

from core.symbolic import derive_component
from core.symbolic.squared_error import derive_squared_error
from core.worked.words import capitalised
from pages.ui.formulas import verdict
from pages.ui.text import _


def lines(k: int, j: int) -> None:
    """For k classes and component j, from 1: rule, check, formula and reason of each line."""
    first = [step for step in derive_component(k, j) if step.id in ("chain-rule", "collapse")]
    for name, steps in (
        (_("Cross-entropy"), first),
        (_("Squared error"), derive_squared_error(k, j).steps),
    ):
        st.html(f'<h2 class="lab-route">{escape(name)}</h2>')
        for step in steps:
            rule = _(step.rule)
            css, outcome = verdict(step.check())
            badge = f'<span class="lab-badge {css}">{escape(outcome)}</span>'
            head = f"<h3>{escape(capitalised(rule))}</h3>{badge}"
            st.html(f'<div class="lab-step">{head}</div>')
            st.latex(step.latex())
            st.html(f'<p class="lab-note">{escape(_(step.note))}</p>')
