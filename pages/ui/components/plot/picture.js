// A figure as a picture to take away, with its title in it.
/** @import { Trace } from "../protocol.js" */
/** @import { PlotNode } from "./plotly.js" */
/** @import { PlotView } from "./view.js" */
import { page } from "../shared/page_state.js";
import { asides } from "./end_labels.js";

const SIGN = 8.4; // pixels of a sign in the title
const ROW = 20; // pixels of a row of the title, and of the room around it
const SCALE = 62; // pixels of a scale of colours, below everything else
const TOP = 30; // pixels above the plot where the figure does not say

/**
 * @param {PlotView} view
 * @param {string} format "png" or "svg"
 */
export async function savePicture(view, format) {
  const { node, figure, surface } = view;
  surface.settle();
  const { width, height } = node._fullLayout;
  const rows = inRows(figure?.words?.title ?? "", width / SIGN);
  const room = ROW * (rows.length + 1);
  const below = figure?.traces.some(({ colorbar }) => colorbar) ? SCALE : 0;
  const layout = {
    ...node.layout,
    annotations: annotationsOf(node),
    width,
    height: height + room + below,
    paper_bgcolor: backgroundOf(node),
    margin: marginsOf(node.layout, room, below),
    title: { text: rows.join("<br>"), x: 0.02, y: 0.98, yanchor: "top", font: { size: 15 } },
  };
  const options = { format, width, height: layout.height, scale: format === "png" ? 2 : 1 };
  const url = await surface.Plotly.toImage({ data: node.data.map(withScale), layout }, options);
  const link = document.createElement("a");
  Object.assign(link, { href: url, download: `${page.path}-${view.key}.${format}` });
  link.click();
}

/**
 * Names at line ends where they stand on the screen.
 * @param {PlotNode} node
 */
function annotationsOf(node) {
  const { annotations = [] } = node.layout;
  const places = asides(node, annotations);
  return annotations.map((/** @type {any} */ annotation, /** @type {number} */ n) => ({
    ...annotation,
    yshift: (annotation.yshift ?? 0) - places[n].down,
    font: { ...annotation.font, ...(places[n].size && { size: places[n].size }) },
  }));
}

/**
 * @param {Record<string, any>} layout
 * @param {number} above
 * @param {number} below
 */
function marginsOf({ margin = {} }, above, below) {
  return { ...margin, t: (margin.t ?? TOP) + above, b: (margin.b ?? TOP) + below };
}

/**
 * The page's scale of colours is beside the plot; in a picture it is Plotly's.
 * @param {Trace} trace
 */
function withScale(trace) {
  return trace.colorbar ? { ...trace, showscale: true } : trace;
}

/**
 * The words in rows of about so many signs; a Chinese sign is as wide as two.
 * @param {string} text
 * @param {number} signs
 */
export function inRows(text, signs) {
  const rows = [""];
  for (const part of text.match(/[\u3000-\uffef]|[^\s\u3000-\uffef]+\s*|\s+/g) ?? []) {
    const row = rows[rows.length - 1];
    const wide = (row + part).replace(/[\u3000-\uffef]/g, "MM").trimEnd().length;
    if (wide > signs && row) rows.push(part);
    else rows[rows.length - 1] = row + part;
  }
  return rows;
}

/**
 * The page's own colour: the text of a dark scheme is light.
 * @param {HTMLElement} node
 */
function backgroundOf(node) {
  const probe = document.createElement("i");
  probe.style.color = "var(--lab-background)";
  node.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
