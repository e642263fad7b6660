"""What the share panel asks for: `/share/panel`, its HTML in a language; `/share/qr.svg`."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from pages.ui.channel.workers import SLOW, run
from pages.ui.page import Page
from pages.ui.session import url
from pages.ui.share.panel import panel
from pages.ui.share.qr_code import is_link, qr_svg
from pages.ui.text import LANGUAGES, use_language


class Share:
    """Answers for the panel of all pages."""

    def __init__(self, pages: Sequence[Page]) -> None:
        """Links to these pages."""
        self._pages = tuple(pages)

    async def panel(self, request: Request) -> Response:
        """ASGI endpoint: the panel in the language that the query names."""
        wanted = url.parse_query(request.url.query).get("lang", "")
        language = wanted if wanted in LANGUAGES else "en"
        use_language(language)
        return HTMLResponse(panel(self._pages, language))

    async def code(self, request: Request) -> Response:
        """ASGI endpoint: the QR code of the link that the query names."""
        link = url.parse_query(request.url.query).get("link", "")
        if not is_link(link):
            return PlainTextResponse("no link", 400)
        image = await run(SLOW, "en", lambda: qr_svg(link))
        return Response(image, media_type="image/svg+xml")
