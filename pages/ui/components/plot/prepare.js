// A figure of the server as Plotly takes it: in the colours of the scheme, and as high as there is
// room for.
/** @import { Figure, Trace } from "../protocol.js" */

const BELOW = 130; // pixels that legend, titles and scale take from the height of a square

/** @typedef {{ traces: Trace[], layout: Record<string, any>, line: Trace | null }} Drawn */

/**
 * @param {Figure} figure
 * @param {Record<string, string>} colours
 * @param {number} width of the plot in pixels
 * @returns {Drawn} line: of the present value, where there is one
 */
export function prepare({ traces, layout, frames, square }, colours, width) {
  const copy = withColours({ traces, layout, line: frames?.line ?? null }, colours);
  const most = square ? width + BELOW : Number.POSITIVE_INFINITY;
  return { ...copy, layout: { ...copy.layout, height: Math.min(layout.height, most) } };
}

/**
 * A copy with colours in place of their names; Plotly writes into what it is given. Rows of numbers
 * are taken as they are.
 * @template T
 * @param {T} item
 * @param {Record<string, string>} colours
 * @returns {T}
 */
function withColours(item, colours) {
  return /** @type {T} */ (replaced(item, colours));
}

/**
 * @param {unknown} item
 * @param {Record<string, string>} colours
 * @returns {unknown}
 */
function replaced(item, colours) {
  if (typeof item === "string") return item.startsWith("$") ? (colours[item] ?? item) : item;
  if (Array.isArray(item)) {
    const isPlain = item.every((part) => typeof part === "number");
    return isPlain ? item : item.map((part) => replaced(part, colours));
  }
  if (item === null || typeof item !== "object") return item;
  const pairs = Object.entries(item).map(([name, part]) => [name, replaced(part, colours)]);
  return Object.fromEntries(pairs);
}
