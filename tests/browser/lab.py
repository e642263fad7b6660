"""The lab as a visitor uses it, and what it must show: computed by the core, not by the pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from re import Pattern
from typing import Any
from urllib.parse import quote, urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, expect

from core.limits import WIDE_MATRIX
from core.numeric import forward_backward, running_sums
from core.problem import Problem
from core.readings import format_number
from pages.shell import PAGES
from pages.ui import shown_equality
from pages.ui.numbers import number

PATIENCE = 15_000  # ms; a condition that takes longer is taken as never met
PATHS = tuple(page.path for page in PAGES)
ASKING = ("check", "practice", "lessons")  # pages that show no result of the problem: they ask

# By how much the window can be scrolled sideways, and the part of it that Streamlit scrolls.
_SIDEWAYS = """() => {
  const roots = [document.scrollingElement, document.querySelector('[data-testid="stMain"]')];
  return roots.map(root => root.scrollWidth - root.clientWidth);
}"""
_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


class Lab:
    """One visitor with one page of the lab open."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.url = url
        self.troubles: list[str] = []
        context.set_default_timeout(PATIENCE)
        self._listeners: dict[Any, Callable[[Any], None]] = {
            "console": self._hear,
            "weberror": lambda error: self.troubles.append(f"script: {error.error}"),
            "request": lambda request: self._meet(request.url),
            "page": lambda page: page.on("websocket", lambda one: self._meet(one.url)),
        }
        for event, listener in self._listeners.items():
            context.on(event, listener)
        self.page: Page = context.new_page()

    def leave(self) -> None:
        """Close all pages and forget what the visitor has stored; the cache stays."""
        context = self.page.context
        for event, listener in self._listeners.items():
            context.remove_listener(event, listener)
        client = context.new_cdp_session(context.new_page())
        stored = {"origin": self.url, "storageTypes": "cookies,local_storage,indexeddb"}
        client.send("Storage.clearDataForOrigin", stored)
        context.clear_permissions()
        for page in context.pages:
            page.close()

    # --- going about ---------------------------------------------------------------------

    def open(self, path: str = "", **params: str | None) -> None:
        """Open a page by its URL, in English unless said otherwise (lang=None: not said)."""
        pairs = {"lang": "en"} | {name.rstrip("_"): text for name, text in params.items()}
        given = {name: text for name, text in pairs.items() if text is not None}
        query = "&".join(f"{name}={quote(text, safe=',')}" for name, text in given.items())
        self.page.goto(f"{self.url}/{path}?{query}")
        self.settle()

    def open_problem(self, problem: Problem, path: str = "", **params: str) -> None:
        """Open a page with a problem."""
        self.open(path, x=problem.x_text, y=problem.y_text, **params)

    def settle(self) -> None:
        """Wait until the page is there and its script has ended."""
        expect(self.field("x", 1)).to_be_visible()
        app = self.page.locator('[data-testid="stApp"]')
        expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=60_000)
        expect(self.page.locator("html")).to_have_attribute("data-complete", "")

    def go(self, path: str) -> None:
        """Go to a page by its link in the bar."""
        self.link(path).click()
        expect(self.link(path)).to_have_attribute("aria-current", "page")
        self.page.wait_for_function("path => location.pathname === '/' + path", arg=path)
        self.settle()

    def choose_language(self, name: str, tag: str) -> None:
        """Choose a language in the bar."""
        self.block("bar").get_by_role("button", name=name).click()
        expect(self.page.locator("html")).to_have_attribute("lang", tag)
        self.settle()

    def choose_scheme(self, scheme: str) -> None:
        """Switch the visitor's system to "light" or "dark"."""
        self.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        expect(self.page.locator(".stApp")).to_have_css("color-scheme", scheme)

    # --- what is on the screen -------------------------------------------------------------

    def block(self, key: str) -> Locator:
        """The container of a key."""
        return self.page.locator(f".st-key-{key}")

    def link(self, path: str) -> Locator:
        """A page's link in the bar."""
        return self.block("bar").locator(f'.pages a[data-page="{path}"]')

    def field(self, name: str, i: int | str) -> Locator:
        """The field of one entry, from 1, or of "sum"."""
        return self.page.locator(f"#{name}-{i}")

    def whole(self, name: str) -> Locator:
        """The field that holds the whole vector, unfolded."""
        self.unfold("more")
        return self.page.locator(f"#{name}-text")

    def unfold(self, name: str) -> None:
        """Open the part below the fields: "examples" or "more"."""
        button = self.block("problem-tools").locator(f'[data-fold="{name}"]')
        expect(button).to_be_visible()
        if button.get_attribute("aria-expanded") == "false":
            button.click()
        expect(button).to_have_attribute("aria-expanded", "true")

    def message(self, name: str, i: int | str | None = None) -> Locator:
        """The message below one entry, or below the text of the whole vector."""
        if i is None:
            return self.page.locator(f"#{name}-text-message")
        return self.page.locator(f"#{name}-{i}-message")

    def question(self, name: str) -> Locator:
        """The question what the text of a vector means, under its field."""
        return self.page.locator(f".whole:has(#{name}-text) .asked")

    def help_button(self, name: str) -> Locator:
        """The button beside the text of a vector that tells what can be pasted."""
        return self.page.locator(f".whole:has(#{name}-text) .ask")

    def entries(self, name: str) -> Locator:
        """The fields of all entries."""
        return self.block(f"{name}-editor").locator(".entry:not(.sum) input")

    def button(self, key: str) -> Locator:
        """A button, a link that looks like one, or a tool of the problem, by its key."""
        if key in ("normalise-y", "shift-x"):
            self.unfold("more")
        keyed = f".st-key-{key}"
        selector = f"{keyed} button:visible, {keyed} a.lab-button:visible"
        return self.page.locator(f'{selector}, [data-tool="{key}"]:visible')

    def copied(self, button: Locator, thanks: str | Pattern[str] = "Copied") -> str:
        """What the clipboard has once the button has been pressed and says that it is done."""
        button.click()
        expect(button).to_have_text(thanks)
        text: str = self.page.evaluate("() => navigator.clipboard.readText()")
        return text

    def bar(self, name: str, i: int | str) -> Locator:
        """The bar of one entry, from 1, or of "sum"."""
        cells = self.block(f"{name}-editor").locator(".cell")
        cell = cells.and_(self.page.locator(".sum")) if i == "sum" else cells.nth(int(i) - 1)
        return cell.locator(".bar")

    def tool(self, name: str) -> Locator:
        """A button below the fields: undo, redo, reset, or how targets move."""
        if name not in ("undo", "redo", "reset"):
            self.unfold("more")
        selector = f'[data-act="{name}"], [data-mode="{name}"]'
        return self.block("problem-tools").locator(selector)

    def cell(self, i: int, j: int) -> Locator:
        """A cell of the Jacobian, from 1."""
        return self.page.locator(f'td[data-i="{i}"][data-j="{j}"]')

    def assert_not_sideways(self) -> None:
        """Nothing makes the page scroll sideways; what scrolls is Streamlit's main part."""
        assert self.page.evaluate(_SIDEWAYS) == [0, 0]

    def numbers(self, key: str) -> Locator:
        """All live numbers of a block, in reading order."""
        return self.block(key).locator(".lab-num")

    def param(self, name: str) -> str | None:
        """A parameter of the address."""
        script = "name => new URLSearchParams(location.search).get(name)"
        found: str | None = self.page.evaluate(script, name)
        return found

    def problem(self) -> Problem:
        """The problem that the address names."""
        return Problem.parse(self.param("x") or "", self.param("y") or "")

    # --- what must be on it ----------------------------------------------------------------

    def expect_param(self, name: str, text: str | None) -> None:
        """Wait for a parameter of the address (None: absent)."""
        script = "([name, text]) => new URLSearchParams(location.search).get(name) === text"
        self.page.wait_for_function(script, arg=[name, text])

    def expect_address(self, problem: Problem) -> None:
        """Wait for an address that names the problem."""
        self.expect_param("x", problem.x_text)
        self.expect_param("y", problem.y_text)

    def expect_fields(self, problem: Problem) -> None:
        """Wait for fields that hold the problem."""
        for name, texts in (("x", problem.x_text), ("y", problem.y_text)):
            entries = texts.split(",")
            expect(self.entries(name)).to_have_count(len(entries))
            for i, text in enumerate(entries, 1):
                expect(self.field(name, i)).to_have_value(text)
            expect(self.page.locator(f"#{name}-text")).to_have_value(texts)
        expect(self.field("y", "sum")).to_have_value(format_number(float(f"{problem.Y:.15g}")))

    def expect_numbers(self, key: str, values: Sequence[float], *, full: bool = False) -> None:
        """Wait for a block's numbers: what is shown, and every digit in the title."""
        self.expect_texts(key, [number(v, full=full) for v in values], values)

    def expect_texts(self, key: str, texts: Sequence[str], values: Sequence[float]) -> None:
        """Wait for a block's numbers as these texts, with every digit in the title."""
        expect(self.numbers(key)).to_have_text(texts)
        titles = self.numbers(key).evaluate_all("all => all.map(one => one.title)")
        assert titles == [number(v, full=True) for v in values]

    def expect_explore(self, problem: Problem, *, full: bool = False) -> None:
        """Wait for the loss, softmax, and each component with its identity."""
        values = forward_backward(problem.x, problem.y)
        s, g = values.s.tolist(), values.grad_x.tolist()
        self.expect_numbers("loss", [float(values.loss)], full=full)
        self.expect_numbers("softmax", s, full=full)
        rest = values.one_minus_s.tolist()
        lines = zip(s, rest, problem.y, g, strict=True)
        identity = [n for line in lines for n in _row(*line, problem.Y, full)]
        self.expect_numbers("grad-x", [*identity, -problem.Y, problem.Y], full=full)

    def expect_product(self, problem: Problem, j: int, *, i: int = 1, full: bool = False) -> None:
        """Wait for the row vector, the matrix with its sums, and column j with its entry i."""
        values = forward_backward(problem.x, problem.y)
        row, matrix, result = (
            array.tolist() for array in (values.grad_s, values.jacobian, values.grad_x)
        )
        self.expect_numbers("grad-s", row, full=full)
        self.expect_numbers("grad-x", result, full=full)
        cell = partial(number, full=full, digits=4 if problem.k <= WIDE_MATRIX else 3)
        shown = [
            text
            for weight, line in zip(row, matrix, strict=True)
            for text in map(cell, (weight, *line))
        ]
        shown += map(cell, result)
        beside = [n for weight, line in zip(row, matrix, strict=True) for n in (weight, *line)]
        cells = self.block("jacobian").locator("table .lab-num")
        expect(cells).to_have_text(shown)
        titles = cells.evaluate_all("all => all.map(one => one.title)")
        assert titles == [number(v, full=True) for v in beside + result]
        column = values.jacobian[:, j - 1].tolist()
        terms, sums = values.terms[:, j - 1].tolist(), running_sums(values)[:, j - 1].tolist()
        lines = [n for line in zip(row, column, terms, sums, strict=True) for n in line]
        closed = [float(values.s[j - 1]), problem.Y, problem.y[j - 1], result[j - 1]]
        entry = [float(values.s[i - 1]), float(values.s[j - 1]), column[i - 1]]
        shown = [number(v, full=full) for v in [*lines, result[j - 1], *entry, *closed]]
        shown.insert(-len(closed) - 2, "1" if i == j else "0")  # delta_ij has no more digits
        expect(self.numbers("column")).to_have_text(shown)

    def expect_problem(self, problem: Problem) -> None:
        """Wait until fields, address and numbers of the explore page are those of a problem."""
        self.expect_fields(problem)
        self.expect_address(problem)
        self.expect_explore(problem)

    # --- afterwards ------------------------------------------------------------------------

    def assert_undisturbed(self) -> None:
        """No error in the console, no request elsewhere, no exception on the screen."""
        assert self.troubles == [], "\n".join(self.troubles)
        assert self.page.locator('[data-testid="stException"]').count() == 0
        assert "Traceback" not in self.page.locator("body").inner_text()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.troubles.append(f"console: {message.text} ({message.location})")

    def _meet(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("blob", "data") and parts.netloc != urlsplit(self.url).netloc:
            self.troubles.append(f"request: {url}")


def _row(s: float, rest: float, y: float, g: float, total: float, full: bool) -> list[float]:
    """The numbers of a row: s, sum(y), y and the outcome, or what keeps its digits."""
    shown = [number(value, full=full) for value in (s, total, y, g)]
    kept = [number(value, full=full) for value in (rest, total, g)]
    if y == total and not shown_equality.difference(*shown) and shown_equality.product(*kept):
        return [rest, total, g]
    return [s, total, y, g]


def value(text: str) -> float:
    """The float that a number on the screen stands for."""
    plain = text.replace("−", "-").replace("∞", "inf")
    mantissa, _, power = plain.partition("×10")
    return float(f"{mantissa}e{power.translate(_POWERS)}" if power else mantissa)
