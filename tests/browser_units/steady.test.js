// Axes that stay as they are.
import assert from "node:assert/strict";
import { test } from "node:test";
import { steady } from "../../pages/ui/components/plot/steady.js";

function figure(range, more = {}) {
  return {
    traces: [],
    layout: { uirevision: "a", xaxis: { range: [0, 1] }, yaxis: { range } },
    ...more,
  };
}

function rangeOf(range, before, more) {
  return steady(figure(range, more), before).layout.yaxis.range;
}

test("an axis with room for what comes stays", () => {
  assert.deepEqual(rangeOf([0, 8], figure([0, 10])), [0, 10]);
  assert.deepEqual(rangeOf([2, 10], figure([0, 10])), [0, 10]);
  assert.deepEqual(rangeOf([0, 10], figure([0, 10])), [0, 10]);
});

test("an axis changes where there is no room, or far too much", () => {
  assert.deepEqual(rangeOf([0, 11], figure([0, 10])), [0, 11]);
  assert.deepEqual(rangeOf([-1, 9], figure([0, 10])), [-1, 9]);
  assert.deepEqual(rangeOf([0, 5], figure([0, 10])), [0, 5]);
});

test("fields, other settings and the first figure have axes of their own", () => {
  assert.deepEqual(rangeOf([0, 8], figure([0, 10]), { square: true }), [0, 8]);
  assert.deepEqual(rangeOf([0, 8], null), [0, 8]);
  const other = figure([0, 10]);
  other.layout.uirevision = "b";
  assert.deepEqual(rangeOf([0, 8], other), [0, 8]);
  const log = figure([0, 10]);
  log.layout.yaxis.type = "log";
  assert.deepEqual(rangeOf([0, 8], log), [0, 8]);
  assert.deepEqual(steady(figure([0, 8]), figure([0, 10])).layout.xaxis.range, [0, 1]);
});
