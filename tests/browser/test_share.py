"""Links for teachers: the panel by keys, what a link locks, and a frame that tells its page."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from core.problem import Problem
from tests.browser.conftest import Server, launched
from tests.browser.course_page import course_page
from tests.browser.lab import Lab
from tests.browser.test_accessibility import AXE, violations

pytestmark = pytest.mark.browser

PROBLEM = Problem((1.7, 0.3, -2.6), (0.55, 0.3, 0.4))
LINK = "x=1,2,-0.5&y=0,1,0&lang=en&embed=true"
NARROW, LOW = 380, 300  # px: with the strip at its foot; lower than any page needs


def test_a_panel_that_does_not_come_is_said_and_comes_once(lab: Lab) -> None:
    lab.open()
    asked: list[str] = []
    lab.page.on("request", lambda request: asked.append(request.url))
    lab.page.route("**/share/panel*", lambda route: route.fulfill(status=503, body="<p></p>"))
    lab.block("bar").locator(".opener").click()
    share = lab.block("bar").locator(".menu .share")
    share.click()
    expect(share).to_have_text("Could not be loaded: try again")
    expect(lab.page.locator("dialog.lab-share")).to_have_count(0)
    (trouble,) = lab.troubles  # the browser's own word of it
    assert "503" in trouble
    lab.troubles.clear()
    lab.page.unroute("**/share/panel*")
    asked.clear()
    share.evaluate("button => { button.click(); button.click(); }")
    expect(lab.page.locator("dialog.lab-share")).to_be_visible()
    expect(lab.page.locator("dialog.lab-share")).to_have_count(1)
    assert sum("share/panel" in url for url in asked) == 1


def test_a_link_is_made_by_keys_and_keeps_what_it_locks(visit: Callable[..., Lab]) -> None:
    lab = visit(permissions=["clipboard-read", "clipboard-write"])
    lab.open_problem(PROBLEM, "product", j="2")
    opener = lab.block("bar").locator(".opener")
    opener.focus()
    lab.page.keyboard.press("Enter")
    lab.block("bar").locator(".menu .share").focus()
    lab.page.keyboard.press("Enter")
    panel = lab.page.locator("dialog.lab-share")
    expect(panel).to_be_visible()
    expect(panel.locator(":focus")).to_have_count(1)
    lab.page.evaluate(AXE)
    for scheme in ("light", "dark"):
        lab.choose_scheme(scheme)
        assert violations(lab) == []
    for name, word in (("lock", "fields"), ("hide", "tools")):
        panel.locator(f"[name={name}][value={word}]").focus()
        lab.page.keyboard.press("Space")
    panel.locator("[data-share=copy-link]").focus()
    lab.page.keyboard.press("Enter")
    expect(panel.locator("[data-share=copy-link]")).to_have_text("Copied")
    link = lab.page.evaluate("navigator.clipboard.readText()")
    query = {name: texts[0] for name, texts in parse_qs(urlsplit(link).query).items()}
    assert (query["x"], query["j"]) == (PROBLEM.x_text, "2")
    assert (query["lock"], query["hide"]) == ("fields", "tools")
    code = panel.locator("img")
    expect(code).to_be_visible()
    lab.page.wait_for_function(
        "link => document.querySelector('.lab-share-code').src.endsWith(encodeURIComponent(link))",
        arg=link,
    )
    lab.page.wait_for_function("() => document.querySelector('.lab-share-code').naturalWidth > 0")
    lab.page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(opener).to_be_focused()

    lab.page.goto(link)
    lab.settle()
    expect(lab.field("x", 1)).to_have_attribute("readonly", "")
    lab.page.evaluate(AXE)
    assert violations(lab) == []
    lab.field("x", 1).press("ArrowUp")
    lab.bar("x", 1).press("ArrowRight")
    lab.page.locator(".lab-unlock").click()
    lab.expect_param("lock", None)
    lab.expect_fields(PROBLEM)
    lab.field("x", 1).fill("3")
    lab.expect_param("x", "3,0.3,-2.6")
    expect(lab.page.locator(".lab-show-all")).to_be_visible()


def heard(page: Page, frame: str, kind: str) -> list[dict[str, object]]:
    said: list[dict[str, object]] = page.evaluate(
        "([frame, kind]) => (heard[frame] ?? []).filter(one => one.kind === kind)", [frame, kind]
    )
    return said


def test_a_frame_tells_its_page_and_nobody_else(server: Server, browser: Browser) -> None:
    told = f"{server.url}/?{LINK}&events=1&parent="
    frames = {
        "told": f"{told}{{origin}}",
        "quiet": f"{server.url}/?{LINK}",
        "foreign": f"{told}https://other.example",
        "marked": f"{told}{{origin}}".replace("/?", "/check?target=gradient&said=s-y&"),
    }
    chromium = launched(browser.browser_type, "--test-third-party-cookie-phaseout")
    with course_page(frames, width=NARROW, height=LOW) as address:
        page = chromium.new_page(viewport={"width": 1280, "height": 760})
        page.goto(address)
        for name in ("told", "quiet", "foreign"):
            field = page.frame_locator(f"#{name}").locator("#x-1")
            expect(field).to_have_value("1", timeout=60_000)
            field.fill("1.5")
            row = page.frame_locator(f"#{name}").locator(".st-key-softmax .lab-num").first
            expect(row).to_have_text("0.3592")
        page.wait_for_function(
            "() => heard.told.some(one => one.kind === 'problem' && one.x === '1.5,2,-0.5')"
        )
        message = heard(page, "told", "problem")[-1]
        named = {"lab": "softmax-gradient", "version": 1, "kind": "problem", "page": "explore"}
        assert message == named | {"x": "1.5,2,-0.5", "y": "0,1,0"}
        page.wait_for_function(
            """() => ["told", "quiet"].every(id => {
              const height = (heard[id] ?? []).findLast(one => one.kind === "height")?.height;
              return height > 300 && document.getElementById(id).offsetHeight >= height;
            })"""
        )
        quiet = page.locator("#quiet").element_handle().content_frame()
        assert quiet is not None
        quiet.wait_for_function(
            "() => { const main = document.querySelector('.stMain');"
            " return main.scrollHeight <= main.clientHeight; }"
        )
        assert {str(one["kind"]) for one in page.evaluate("heard.quiet")} == {"height"}
        assert page.evaluate("heard.foreign") is None
        page.wait_for_function("() => heard.marked?.some(one => one.kind === 'answer')")
        answer = heard(page, "marked", "answer")[-1]
        assert answer["question"] == {"target": "gradient", "asked": "said"}
        assert (answer["said"], answer["mark"], answer["right"]) == ("s-y", "right-if", False)

        # Whoever asks is told again; whatever else is said to it changes nothing.
        page.evaluate("() => { heard.told.length = 0; }")
        page.evaluate(
            """() => {
              const { contentWindow } = document.getElementById("told");
              for (const data of [1, null, "hello", { kind: "hello" }, { kind: "type", seq: 1 }]) {
                contentWindow.postMessage(data, "*");
              }
              contentWindow.postMessage(
                { lab: "softmax-gradient", version: 1, kind: "hello" }, "*");
            }"""
        )
        page.wait_for_function("() => heard.told.some(one => one.kind === 'problem')")
        assert {one["kind"] for one in page.evaluate("heard.told")} == {"height", "problem"}
        link = page.frame_locator("#told").locator("a.lab-full-page")
        target = urlsplit(link.get_attribute("href") or "")
        assert parse_qs(target.query).keys() == {"x", "y", "lang"}
        assert link.get_attribute("target") == "_blank"
    chromium.close()
