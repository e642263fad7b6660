"""A page of another site that shows the lab in frames, and keeps what they tell it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# As the README has it, and a list of all that was said, by the frame that said it.
_SCRIPT = """<script>
  const heard = {};
  addEventListener("message", ({ source, origin, data }) => {
    for (const frame of document.querySelectorAll("iframe")) {
      if (source !== frame.contentWindow || !frame.src.startsWith(`${origin}/`)) continue;
      (heard[frame.id] ??= []).push(data);
      if (data.kind === "height") frame.style.height = `${data.height}px`;
    }
  });
</script>"""


@contextmanager
def course_page(frames: dict[str, str], width: int = 1200, height: int = 680) -> Iterator[str]:
    """Serve the page from an origin of its own; `frames`: addresses by the frame's id.

    `{origin}` in an address stands for that of the page.
    """

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            shown = "".join(
                f'<iframe id="{name}" src="{escape(address.format(origin=origin))}" width={width} '
                f"height={height}></iframe>"
                for name, address in frames.items()
            )
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(f"<!doctype html><title>Course</title>{_SCRIPT}{shown}".encode())

        def log_message(self, *_: object) -> None:
            pass

    site = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    origin = f"http://127.0.0.1:{site.server_port}"
    threading.Thread(target=site.serve_forever, daemon=True).start()
    try:
        yield f"{origin}/"
    finally:
        site.shutdown()
