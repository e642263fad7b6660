// Symbols in words: which parts of a text are set as a formula is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hasSymbols, withSymbols } from "../../pages/ui/components/shared/symbols.js";

/** An element that knows its text alone. */
class Span {
  className = "";
  text = "";
  setAttribute() {}
  /** @param {string} text */
  append(text) {
    this.text += text;
  }
}

/** @param {string} text */
function marked(text) {
  Object.assign(globalThis, { document: { createElement: () => new Span() } });
  return withSymbols(text).map((part) =>
    part instanceof Span ? [/** @type {any} */ (part).text] : part,
  );
}

test("derivatives and letters with an index are symbols, words are not", () => {
  assert.deepEqual(marked("While x₁ runs, ∂e/∂(x₁₀/T) grows."), [
    "While ",
    ["x₁"],
    " runs, ",
    ["∂e/∂(x₁₀/T)"],
    " grows.",
  ]);
  assert.deepEqual(marked("max₁, H₂O"), ["max₁, H₂O"]);
});

test("a text without symbols is known at once", () => {
  assert.equal(hasSymbols("−0.4926 ×10⁻⁶, a class"), false);
  assert.equal(hasSymbols("|∂e/∂x|"), true);
});
