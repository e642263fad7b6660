// Numbers of a figure as the server packs them, and the curves that marks move along.
/** @import { Figure, Packed, Trace } from "../protocol.js" */

/** @typedef {{ x: ArrayLike<number>, y: ArrayLike<number> }} Curve */
/** @typedef {{ trace: number, curves: Curve[] }} Track the trace of some marks, a curve for each */

const TYPES = { f8: Float64Array, f4: Float32Array };

/**
 * @param {number[] | Packed} values
 * @returns {ArrayLike<number>}
 */
export function decode(values) {
  if (Array.isArray(values)) return values;
  const text = atob(values.bdata);
  const bytes = new Uint8Array(text.length);
  for (let n = 0; n < text.length; n++) bytes[n] = text.charCodeAt(n);
  return new TYPES[values.dtype](bytes.buffer);
}

/**
 * @param {Figure} figure
 * @returns {Track[]}
 */
export function tracksOf({ traces, frames }) {
  return (frames?.follow ?? []).map(([trace, indices]) => ({
    trace,
    curves: indices.map((index) => curveOf(traces[index])),
  }));
}

/**
 * @param {Trace} trace equidistant places have only a start and a step
 * @returns {Curve}
 */
export function curveOf({ x, x0, dx, y }) {
  const heights = decode(y);
  return { x: x ? decode(x) : Array.from(heights, (_, n) => x0 + n * dx), y: heights };
}
