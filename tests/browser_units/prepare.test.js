// A figure as Plotly takes it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inTwoLines, prepare } from "../../pages/ui/components/plot/prepare.js";

const COLOURS = { $text: "#111111", $class0: "#222222" };

test("names of colours become colours, in a copy", () => {
  const values = [1, 2, 3];
  const figure = {
    traces: [{ x: values, marker: { color: ["$class0", "$text"] }, text: ["$unknown", "plain"] }],
    layout: { height: 380, font: { color: "$text" }, shapes: [] },
    frames: { line: { name: "now", line: { color: "$text" } } },
  };
  const before = JSON.stringify(figure);
  const { traces, layout, line } = prepare(figure, COLOURS, { width: 900, height: 400 });
  assert.deepEqual(traces[0].marker.color, ["#222222", "#111111"]);
  assert.deepEqual(traces[0].text, ["$unknown", "plain"]);
  assert.equal(traces[0].x, values); // rows of numbers are not copied
  assert.equal(layout.font.color, "#111111");
  assert.equal(line.line.color, "#111111");
  assert.equal(JSON.stringify(figure), before);
});

test("a figure is as large as its place, and a slip of the pointer zooms nothing", () => {
  const figure = {
    traces: [{ type: "heatmap" }, { type: "scatter" }],
    layout: { height: 560, xaxis: { range: [0, 1] }, yaxis2: {} },
  };
  const { traces, layout, line } = prepare(figure, COLOURS, { width: 300, height: 440 });
  assert.deepEqual([layout.width, layout.height], [300, 440]);
  assert.equal(layout.dragmode, false);
  assert.deepEqual(layout.xaxis, { range: [0, 1], fixedrange: true });
  assert.deepEqual(layout.yaxis2, { fixedrange: true });
  const zoomed = prepare(figure, COLOURS, { width: 300, height: 440 }, { xaxis: [0.2, 0.4] });
  assert.deepEqual(zoomed.layout.xaxis, { range: [0.2, 0.4], fixedrange: true });
  assert.deepEqual(traces, [{ type: "heatmap", showscale: false }, { type: "scatter" }]);
  assert.equal(line, null);
});

test("a long title goes on in a second line where the plot is narrow", () => {
  const text =
    "how far the largest <span style='font: a b'>x<sub>1</sub></span> is above the next";
  const figure = { traces: [], layout: { xaxis: { title: { text } } } };
  const titleAt = (/** @type {number} */ width) =>
    prepare(figure, COLOURS, { width, height: 400 }).layout.xaxis.title.text;
  assert.equal(titleAt(900), text);
  assert.equal(titleAt(320).replace("<br>", " "), text);
  assert.ok(titleAt(320).includes("<br>"));
  assert.equal(inTwoLines("<a b>xyz</a>"), "<a b>xyz</a>"); // no blank that is seen
  assert.equal(inTwoLines("one two three"), "one two<br>three");
});
