"""Files to take away: `/files/NAME`, of what a page shows at the moment of the click.

The link carries the token of the reader's session and, for a server that does not know it (it was
started anew), all that the address bar says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pages.ui.channel import locks
from pages.ui.channel.workers import SLOW, run
from pages.ui.page import Page
from pages.ui.session import url
from pages.ui.session.registry import SESSIONS
from pages.ui.session.session import Session
from pages.ui.text import _, match_language, use_language

# Without it Excel takes a CSV file to be of an older encoding; pandas and others pass over it.
_MARK = "\ufeff"
TOKEN = "token"  # noqa: S105 (a parameter's name)
_TYPES = {
    ".json": "application/json",
    ".tex": "application/x-tex",
    ".md": "text/markdown",
    ".ipynb": "application/x-ipynb+json",
    ".py": "text/x-python",
    ".csv": "text/csv",
    ".toml": "application/toml",
    ".html": "text/html",
}


class Downloads:
    """Answers for the files of all pages."""

    def __init__(self, pages: Sequence[Page]) -> None:
        """Serve the files that these pages name."""
        self._pages = {name: page for page in pages for name in page.files}

    async def serve(self, request: Request) -> Response:
        """ASGI endpoint: the file, made now."""
        name = request.path_params["name"]
        page = self._pages.get(name)
        locale = request.headers.get("accept-language", "").split(",")[0]
        session = _session_of(url.parse_query(request.url.query), locale)
        if page is None or session is None:
            use_language(match_language(locale))
            reason = _("There is no such file. Reload the page, then download it again.")
            return _unkept(PlainTextResponse(reason, 404 if page is None else 410))
        with session.lock:
            view, language = session.view(page), session.language
        if locks.shuts_file(view, name):
            use_language(language)
            return _unkept(PlainTextResponse(locks.words_of("answers"), 403))
        text = await run(SLOW, language, lambda: page.make_file(name, view, language))
        if name.endswith(".csv") and not text.isascii():
            text = f"{_MARK}{text}"
        response = Response(text, media_type=_TYPES[PurePath(name).suffix])
        response.headers["content-disposition"] = f'attachment; filename="{name}"'
        return _unkept(response)


def _session_of(query: Mapping[str, str], locale: str) -> Session | None:
    """The session of the token, else one of what the address says, else none."""
    session = SESSIONS.find(query.get(TOKEN, ""))
    if session is not None or not {"x", "y"} & query.keys():
        return session
    session = url.start({k: text for k, text in query.items() if k != TOKEN}, locale)
    return None if any(link.error for link in session.broken_link) else session


def _unkept(response: Response) -> Response:
    response.headers["cache-control"] = "no-store"
    return response
