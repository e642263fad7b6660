// The part of an axis that is seen when a plot is zoomed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { part } from "../../pages/ui/components/plot/zoom.js";

test("a part lies about a place, and never beyond the whole", () => {
  assert.deepEqual(part([-10, 10], 2, 0), [-5, 5]);
  assert.deepEqual(part([-10, 10], 4, 3), [0.5, 5.5]);
  assert.deepEqual(part([-10, 10], 2, 9), [0, 10]);
  assert.deepEqual(part([-10, 10], 2, -99), [-10, 0]);
  assert.deepEqual(part([-10, 10], 1, 7), [-10, 10]);
});
