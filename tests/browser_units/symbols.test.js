// Symbols in words: which parts of a text are set as a formula is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hasSymbols, inLines, withSymbols } from "../../pages/ui/components/shared/symbols.js";

/** An element that knows its class and what was put into it. */
class Span {
  className = "";
  /** @type {any[]} */
  parts = [];
  setAttribute() {}
  /** @param {any[]} parts */
  append(...parts) {
    this.parts.push(...parts.filter((part) => part !== ""));
  }
}

Object.assign(globalThis, { document: { createElement: () => new Span() } });

/** @param {any[]} parts @returns {any[]} */
function plain(parts) {
  return parts.map((part) => (part instanceof Span ? plain(part.parts) : part));
}

/** @param {string} text */
function marked(text) {
  return plain(withSymbols(text));
}

test("derivatives and letters with an index are symbols, words are not", () => {
  assert.deepEqual(marked("While x₁ runs, ∂e/∂(x₁₀/T) grows."), [
    "While ",
    ["x", [["₁"]]],
    " runs, ",
    ["∂e/∂(x", [["₁₀"]], "/T)"],
    " grows.",
  ]);
  assert.deepEqual(marked("max₁, 10⁻⁶"), ["max₁, 10⁻⁶"]);
});

test("a power of Euler's number is set as one, and keeps its text", () => {
  assert.deepEqual(marked("s → e^42 s, the^2"), ["s → ", [["e"], [["^42"]]], " s, the^2"]);
});

test("a text without symbols is known at once", () => {
  assert.equal(hasSymbols("−0.4926 ×10⁻⁶, a class"), false);
  assert.equal(hasSymbols("|∂e/∂x|"), true);
});

test("a name and its number stay together", () => {
  assert.deepEqual(plain(inLines("t = 0:  gap = 1,  |∂e/∂x| = 0.6")), [
    [["t"], " = 0:"],
    "  ",
    ["gap = 1,"],
    "  ",
    ["|", ["∂e/∂x"], "| = 0.6"],
  ]);
});
