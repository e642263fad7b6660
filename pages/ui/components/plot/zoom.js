// Zoom by buttons, about the mark or the point; nothing else zooms a plot.
/** @import { Figure } from "../protocol.js" */
/** @import { PlotView } from "./view.js" */
import { find, put } from "../shared/dom.js";
import { page } from "../shared/page_state.js";

const FACTOR = 2;
const MOST = 64; // times: then there are few points of a curve left

/** @typedef {[low: number, high: number]} Range of an axis, in decades if it is logarithmic */

/**
 * A range that is a part of another one, about a place if that allows it.
 * @param {Range} whole
 * @param {number} times how many of it are in the whole
 * @param {number} about
 * @returns {Range}
 */
export function part([low, high], times, about) {
  const size = (high - low) / times;
  const start = Math.min(Math.max(about - size / 2, low), high - size);
  return [start, start + size];
}

export class Zoom {
  /** How many times as large as at first. */
  times = 1;
  #view;
  #box;

  /** @param {PlotView} view */
  constructor(view) {
    this.#view = view;
    this.#box = find(view.section, ".lab-zoom");
    this.#button("in", () => this.#to(this.times * FACTOR));
    this.#button("out", () => this.#to(this.times / FACTOR));
    this.#button("whole", () => this.#to(1));
  }

  /**
   * @param {string} name
   * @param {() => void} work
   */
  #button(name, work) {
    find(this.#box, `.${name}`).addEventListener("click", work);
  }

  /** The figure has been drawn. */
  dress() {
    const words = page.words?.figure ?? {};
    for (const name of ["in", "out", "whole"]) {
      const button = /** @type {HTMLButtonElement} */ (find(this.#box, `.${name}`));
      put(button, "aria-label", words[`zoom_${name}`] ?? "");
      put(button, "title", words[`zoom_${name}`] ?? "");
      button.disabled = name === "in" ? this.times >= MOST : this.times === 1;
    }
  }

  /** Another view has other axes. */
  reset() {
    this.times = 1;
  }

  /** @param {number} times */
  #to(times) {
    this.times = Math.min(Math.max(times, 1), MOST);
    this.#view.surface.redraw();
    this.dress();
  }

  /**
   * The ranges of the axes that are zoomed, by their names in a layout.
   * @param {Figure} figure
   * @returns {Record<string, Range>}
   */
  rangesOf({ layout, square }) {
    if (this.times === 1) return {};
    const [x, y] = this.#centre();
    /** @type {Record<string, Range>} */
    const ranges = { xaxis: part(layout.xaxis.range, this.times, x) };
    if (square) ranges.yaxis = part(layout.yaxis.range, this.times, y);
    return ranges;
  }

  /** Where the mark or the point is, as ranges have it. */
  #centre() {
    const { figure, node, scrubber, tracks } = this.#view;
    const { xaxis, yaxis } = node._fullLayout;
    const curve = tracks[0]?.curves[0];
    const at = figure?.move?.at ?? [curve?.x[scrubber.at], curve?.y[scrubber.at]];
    return [xaxis.d2r(at[0] ?? 0), yaxis.d2r(at[1] ?? 0)];
  }
}
