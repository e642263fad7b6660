// Packed numbers, and the curves that marks move along.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, tracksOf } from "../../pages/ui/components/plot/decode.js";

/** An array as the server packs it. */
function packed(values, dtype) {
  const array = dtype === "f8" ? new Float64Array(values) : new Float32Array(values);
  return { dtype, bdata: Buffer.from(array.buffer).toString("base64") };
}

test("plain and packed numbers come out the same", () => {
  const values = [0, -0, 0.1, 1e300, Number.NaN, 2 ** -1074];
  assert.deepEqual([...decode(packed(values, "f8"))], values);
  assert.deepEqual(decode(values), values);
  assert.deepEqual([...decode(packed([0.5, -2, 1e30], "f4"))], [0.5, -2, Math.fround(1e30)]);
});

test("equidistant places are counted, others are taken", () => {
  const traces = [
    { x0: -1, dx: 0.5, y: packed([1, 2, 3], "f8") },
    { x: packed([1, 10, 100], "f8"), y: [4, 5, 6] },
    { x: [0], y: [0] },
  ];
  const [first, second] = tracksOf({
    traces,
    frames: {
      follow: [
        [2, [0]],
        [3, [1, 0]],
      ],
    },
  });
  assert.equal(first.trace, 2);
  assert.deepEqual([...first.curves[0].x], [-1, -0.5, 0]);
  assert.deepEqual([...first.curves[0].y], [1, 2, 3]);
  assert.deepEqual([...second.curves[0].x], [1, 10, 100]);
  assert.equal(second.curves.length, 2);
  assert.deepEqual(tracksOf({ traces }), []);
});
