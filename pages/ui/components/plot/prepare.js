// A figure of the server as Plotly takes it: in the colours of the scheme, as large as its place.
/** @import { Figure, Trace } from "../protocol.js" */

/** @typedef {{ traces: Trace[], layout: Record<string, any>, line: Trace | null }} Drawn */
/** @typedef {{ width: number, height: number }} Size in pixels */

const MARKUP = /<[^>]*>/g;
const LETTER = 8.5; // pixels that a letter of an axis's title takes, about
const ROOM = 0.8; // of a plot's width: the rest are margins

/**
 * @param {Figure} figure
 * @param {Record<string, string>} colours
 * @param {Size} size
 * @param {Record<string, [number, number]>} [ranges] of axes that are zoomed
 * @returns {Drawn} line: of the present value, where there is one
 */
export function prepare({ traces, layout, frames }, colours, size, ranges = {}) {
  const all = { traces, layout, line: frames?.line ?? null };
  const { traces: coloured, ...copy } = withColours(all, colours);
  return {
    ...copy,
    traces: coloured.map(withoutScale),
    layout: {
      ...withTitlesInside(withFixedAxes(copy.layout, ranges), size),
      ...size,
      autosize: false,
      dragmode: false,
    },
  };
}

/**
 * The page has a scale of colours of its own: Plotly's takes as long as a whole figure.
 * @param {Trace} trace
 */
function withoutScale(trace) {
  return trace.type === "heatmap" ? { ...trace, showscale: false } : trace;
}

/**
 * Nothing zooms because a pointer slips.
 * @param {Record<string, any>} layout
 * @param {Record<string, [number, number]>} ranges
 */
function withFixedAxes(layout, ranges) {
  const pairs = Object.entries(layout).map(([name, part]) => {
    if (!/^[xy]axis/.test(name)) return [name, part];
    const range = ranges[name] ?? part.range;
    return [name, { ...part, ...(range && { range }), fixedrange: true }];
  });
  return Object.fromEntries(pairs);
}

/**
 * What is said below an axis goes on in a second line where the plot is too narrow for one.
 * @param {Record<string, any>} layout
 * @param {Size} size
 */
function withTitlesInside(layout, { width }) {
  const text = layout.xaxis?.title?.text;
  if (!text || text.replaceAll(MARKUP, "").length * LETTER < width * ROOM) return layout;
  const xaxis = { ...layout.xaxis, title: { ...layout.xaxis.title, text: inTwoLines(text) } };
  return { ...layout, xaxis };
}

/**
 * Broken at the blank, outside of markup, that is next to the middle.
 * @param {string} text
 */
export function inTwoLines(text) {
  const middle = text.length / 2;
  const blanks = [...text.matchAll(/ (?![^<]*>)/g)].map(({ index }) => index);
  if (!blanks.length) return text;
  const at = blanks.reduce((a, b) => (Math.abs(b - middle) < Math.abs(a - middle) ? b : a));
  return `${text.slice(0, at)}<br>${text.slice(at + 1)}`;
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
