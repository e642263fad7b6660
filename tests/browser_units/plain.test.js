// What is copied from the page pastes back.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { latexOf, plain } from "../../pages/ui/components/shared/plain.js";

const table = JSON.parse(readFileSync(new URL("numbers.json", import.meta.url), "utf-8"));

test("every number of the table is a number again", () => {
  for (const [value, text] of table) {
    if (text === "–") continue;
    const again = Number(plain(text).replace("inf", "Infinity"));
    const size = Math.abs(Number(value));
    const isClose = Math.abs(again - Number(value)) <= 1e-3 * size;
    assert.ok(again === Number(value) || isClose || size >= 1e308, `${value} as ${text}`);
  }
});

test("nothing invisible is left", () => {
  assert.equal(plain("1\u200b2\u2060\ufeff\u00ad3\u200e"), "123");
  assert.equal(plain("a\u00a0b"), "a b");
  assert.equal(plain("(−1.5×10⁻¹², −∞, 2×10³)"), "(-1.5e-12, -inf, 2e3)");
});

test("thousands have no gaps, and a bare power of ten is a number", () => {
  assert.equal(plain("28\u202f000\u202fMB, 1\u202f234\u202f567.5"), "28000 MB, 1234567.5");
  assert.equal(plain("1\u202f2, 1\u202f2345, k\u202f100"), "1 2, 1 2345, k 100");
  assert.equal(plain("10⁻⁷ … 1 − 10⁻⁷, 3.5×10²"), "1e-7 … 1 - 1e-7, 3.5e2");
  assert.equal(plain("k² + 3·110⁴"), "k² + 3·110⁴");
});

test("the mark of what is new is taken off", () => {
  assert.equal(latexOf("\\new{x_{1}} + \\newline y"), "{x_{1}} + \\newline y");
});
