// Axes that need not change: to draw other ticks takes Plotly longer than a frame.
/** @import { Figure } from "../protocol.js" */

const ENOUGH = 0.6; // of the height: as much of it curves have to take for the axis to stay

/**
 * The figure with vertical axes as they were drawn before, where what is to be seen has room there
 * and does not look small.
 * @param {Figure} figure
 * @param {Figure | null} before what the plot shows now
 * @returns {Figure}
 */
export function steady(figure, before) {
  const { layout, square } = figure;
  // A field covers its axes, and after a change of settings all begins anew.
  if (square || !before || before.layout.uirevision !== layout.uirevision) return figure;
  const kept = Object.keys(layout)
    .filter((name) => name.startsWith("yaxis") && isRoom(before.layout[name], layout[name]))
    .map((name) => [name, { ...layout[name], range: before.layout[name].range }]);
  return { ...figure, layout: { ...layout, ...Object.fromEntries(kept) } };
}

/**
 * @param {{ range?: [number, number], type?: string } | undefined} before
 * @param {{ range?: [number, number], type?: string }} after
 */
function isRoom(before, after) {
  if (!before?.range || !after.range || before.type !== after.type) return false;
  const [low, high] = before.range;
  const [least, most] = after.range;
  return low <= least && most <= high && most - least >= ENOUGH * (high - low);
}
