// A figure as Plotly takes it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { prepare } from "../../pages/ui/components/plot/prepare.js";

const COLOURS = { $text: "#111111", $class0: "#222222" };

test("names of colours become colours, in a copy", () => {
  const values = [1, 2, 3];
  const figure = {
    traces: [{ x: values, marker: { color: ["$class0", "$text"] }, text: ["$unknown", "plain"] }],
    layout: { height: 380, font: { color: "$text" }, shapes: [] },
    frames: { line: { name: "now", line: { color: "$text" } } },
  };
  const before = JSON.stringify(figure);
  const { traces, layout, line } = prepare(figure, COLOURS, 900);
  assert.deepEqual(traces[0].marker.color, ["#222222", "#111111"]);
  assert.deepEqual(traces[0].text, ["$unknown", "plain"]);
  assert.equal(traces[0].x, values); // rows of numbers are not copied
  assert.equal(layout.font.color, "#111111");
  assert.equal(line.line.color, "#111111");
  assert.equal(JSON.stringify(figure), before);
});

test("a square is no higher than it is wide", () => {
  const figure = { traces: [], layout: { height: 560 }, square: true };
  assert.equal(prepare(figure, COLOURS, 900).layout.height, 560);
  assert.equal(prepare(figure, COLOURS, 300).layout.height, 430);
  assert.equal(prepare({ ...figure, square: false }, COLOURS, 300).layout.height, 560);
  assert.equal(prepare(figure, COLOURS, 300).line, null);
});
