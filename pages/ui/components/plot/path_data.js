// Lines as the `d` of an SVG path.
/** @import { Curve } from "./decode.js" */

/** @typedef {(value: number) => number} Scale a value of an axis in pixels; no number where it has none */

/**
 * The line through all points in turn; where a point has no place there is a gap.
 * @param {Curve} curve
 * @param {Scale} toX
 * @param {Scale} toY
 */
export function linePath({ x, y }, toX, toY) {
  const parts = [];
  let step = "M";
  for (let n = 0; n < y.length; n++) {
    const [left, top] = [toX(x[n]), toY(y[n])];
    if (Number.isFinite(left) && Number.isFinite(top)) {
      parts.push(step, left, ",", top);
      step = "L";
    } else step = "M";
  }
  return parts.join("");
}

/**
 * A shape of a layout between two corners, in pixels.
 * @param {string} type "line" or "rect"
 * @param {[number, number]} start
 * @param {[number, number]} end
 */
export function shapePath(type, [x0, y0], [x1, y1]) {
  return type === "line" ? `M${x0},${y0}L${x1},${y1}` : `M${x0},${y0}H${x1}V${y1}H${x0}Z`;
}
