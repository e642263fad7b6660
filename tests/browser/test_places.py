"""Where the lab is served: below a base path, behind a proxy, in another site's frame."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from core.problem import Problem
from tests.browser.conftest import ROOT, Server, free_port, launched
from tests.browser.course_page import course_page
from tests.browser.lab import PATHS, Lab

PROBLEM = Problem((1, 2, -0.5), (0, 1, 0))
NGINX = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  map $http_upgrade $connection_upgrade {{ default upgrade; '' close; }}
  server {{
    listen 127.0.0.1:{port};
    location /math/lab/ {{
      proxy_pass http://127.0.0.1:{upstream}/;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
    }}
  }}
}}
"""


def use(visitor: Lab, path: str) -> None:
    """Open every page by its address, edit, and go from page to page."""
    for page in PATHS:
        visitor.open_problem(PROBLEM, page)
        visitor.field("x", 1).fill("1.5")
        if page == "practice":  # which opens with a task, on a problem of its own
            visitor.page.wait_for_function("() => location.search.includes('x=1.5,')")
        else:
            visitor.expect_param("x", "1.5,2,-0.5")
    visitor.open_problem(PROBLEM)
    visitor.field("x", 1).fill("1.5")
    visitor.expect_problem(Problem((1.5, 2, -0.5), (0, 1, 0)))
    for page in ("product", "gradient", ""):
        visitor.link(page).click()
        visitor.page.wait_for_function("at => location.pathname === at", arg=f"{path}/{page}")
        visitor.settle()
        visitor.expect_param("x", "1.5,2,-0.5")
    share(visitor)
    visitor.assert_undisturbed()


def share(visitor: Lab) -> None:
    """Open the share panel: its link is below the path, and has its code."""
    visitor.block("bar").locator(".opener").click()
    visitor.block("bar").locator(".menu .share").click()
    panel = visitor.page.locator("dialog.lab-share")
    link = f"{visitor.url}/?x=1.5,2,-0.5&y=0,1,0&lang=en"
    expect(panel.locator("[name=link]")).to_have_value(link)
    visitor.page.wait_for_function(
        "() => document.querySelector('.lab-share-code').naturalWidth > 0"
    )
    visitor.page.keyboard.press("Escape")


def test_below_a_base_path(browser: Browser, tmp_path: Path) -> None:
    server = Server(tmp_path / "log.txt", ROOT, "--server.baseUrlPath", "/lab/", path="/lab")
    try:
        server.wait_until_healthy()
        visitor = Lab(browser.new_context(locale="en-US"), server.url)
        use(visitor, "/lab")
        visitor.page.goto(f"{server.url}?x=1,2,-0.5&y=0,1,0")  # without the slash at its end
        visitor.settle()
        visitor.expect_fields(PROBLEM)
        visitor.page.context.close()
    finally:
        server.stop()
    assert "Traceback" not in server.log()


@pytest.fixture
def proxy(server: Server, tmp_path: Path) -> Iterator[str]:
    """The address of a proxy that takes a prefix away before it asks the lab."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if nginx is None:
        pytest.skip("needs nginx")
    port = free_port()
    config = tmp_path / "nginx.conf"
    config.write_text(NGINX.format(folder=tmp_path, port=port, upstream=server.port))
    process = subprocess.Popen([nginx, "-c", str(config), "-p", str(tmp_path)])
    time.sleep(0.5)
    yield f"http://localhost:{port}/math/lab"
    process.terminate()
    process.wait()


def test_behind_a_proxy_with_a_prefix(proxy: str, browser: Browser) -> None:
    visitor = Lab(browser.new_context(locale="en-US"), proxy)
    use(visitor, "/math/lab")
    visitor.page.context.close()


@pytest.fixture
def other_site(server: Server) -> Iterator[str]:
    """A page of another site that shows the lab in a frame."""
    with course_page({"lab": f"{server.url}/?x=1,2,-0.5&y=0,1,0&lang=en"}) as address:
        yield address


def test_in_a_frame_of_another_site_without_its_cookies(other_site: str, browser: Browser) -> None:
    chromium = launched(browser.browser_type, "--test-third-party-cookie-phaseout")
    page = chromium.new_page(viewport={"width": 1280, "height": 760})
    page.goto(other_site)
    lab = page.frame_locator("iframe")
    expect(lab.locator("#x-1")).to_have_value("1", timeout=60_000)
    lab.locator("#x-1").fill("1.5")
    expect(lab.locator(".st-key-softmax .lab-num").first).to_have_text("0.3592")
    lab.locator('.st-key-bar a[data-page="product"]').click()
    expect(lab.locator('td[data-i="1"][data-j="1"]')).to_be_visible()
    expect(lab.locator("#x-1")).to_have_value("1.5")
    chromium.close()
