// What of a figure only Plotly can draw: all but what is moved in place.
/** @import { Figure } from "../protocol.js" */

// Numbers of curves, images and marks, ends of shapes, places of annotations, the scale of colours.
const MOVES = new Set("x y z x0 dx y0 dy x1 y1 customdata zmin zmax tickvals ticktext".split(" "));

/**
 * Two figures with the same text differ only in what is moved in place.
 * @param {Figure} figure
 * @param {unknown[]} more what else the picture goes by: its size, its colours
 */
export function structureOf({ traces, layout }, ...more) {
  const all = traces.map((trace) => {
    if (trace.fill) return { ...trace, area: [trace.x, trace.y] }; // a border and an inside stay
    // The scale of colours, and what it is called, are the page's own.
    return trace.type === "heatmap" ? { ...trace, colorbar: null, meta: null } : trace;
  });
  return JSON.stringify([all, layout, more], (key, value) => (MOVES.has(key) ? null : value));
}
