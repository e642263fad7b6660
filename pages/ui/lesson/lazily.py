"""What the channel asks of lessons: imported when a reader is in one for the first time.

The grammar and the marking of answers take a third of a second, which nobody else waits for.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from pages.ui.channel.messages import LessonAction
from pages.ui.page import LESSON, Page
from pages.ui.session.session import Session
from pages.ui.template import Template

if TYPE_CHECKING:
    from pages.ui.lesson.running import Shown


def look(session: Session) -> Shown | None:
    """See `running.look`."""
    from pages.ui.lesson import running

    return running.look(session)


def resume(session: Session, page: Page, pages: Collection[Page]) -> None:
    """See `running.resume`."""
    if LESSON.name in session.settings:
        from pages.ui.lesson import running

        running.resume(session, page, pages)


def act(session: Session, page: Page, pages: Collection[Page], action: LessonAction) -> None:
    """See `actions.act`."""
    from pages.ui.lesson import actions

    actions.act(session, page, pages, action)


def add_bar(template: Template, shown: Shown) -> None:
    """See `bar.add_bar`."""
    from pages.ui.lesson import bar

    bar.add_bar(template, shown)
