// The scale of colours of a field, below the plot.
/** @import { Trace } from "../protocol.js" */
import { find, put } from "../shared/dom.js";
import { coloursOf } from "./colours.js";

/**
 * @param {HTMLElement} section
 * @param {Trace[]} traces of the figure; at most one of them has a scale
 * @param {Record<string, string>} colours
 */
export function putScale(section, traces, colours) {
  const box = find(section, ".lab-scale");
  const trace = traces.find(({ colorbar }) => colorbar);
  box.hidden = !trace;
  if (!trace) return;
  const { colorbar, colorscale, meta, zmin, zmax } = trace;
  const stops = coloursOf(colorscale, colours).map(([at, colour]) => `${colour} ${100 * at}%`);
  put(find(box, "b"), "text", meta);
  find(box, "i").style.background = `linear-gradient(to right, ${stops.join(", ")})`;
  putTicks(find(box, "div"), colorbar, (value) => (value - zmin) / (zmax - zmin));
}

/**
 * @param {HTMLElement} row
 * @param {{ tickvals: number[], ticktext: string[] }} ticks
 * @param {(value: number) => number} share of the width that is to the left of a value
 */
function putTicks(row, { tickvals, ticktext }, share) {
  while (row.childElementCount < tickvals.length) row.append(document.createElement("span"));
  while (row.childElementCount > tickvals.length) row.lastElementChild?.remove();
  for (const [n, value] of tickvals.entries()) {
    const tick = /** @type {HTMLElement} */ (row.children[n]);
    put(tick, "text", ticktext[n]);
    tick.style.left = `${100 * share(value)}%`;
  }
}
