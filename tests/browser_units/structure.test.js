// What of a figure only Plotly can draw.
import assert from "node:assert/strict";
import { test } from "node:test";
import { structureOf } from "../../pages/ui/components/plot/structure.js";

const FIGURE = {
  traces: [
    { type: "scatter", x0: 0, dx: 1, y: [1, 2], line: { color: "$text" } },
    { type: "heatmap", z: { bdata: "a" }, zmin: 0, zmax: 1, meta: "e", colorbar: { title: "e" } },
    { type: "scatter", x: [0, 1], y: [0, 1], fill: "toself" },
  ],
  layout: {
    yaxis: { range: [0, 1] },
    shapes: [{ type: "line", x0: 1, x1: 1, y0: 0, y1: 1 }],
    annotations: [{ x: 1, y: 2, text: "s" }],
  },
};

/** A copy that is changed. */
function changed(change) {
  const copy = structuredClone(FIGURE);
  change(copy);
  return copy;
}

test("numbers of curves, marks, fields, shapes and places of texts are moved in place", () => {
  for (const change of [
    ({ traces }) => Object.assign(traces[0], { y: [5, 6, 7], x0: 3 }),
    ({ traces }) => Object.assign(traces[1], { z: { bdata: "b" }, zmax: 7 }),
    ({ traces }) => Object.assign(traces[1].colorbar, { title: "up to 3", tickvals: [1, 2] }),
    ({ traces }) => Object.assign(traces[1], { meta: "up to 3" }),
    ({ layout }) => Object.assign(layout.shapes[0], { x0: 2, x1: 2 }),
    ({ layout }) => Object.assign(layout.annotations[0], { y: 3 }),
  ]) {
    assert.equal(structureOf(changed(change)), structureOf(FIGURE), String(change));
  }
});

test("looks, axes, numbers of things, texts and areas are Plotly's", () => {
  for (const change of [
    ({ traces }) => Object.assign(traces[0].line, { color: "$class1" }),
    ({ traces }) => traces.pop(),
    ({ traces }) => Object.assign(traces[2], { y: [0, 2] }),
    ({ layout }) => Object.assign(layout.yaxis, { range: [0, 2] }),
    ({ layout }) => layout.shapes.push(layout.shapes[0]),
    ({ layout }) => Object.assign(layout.annotations[0], { text: "e" }),
  ]) {
    assert.notEqual(structureOf(changed(change)), structureOf(FIGURE), String(change));
  }
});

test("the size and the colours of the picture count", () => {
  assert.notEqual(structureOf(FIGURE, "dark"), structureOf(FIGURE, "light"));
  assert.notEqual(structureOf(FIGURE, { width: 1 }), structureOf(FIGURE, { width: 2 }));
  assert.equal(structureOf(FIGURE, { width: 1 }), structureOf(FIGURE, { width: 1 }));
});
