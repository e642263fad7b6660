"""axe-core on every page, in light and dark, in both languages."""

from __future__ import annotations

from importlib.resources import files

import pytest
from playwright.sync_api import expect

from core.problem import Problem
from tests.browser.lab import PATHS, Lab

pytestmark = pytest.mark.browser

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
PROBLEM = Problem.parse("1,2,-0.5,-inf", "0,1,0,1")  # with a remark that the loss is infinite

# What Streamlit itself brings: {rule: (what the HTML of an excused element holds, reason)}.
STREAMLITS_OWN = {
    "region": (
        'data-testid="stSkipToContent"',
        "Streamlit puts its skip link before all landmarks; a best practice, no WCAG criterion.",
    ),
}

RUN = """async () => {
  const found = await axe.run(document, { resultTypes: ['violations'] });
  return found.violations.flatMap(({ id, nodes }) => nodes.map(node => ({
    id, html: node.html.slice(0, 300), why: node.failureSummary,
  })));
}"""


def violations(lab: Lab) -> list[dict[str, str]]:
    found: list[dict[str, str]] = lab.page.evaluate(RUN)
    return [
        one
        for one in found
        if one["id"] not in STREAMLITS_OWN or STREAMLITS_OWN[one["id"]][0] not in one["html"]
    ]


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(lab: Lab, subtests: pytest.Subtests, path: str) -> None:
    lab.open_problem(PROBLEM, path)
    lab.page.evaluate(AXE)
    if path == "derivation":
        expect(lab.page.locator(".lab-badge.open")).to_have_count(0, timeout=60_000)
    # Colours do not depend on the language, nor names on the colours: each is looked at once.
    for language, tag, scheme in (("English", "en", "light"), ("中文", "zh-CN", "dark")):
        lab.choose_language(language, tag)
        with subtests.test(language=language, scheme=scheme):
            lab.choose_scheme(scheme)
            if path == "gradient":
                expect(lab.page.locator(".lab-plot .annotation-text").first).to_be_visible()
            assert violations(lab) == []


@pytest.mark.parametrize("way", ["jacobian", "fused"])
def test_axe_finds_nothing_in_the_unfolded_product(lab: Lab, way: str) -> None:
    lab.open_problem(PROBLEM, "", product="open", way=way, i="2", j="3", targets="one-hot")
    lab.page.evaluate(AXE)
    expect(lab.page.locator('.lab-matrix thead [data-lit="on"]')).to_have_count(1)
    for scheme in ("light", "dark"):
        lab.choose_scheme(scheme)
        assert violations(lab) == []


@pytest.mark.parametrize("way", ["numbers", "program"])
def test_axe_finds_nothing_in_what_is_checked(lab: Lab, way: str) -> None:
    lab.open_problem(PROBLEM, "check", input=way, pasted="0.1 0.2 -0.3 0")
    lab.page.evaluate(AXE)
    expect(lab.page.locator(".lab-outcome tr.differs, .lab-program").first).to_be_visible()
    for scheme in ("light", "dark"):
        lab.choose_scheme(scheme)
        assert violations(lab) == []


def test_axe_finds_nothing_where_something_is_wrong(lab: Lab) -> None:
    lab.open(lang="xx", x="abc", y="1,0")
    lab.page.evaluate(AXE)
    lab.field("x", 1).fill("abc")
    lab.whole("y").fill("1,2")
    expect(lab.message("x", 1)).to_be_visible()
    expect(lab.message("y")).to_be_visible()
    assert violations(lab) == []
    lab.whole("y").fill("tensor(1)")
    expect(lab.question("y").get_by_role("button")).to_have_count(3)
    lab.help_button("y").click()
    expect(lab.page.locator("#tools-help")).to_be_visible()
    for scheme in ("light", "dark"):
        lab.choose_scheme(scheme)
        assert violations(lab) == []


def test_axe_finds_nothing_in_steps_and_exact_values(lab: Lab) -> None:
    lab.open("stability", x="40,0,0", y="1,0,0", stability="steps", digits="exact", culprit="exp")
    lab.page.evaluate(AXE)
    expect(lab.page.locator(".lab-mending .katex").first).to_be_visible()
    expect(lab.page.locator("tr.exact").first).to_be_visible()
    for scheme in ("light", "dark"):
        lab.choose_scheme(scheme)
        assert violations(lab) == []
