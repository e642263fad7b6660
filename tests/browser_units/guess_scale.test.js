// A guess on a bar: places and values, and the steps of keys.
import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf, stepped, valueAt } from "../../pages/ui/components/shared/guess_scale.js";

test("a place is a value of whole hundredths, within the bar", () => {
  assert.equal(valueAt(0.4683, 0, 1), 0.47);
  assert.equal(valueAt(-2, 0, 1), 0);
  assert.equal(valueAt(7, 0, 1), 1);
  assert.equal(valueAt(0.5, -2, 2), 0);
  assert.ok(Object.is(valueAt(0.4999, -1, 1), 0));
  assert.equal(valueAt(0.25, -3, 3), -1.5);
});

test("a value stands at its place, one beyond the bar at its end", () => {
  for (const [low, high] of [
    [0, 1],
    [-1, 1],
    [-2.5, 2.5],
  ]) {
    for (const share of [0, 0.25, 0.5, 1]) {
      assert.equal(placeOf(valueAt(share, low, high), low, high), 100 * share);
    }
    assert.equal(placeOf(99, low, high), 100);
    assert.equal(placeOf(-99, low, high), 0);
  }
});

test("keys step by a hundredth, by ten of them, and to the ends", () => {
  assert.equal(stepped("ArrowRight", 0.29, 0, 1), 0.3);
  assert.equal(stepped("ArrowDown", 0.29, 0, 1), 0.28);
  assert.equal(stepped("PageUp", 0.95, 0, 1), 1);
  assert.equal(stepped("PageDown", 0, -2, 2), -0.2);
  assert.equal(stepped("Home", 0.3, -2, 2), -2);
  assert.equal(stepped("End", 0.3, -2, 2), 2);
  assert.equal(stepped("a", 0.3, 0, 1), null);
  assert.equal(stepped("constructor", 0.3, 0, 1), null);
});
