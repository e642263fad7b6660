"""A sheet for a class and its key as files, in the language of the sheet."""

from __future__ import annotations

from collections.abc import Callable

from pages.ui.page import View
from pages.ui.text import _, speaking


def make_file(name: str, view: View, language: str) -> str:
    """The text of the student's sheet.html, .tex or .ipynb, or of one of the keys.

    The libraries that it takes are imported only now.
    """
    from core import sheets
    from pages.practice import sheet_html, sheet_part

    settings = view.settings.sheet
    sheet = sheet_part.sheet_of(settings)
    student = sheets.asked(sheet)
    spoken = sheet_part.language_of(settings)
    makers: dict[str, Callable[[], str]] = {
        "sheet.html": lambda: sheet_html.file(
            sheet_html.student_sheet(student), sheet_html.title(sheet.label), spoken
        ),
        "sheet.tex": lambda: sheets.student_tex(student, _),
        "sheet.ipynb": lambda: sheets.student_notebook(student, _),
        "sheet-key.html": lambda: sheet_html.file(
            sheet_html.key_sheet(sheet), sheet_html.title(sheet.label, key=True), spoken
        ),
        "sheet-key.tex": lambda: sheets.key_tex(sheet, _),
        "sheet-nbgrader.ipynb": lambda: sheets.nbgrader_key(sheet, _),
        "sheet-otter.ipynb": lambda: sheets.otter_key(sheet, _),
    }
    with speaking(spoken):
        return makers[name]()
