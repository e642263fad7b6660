// Lines and shapes as paths.
import assert from "node:assert/strict";
import { test } from "node:test";
import { linePath, shapePath } from "../../pages/ui/components/plot/path_data.js";

const toX = (x) => 10 * x;
const toY = (y) => 100 - y;

test("a line goes through all points in turn", () => {
  assert.equal(linePath({ x: [0, 1, 2.5], y: [0, 50, 100] }, toX, toY), "M0,100L10,50L25,0");
  assert.equal(linePath({ x: new Float64Array([1]), y: [2] }, toX, toY), "M10,98");
  assert.equal(linePath({ x: [], y: [] }, toX, toY), "");
});

test("where a point has no place there is a gap", () => {
  const { NaN: none, POSITIVE_INFINITY: infinite } = Number;
  const curve = { x: [0, 1, 2, 3, 4, 5, 6], y: [none, 1, 2, infinite, -infinite, 5, none] };
  assert.equal(linePath(curve, toX, toY), "M10,99L20,98M50,95");
  assert.equal(linePath({ x: [none, 1, 2], y: [0, 0, 0] }, toX, toY), "M10,100L20,100");
});

test("a scale that has no place for a value leaves a gap, as a logarithmic one", () => {
  const log = (value) => (value > 0 ? Math.log10(value) : undefined);
  const curve = { x: [1, 10, -10, 0, 100, 1000], y: [1, 1, 1, 1, 1, 1] };
  assert.equal(linePath(curve, log, log), "M0,0L1,0M2,0L3,0");
});

test("what is beyond the frame is drawn: the plot's own frame cuts it off", () => {
  assert.equal(linePath({ x: [-5, 500], y: [1e6, -1e6] }, toX, toY), "M-50,-999900L5000,1000100");
});

test("a line and a band between two corners", () => {
  assert.equal(shapePath("line", [1, 2], [3, 4]), "M1,2L3,4");
  assert.equal(shapePath("rect", [1, 2], [3, 4]), "M1,2H3V4H1Z");
});
