"""Small static pieces of HTML."""

from __future__ import annotations

from html import escape


def error_text(message: str) -> str:
    """A message beside the field that caused it."""
    return f'<p class="lab-error" role="alert"><b aria-hidden="true">!</b> {escape(message)}</p>'
