"""The practice page: a task, the field or the choices for its answer, what becomes of it, help."""

from __future__ import annotations

from functools import partial

from core.practice import make_task
from core.problem import Problem
from pages.practice import sheet_part, task_html
from pages.practice.actions import act as act
from pages.practice.actions import change_setting as change_setting
from pages.practice.actions import gives_away as gives_away
from pages.practice.actions import sitting_of
from pages.practice.progress_html import next_task, progress, welcome
from pages.practice.settings import PracticeSettings
from pages.practice.worked import worked
from pages.ui.page import View
from pages.ui.template import Template
from pages.ui.text import language


def begin(settings: PracticeSettings) -> Problem | None:
    """The problem of the task that a link names."""
    if settings.skill is None:
        return None
    return make_task(settings.skill, settings.level, settings.seed).problem


def build(view: View) -> Template:
    """The task of the moment; before the first one, how it works."""
    template = Template()
    sitting = sitting_of(view)
    skill, level = (view.settings.skill or "", view.settings.level) if sitting else ("", 0)
    template.block("practice-progress", progress(skill, level, language()))
    template.block("practice-sheet", sheet_part.part(view))
    if view.settings.sheet.is_open:
        template.slow["practice-paper"] = partial(sheet_part.preview, view.settings.sheet)
    if sitting is None:
        template.block("practice-task", welcome(language()))
        return template
    template.block("practice-task", task_html.question(sitting))
    template.block("practice-bars", task_html.whose_numbers(sitting))
    template.block("practice-answer", task_html.answer(template, sitting, view.notes))
    template.block("practice-preview", task_html.preview(template, sitting))
    template.block("practice-symbols", task_html.symbols(sitting))
    template.block("practice-outcome", task_html.outcome(sitting))
    template.block("practice-help", task_html.help_with(sitting))
    template.block("practice-next", next_task(sitting.is_finished, language()))
    if sitting.state.worked or sitting.is_finished:
        template.slow["practice-worked"] = partial(worked, sitting.task, sitting.at)
    return template
