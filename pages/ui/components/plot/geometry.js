// Where things are in a plot.
/** @import { PlotNode } from "./plotly.js" */

const ROUNDS = 24; // each brings a place much closer to the borders

/** @typedef {[number, number]} Place */
/** @typedef {[number, number, number]} HalfPlane of all (x, y) with p x + q y <= r */

/**
 * The index of the value nearest to x; the first of several.
 * @param {ArrayLike<number>} values
 * @param {number} x
 */
export function nearest(values, x) {
  let best = 0;
  for (let n = 1; n < values.length; n++) {
    if (Math.abs(values[n] - x) < Math.abs(values[best] - x)) best = n;
  }
  return best;
}

/**
 * @param {HalfPlane[]} bounds
 * @param {Place} place
 */
export function isWithin(bounds, [x, y]) {
  return bounds.every(([p, q, r]) => p * x + q * y <= r);
}

/**
 * A place within half planes that is close to another one.
 * @param {HalfPlane[]} bounds whose borders meet at 60 degrees or more, if they do
 * @param {Place} place
 * @returns {Place}
 */
export function within(bounds, [x, y]) {
  let place = { x, y };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [p, q, r] of bounds) {
      const beyond = Math.max(0, (p * place.x + q * place.y - r) / (p * p + q * q));
      place = { x: place.x - beyond * p, y: place.y - beyond * q };
    }
  }
  return [place.x, place.y];
}

/**
 * What is under the pointer, as values of the axes.
 * @param {PlotNode} node
 * @param {{ clientX: number, clientY: number }} event
 * @returns {Place}
 */
export function placeOf(node, { clientX, clientY }) {
  const { xaxis, yaxis } = node._fullLayout;
  const { left, top } = node.getBoundingClientRect();
  return [xaxis.p2d(clientX - left - xaxis._offset), yaxis.p2d(clientY - top - yaxis._offset)];
}

/**
 * The axis of a trace: "x2" is "xaxis2".
 * @param {Record<string, any>} layout
 * @param {string} id
 */
export function axisOf(layout, id) {
  return layout[`${id[0]}axis${id.slice(1)}`];
}
