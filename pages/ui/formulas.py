"""Derivation to screen: rule, formula, reason and check of every line; no algebra."""

from __future__ import annotations

from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.symbolic import Check, Derivation, Step
from pages.ui.text import _

_ROOM = r"\def\arraystretch{1.4} "  # fractions in the rows of a matrix keep their distance
ROUTES = ("chain", "direct", "case")
_SEEN: set[tuple[int | None, str]] = set()  # lines whose check this process has run before


def lines(derivation: Derivation) -> None:
    """All lines of a derivation, then their checks, which may take longer than the lines."""
    slots: list[tuple[Step, int, DeltaGenerator]] = []
    number = 0
    for route in ROUTES:
        st.html(f'<h2 class="lab-route">{escape(_route(route))}</h2>')
        for step in derivation.route(route):
            number += 1
            slots.append((step, number, _line(step, number)))
    for step, place, slot in slots:
        check = step.check()
        if (step.k, step.id) not in _SEEN:
            _SEEN.add((step.k, step.id))
            slot.html(_head(step, place, check))


def _line(step: Step, number: int) -> DeltaGenerator:
    with st.container(border=True, key=f"step-{step.id}"):
        slot = st.empty()
        known = (step.k, step.id) in _SEEN
        slot.html(_head(step, number, step.check() if known else None))
        st.latex(_ROOM + step.latex())
        st.html(f'<p class="lab-note">{escape(_(step.note))}</p>')
    return slot


def _head(step: Step, number: int, check: Check | None) -> str:
    rule = _(step.rule)
    return (
        f'<div class="lab-step"><h3><span class="lab-step-number">{number}</span> '
        f"{escape(rule[:1].upper() + rule[1:])}</h3>{badge(check)}</div>"
    )


def badge(check: Check | None) -> str:
    """The outcome of a line's check, in words; None: still running."""
    if check is None:
        return f'<span class="lab-badge open">{escape(_("checking …"))}</span>'
    if not check.ok:
        return f'<span class="lab-badge bad">✗ {escape(_("wrong: the check fails"))}</span>'
    words = {
        "definition": _("definition"),
        "proved": _("proved: the difference expands to 0"),
        "tested": _("tested at exact rational points for k = 1, 2, 3: not a proof"),
    }[check.kind]
    return f'<span class="lab-badge good">✓ {escape(words)}</span>'


def _route(route: str) -> str:
    return {
        "chain": _("Through the Jacobian"),
        "direct": _("Directly, without the Jacobian"),
        "case": _("Special targets"),
    }[route]
