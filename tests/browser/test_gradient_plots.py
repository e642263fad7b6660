"""Around every view of the gradient page: frames, tables, pictures, files, flicker, colours."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from pages.ui import theme
from tests.browser.lab import Lab
from tests.browser.plots import (
    MIDDLE,
    START,
    VIEWS,
    drawn,
    opened,
)
from tests.browser.test_accessibility import AXE, violations

pytestmark = pytest.mark.browser


@pytest.mark.screens
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_of_a_figure_is_one_of_the_scheme(
    visit: Callable[..., Lab], scheme: str
) -> None:
    """Plotly takes a name that it does not know for nothing, and draws colours of its own."""
    lab = visit(color_scheme=scheme)
    for view in VIEWS:
        opened(lab, view)
        names, scales = lab.page.evaluate(
            """() => {
              const plots = [...document.querySelectorAll('.lab-plot[data-drawn]')];
              const texts = plots.map(({ data, layout }) => JSON.stringify([data, layout]));
              return [
                texts.flatMap((text) => text.match(/"\\$[a-z][^"]*"/g) ?? []),
                plots.flatMap(({ _fullData }) => _fullData.map((one) => one.colorscale ?? null)),
              ];
            }"""
        )
        assert names == []
        field = theme.FIELD_DARK if scheme == "dark" else theme.FIELD_LIGHT
        for scale in filter(None, scales):
            assert [colour for _, colour in scale] == [field[f"heat{n}"] for n in range(3)]


@pytest.mark.parametrize("view", ["line", "descent"])
def test_marks_move_without_a_redraw(lab: Lab, view: str) -> None:
    """A redraw takes longer than a frame: while a mark moves there is none, only at its end."""
    opened(lab, view)
    lab.page.evaluate("""() => {
      window.redraws = 0;
      for (const name of ['react', 'restyle', 'relayout', 'update', 'redraw']) {
        const honest = Plotly[name];
        Plotly[name] = (...all) => { window.redraws += 1; return honest(...all); };
      }
    }""")
    if view == "descent":
        lab.block("sweep").locator(".play").click()
        expect(lab.block("sweep").locator("output")).to_contain_text("t = 60: ")
    else:
        x, y, unit = lab.page.evaluate(MIDDLE)
        lab.page.mouse.move(x, y)
        lab.page.mouse.down()
        before = lab.block("sweep").locator("output").inner_text()
        for n in range(1, 40):
            lab.page.mouse.move(x + 4 * unit * math.sin(n / 8), y)
        expect(lab.block("sweep").locator("output")).not_to_have_text(before)
    assert lab.page.evaluate("window.redraws") == 0
    lab.page.mouse.up()


def test_the_table_opens_and_follows_an_edit(lab: Lab) -> None:
    opened(lab, "line")
    table = lab.block("sweep").locator(".lab-data")
    table.locator("summary").click()
    expect(table.locator("tbody tr")).to_have_count(21)
    expect(table.locator("th")).to_have_text(["x₁", "∂e/∂x₁", "∂e/∂x₂", "∂e/∂x₃"])
    before = table.locator("tbody td").nth(2).inner_text()
    lab.field("y", 2).fill("3")
    expect(table.locator("tbody td").nth(2)).not_to_have_text(before)
    expect(table.locator("tbody td").first).to_have_text("−10")


def downloaded(lab: Lab, button: Locator, target: Path) -> Path:
    with lab.page.expect_download() as download:
        button.click()
    path = target / download.value.suggested_filename
    download.value.save_as(path)
    return path


def exported(lab: Lab, kind: str) -> Locator:
    """A link of the menu of files, which is opened."""
    lab.block("files-menu").locator("summary").click()
    return lab.block(f"download-{kind}").locator("a")


def test_pictures_and_data_are_taken_away(lab: Lab, tmp_path: Path) -> None:
    opened(lab, "plane", points="21")
    png = downloaded(lab, lab.block("sweep").locator("button.png"), tmp_path)
    assert png.name == "gradient-sweep.png"
    assert png.read_bytes().startswith(b"\x89PNG")
    svg = downloaded(lab, lab.block("sweep").locator("button.svg"), tmp_path).read_text("utf-8")
    assert svg.startswith("<svg")
    assert "The loss e over x₁ and x₂" in svg
    lab.field("x", 1).fill("4")
    lab.expect_param("x", "4,2,-0.5")
    data = downloaded(lab, exported(lab, "csv"), tmp_path).read_text("utf-8")
    rows = list(csv.reader(io.StringIO(data)))
    assert rows[0] == ["x1", "x2", "e", "de/dx1", "de/dx2"]
    assert len(rows) == 1 + 21 * 21


@pytest.mark.parametrize("view", ["line", "descent"])
def test_the_page_that_is_taken_away_works_by_itself(lab: Lab, tmp_path: Path, view: str) -> None:
    opened(lab, view)
    path = downloaded(lab, exported(lab, "html"), tmp_path)
    context = lab.page.context.browser.new_context(offline=True)  # type: ignore[union-attr]
    try:
        page: Page = context.new_page()
        failures: list[Any] = []
        page.on("pageerror", lambda error: failures.append(error))
        page.goto(path.as_uri())
        plot = page.locator("#figure0")
        expect(plot.locator(".slider-container")).to_be_visible()
        mark = "() => document.querySelector('#figure0').data.find(t => t.mode === 'markers').x[0]"
        before = page.evaluate(mark)
        rail = plot.locator(".slider-rail-touch-rect").bounding_box()
        assert rail is not None
        page.mouse.click(rail["x"] + 0.8 * rail["width"], rail["y"] + rail["height"] / 2)
        page.wait_for_function(f"before => ({mark})() !== before", arg=before)
        assert page.locator(".js-plotly-plot").count() == (2 if view == "descent" else 1)
        assert failures == []
    finally:
        context.close()


def test_no_view_blanks_or_replaces_its_plot_while_editing(lab: Lab) -> None:
    opened(lab, VIEWS[0])
    for n, view in enumerate(VIEWS):
        lab.block("view").get_by_role("button").nth(n).click()
        lab.expect_param("view", view)
        plot = drawn(lab)
        question = lab.page.locator(".lab-predict").first
        expect(question.locator('[data-figure-words="question"]')).to_contain_text("?")
        expect(question.locator('[data-figure-words="answer"]')).not_to_be_visible()
        question.locator("summary").click()
        plot.evaluate("""node => {
          node.mine = true;
          window.blanks = 0;
          window.watching = true;
          const look = () => {
            const now = document.querySelector('.st-key-sweep .lab-plot');
            if (!now?.mine || !now.querySelector('.scatterlayer .trace path')) window.blanks++;
            if (window.watching) requestAnimationFrame(look);
          };
          look();
        }""")
        for text in (f"{n}.5", f"{n}.25"):
            lab.field("x", 1).fill(text)
            lab.expect_param("x", f"{text},2,-0.5")
            drawn(lab)
            if text.endswith(".5"):
                watch_new_elements(lab)
        # New elements, even in words, would make the browser style the whole page anew.
        assert lab.page.evaluate("() => window.added") == []
        assert lab.page.evaluate("() => { window.watching = false; return window.blanks; }") == 0
        expect(question.locator("details p")).to_be_visible()  # an edit does not close it
        expect(question.locator("details p")).not_to_be_empty()


def watch_new_elements(lab: Lab) -> None:
    """From now on `window.added` has what comes into the document, but for formulas and plots."""
    lab.page.evaluate("""() => {
      window.added = [];
      new MutationObserver((records) => {
        for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
          const isWords = node instanceof HTMLElement && !node.matches(".katex-display");
          if (isWords) window.added.push(node.outerHTML.slice(0, 200));
        }
      }).observe(document.querySelector('.stMain'), { subtree: true, childList: true });
    }""")


def test_a_hostile_message_from_a_figure_is_refused(lab: Lab) -> None:
    """Whatever a changed page sends, the problem stays and the server logs no traceback."""
    opened(lab, "line")
    lab.page.evaluate("""async () => {
      const shared = document.querySelector('link[href$="shared/page_state.js"]').href;
      const { page } = await import(shared);
      page.figures.sweep.context = 'somebody else';
    }""")
    values = lab.page.locator(".lab-notice").get_attribute("data-values")
    slider = lab.block("sweep").locator("input[type=range]")
    slider.focus()
    lab.page.keyboard.press("ArrowRight")
    expect(lab.page.locator(".lab-notice")).not_to_have_attribute("data-values", str(values))
    lab.expect_fields(START)  # it was answered, and changed nothing
    lab.expect_address(START)
    lab.field("y", 3).fill("2")
    lab.expect_param("y", "1,1,2")
    lab.expect_param("x", "1,2,-0.5")


@pytest.mark.screens
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_fits_in_chinese_and_in_the_dark(visit: Callable[..., Lab], view: str) -> None:
    lab = visit(viewport={"width": 390, "height": 844}, color_scheme="dark", locale="zh-CN")
    opened(lab, view, lang="zh")
    title = lab.block("sweep").locator(".lab-figure-title")
    expect(title).to_contain_text(re.compile("[\u4e00-\u9fff]"))
    for width in (390, 1280):
        lab.page.set_viewport_size({"width": width, "height": 844})
        lab.page.wait_for_function(
            "() => document.querySelector('.lab-plot .main-svg').clientWidth <= innerWidth"
        )
        lab.assert_not_sideways()
    colour = title.evaluate("node => getComputedStyle(node).color")
    assert int(colour.split("(")[1].split(",")[0]) > 180
    for summary in lab.page.locator(".lab-figure details:visible > summary").all():
        summary.click()
    lab.page.evaluate(AXE)
    assert violations(lab) == []
