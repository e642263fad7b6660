// A figure as a picture to take away, with its title in it.
/** @import { PlotView } from "./view.js" */

const SIGN = 8.4; // pixels of a sign in the title
const ROW = 20; // pixels of a row of the title, and of the room around it
const TOP = 30; // pixels above the plot where the figure does not say

/**
 * @param {PlotView} view
 * @param {string} format "png" or "svg"
 */
export async function savePicture(view, format) {
  const { Plotly, node, figure } = view;
  if (figure?.frames && view.scrubber.at !== figure.frames.at) view.scrubber.settle();
  const { width, height } = node._fullLayout;
  const rows = inRows(figure?.words?.title ?? "", width / SIGN);
  const room = ROW * (rows.length + 1);
  const layout = {
    ...node.layout,
    width,
    height: height + room,
    paper_bgcolor: backgroundOf(node),
    margin: { ...node.layout.margin, t: (node.layout.margin?.t ?? TOP) + room },
    title: { text: rows.join("<br>"), x: 0.02, y: 0.98, yanchor: "top", font: { size: 15 } },
  };
  const options = { format, width, height: height + room, scale: format === "png" ? 2 : 1 };
  const url = await Plotly.toImage({ data: node.data, layout }, options);
  const link = document.createElement("a");
  Object.assign(link, { href: url, download: `gradient-${view.key}.${format}` });
  link.click();
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
