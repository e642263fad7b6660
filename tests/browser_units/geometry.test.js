// The nearest of some values, and what is within half planes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isWithin, nearest, within } from "../../pages/ui/components/plot/geometry.js";

test("the nearest value is taken, the first of two", () => {
  assert.equal(nearest([0, 1, 2, 3], 1.4), 1);
  assert.equal(nearest([0, 1, 2, 3], 1.5), 1);
  assert.equal(nearest([0, 1, 2, 3], 1.6), 2);
  assert.equal(nearest([0, 1, 2, 3], -9), 0);
  assert.equal(nearest([0, 1, 2, 3], 9), 3);
  assert.equal(nearest(new Float32Array([5]), 0), 0);
  assert.equal(nearest([0.1, 1, 10, 100], 40), 2); // as on a logarithmic axis
});

test("a place has to be within all half planes, and on a border it is", () => {
  const triangle = [
    [-1, 0, 0], // x >= 0
    [0, -1, 0], // y >= 0
    [1, 1, 1], // x + y <= 1
  ];
  for (const place of [
    [0.2, 0.3],
    [0, 0],
    [1, 0],
    [0.5, 0.5],
  ]) {
    assert.equal(isWithin(triangle, place), true, String(place));
  }
  for (const place of [
    [-0.1, 0.5],
    [0.5, -0.1],
    [0.6, 0.6],
    [Number.NaN, 0],
  ]) {
    assert.equal(isWithin(triangle, place), false, String(place));
  }
  assert.equal(isWithin([], [1e9, -1e9]), true);
});

test("a place outside of a triangle is moved to its border, and one inside is left", () => {
  const h = Math.sqrt(3) / 2;
  const triangle = [
    [0, -1, 0],
    [h, 0.5, h],
    [-h, 0.5, 0],
  ];
  assert.deepEqual(within(triangle, [0.5, 0.3]), [0.5, 0.3]);
  assert.deepEqual(within(triangle, [0.4, -2]), [0.4, 0]);
  for (const place of [
    [5, 0.1],
    [-3, -3],
    [0.5, 9],
    [2, 2],
  ]) {
    const [x, y] = within(triangle, place);
    const beyond = Math.max(...triangle.map(([p, q, r]) => p * x + q * y - r));
    assert.ok(Math.abs(beyond) < 1e-9, `${place} ${x} ${y}`);
  }
});
