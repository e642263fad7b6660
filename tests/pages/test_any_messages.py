"""Whatever messages come, none ends in an exception, and the page is made after all of them."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.problem import Problem
from pages.practice import PAGE as PRACTICE
from pages.shell import PAGES
from pages.ui.channel import answers
from pages.ui.channel.apply_edit import apply_edit
from pages.ui.channel.messages import FigureAction, read_message
from pages.ui.page import Page
from pages.ui.text import use_language
from tests.pages.extremes import page_settings, problems
from tests.pages.messages import messages
from tests.pages.test_extremes import all_that_is_sent, session_of


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"/{page.path}")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), problems())
def test_no_message_ends_in_an_exception(
    page: Page, data: st.DataObject, problem: Problem
) -> None:
    session = session_of(page, problem, data.draw(page_settings(page)))
    for _again in range(data.draw(st.integers(1, 5))):
        context = answers.figure_context(session, page)
        message = read_message(data.draw(messages(page, context)))
        if message is None:
            continue
        with warnings.catch_warnings(), np.errstate(divide="raise", over="raise", invalid="raise"):
            warnings.simplefilter("error")
            use_language(session.language)
            apply_edit(session, page, message[1], PAGES)  # type: ignore[arg-type]
    all_that_is_sent(page, session)


@pytest.mark.parametrize("figure", ["guess", "sweep", ""])
def test_a_page_without_figures_of_its_own_is_told_of_marks_in_vain(figure: str) -> None:
    session = session_of(PRACTICE, Problem((1, 2), (0, 1)), {"skill": "chain", "seed": "3"})
    context = answers.figure_context(session, PRACTICE)
    apply_edit(session, PRACTICE, FigureAction(figure, context, 0.5, None, None, 1), PAGES)
    assert session.problem == Problem((1, 2), (0, 1))
