// Scales of colours, and images in them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { coloursOf, shade, shadesOf } from "../../pages/ui/components/plot/colours.js";

const SCALE = [
  [0, "#000000"],
  [0.25, "#ff0000"],
  [1, "#ff80ff"],
];

/** A pixel as [r, g, b, a]. */
function bytes(pixel) {
  return [...new Uint8Array(new Uint32Array([pixel]).buffer)];
}

test("names become the colours of the scheme", () => {
  const scale = [
    [0, "$cold"],
    [1, "#123456"],
  ];
  assert.deepEqual(coloursOf(scale, { $cold: "#0000ff" }), [
    [0, "#0000ff"],
    [1, "#123456"],
  ]);
});

test("between two places of a scale colours are mixed", () => {
  const shades = shadesOf(SCALE);
  const at = (place) => bytes(shades[Math.round(place * (shades.length - 1))]);
  assert.deepEqual(at(0), [0, 0, 0, 255]);
  assert.deepEqual(at(1), [255, 128, 255, 255]);
  const near = (a, b) => a.every((part, n) => Math.abs(part - b[n]) <= 1);
  assert.ok(near(at(0.25), [255, 0, 0, 255]));
  assert.ok(near(at(0.125), [128, 0, 0, 255]));
  assert.ok(near(at(0.625), [255, 64, 128, 255]));
});

test("the lowest row comes last, and values beyond the ends have their colours", () => {
  const shades = new Uint32Array([10, 20, 30]);
  const values = [0, 1, 2, -9, 99, 1]; // two rows of three
  assert.deepEqual([...shade(values, 3, [0, 2], shades)], [10, 30, 20, 10, 20, 30]);
});
