// Names at the ends of curves that do not overlap.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asides, spread } from "../../pages/ui/components/plot/end_labels.js";

/** Whether no two places are closer than allowed, with dust from rounding. */
function isApart(places, apart) {
  const sorted = [...places].sort((a, b) => a - b);
  return sorted.every((place, n) => n === 0 || place - sorted[n - 1] >= apart - 1e-9);
}

test("names that do not touch stay where they are", () => {
  assert.deepEqual(spread([10, 50, 90], 20, [0, 100]), [10, 50, 90]);
  assert.deepEqual(spread([90, 10, 50], 20, [0, 100]), [90, 10, 50]);
  assert.deepEqual(spread([], 20, [0, 100]), []);
});

test("names that touch move apart about their middle, the others stay", () => {
  assert.deepEqual(spread([50, 50], 20, [0, 100]), [40, 60]);
  assert.deepEqual(spread([45, 55, 5], 20, [0, 100]), [40, 60, 5]);
  assert.deepEqual(spread([50, 50, 50], 10, [0, 100]), [40, 50, 60]);
});

test("at an edge names are moved inside", () => {
  assert.deepEqual(spread([-5, 0], 20, [0, 100]), [0, 20]);
  assert.deepEqual(spread([100, 98], 20, [0, 100]), [100, 80]);
});

test("random names are apart, in order, within the limits, and no further away than needed", () => {
  let seed = 1;
  const random = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  for (let round = 0; round < 300; round++) {
    const count = 1 + Math.floor(10 * random());
    const wanted = Array.from({ length: count }, () => 240 * random() - 20);
    const places = spread(wanted, 20, [0, 200]);
    assert.ok(isApart(places, 20), `${wanted} -> ${places}`);
    assert.ok(places.every((place) => place >= -1e-9 && place <= 200 + 1e-9));
    const order = (values) => [...values.keys()].sort((a, b) => values[a] - values[b]);
    assert.deepEqual(order(places), order(wanted));
    if (isApart(wanted, 20) && wanted.every((place) => place >= 0 && place <= 200)) {
      assert.deepEqual(places, wanted);
    }
  }
});

test("with too little room they begin at the upper edge and stay apart", () => {
  assert.deepEqual(spread([3, 2, 1], 20, [0, 10]), [40, 20, 0]);
});

test("only names at line ends are moved, those of each panel by themselves", () => {
  const axis = { r2p: (value) => 100 - value, _length: 100 };
  const node = { _fullLayout: { yaxis: axis, yaxis2: axis } };
  const annotations = [
    { name: "end-label-0", yref: "y", y: 50, font: { size: 16 } },
    { name: "corner", yref: "y", y: 50 },
    { name: "end-label-1", yref: "y", y: 50, font: { size: 16 } },
    { name: "end-label-2", yref: "y2", y: 50, font: { size: 16 } },
    { name: "end-label-3", yref: "y", y: null, font: { size: 16 } },
  ];
  const places = asides(node, annotations);
  assert.deepEqual(
    places.map(({ down }) => down),
    [-10, 0, 10, 0, 0],
  );
  assert.ok(places.every(({ size }) => size === null));
});

test("in a low panel letters are smaller, so that all names are in it", () => {
  const axis = { r2p: () => 59, _length: 118 };
  const node = { _fullLayout: { yaxis: axis } };
  const names = Array.from({ length: 10 }, (_, n) => ({
    name: `end-label-${n}`,
    yref: "y",
    y: 0,
    font: { size: 15 },
  }));
  const places = asides(node, names);
  const { size } = places[0];
  assert.ok(size >= 10 && size < 15);
  assert.ok(places.every((place) => place.size === size));
  const heights = places.map(({ down }) => 59 + down);
  assert.ok(isApart(heights, size * 1.1));
  assert.ok(heights.every((height) => height >= size / 2 && height <= 118 - size / 2));
});
