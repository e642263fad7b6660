// The title of a picture, broken into rows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inRows } from "../../pages/ui/components/plot/picture.js";

test("words are kept whole, in rows that are not too long", () => {
  assert.deepEqual(inRows("one two three", 8), ["one two ", "three"]);
  assert.deepEqual(inRows("one two three", 99), ["one two three"]);
  assert.deepEqual(inRows("incomprehensible", 5), ["incomprehensible"]);
  assert.deepEqual(inRows("", 5), [""]);
});

test("a Chinese sign is as wide as two, and may begin a row", () => {
  assert.deepEqual(inRows("损失的梯度", 4), ["损失", "的梯", "度"]);
});
