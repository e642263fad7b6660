// The image of a field below everything else in a plot. Plotly's own, which is hidden, serves to
// tell values and is in the pictures that are saved; to draw it anew takes longer than a frame.
/** @import { Trace } from "../protocol.js" */
/** @import { PlotNode } from "./plotly.js" */
import { coloursOf, shade, shadesOf } from "./colours.js";
import { decode } from "./decode.js";

export class Field {
  #node;
  #frame = document.createElement("div");
  #canvas = document.createElement("canvas");
  /** @type {Trace | null} */
  #trace = null;
  #scale = "";
  #shades = new Uint32Array();

  /** @param {PlotNode} node */
  constructor(node) {
    this.#node = node;
    this.#frame.className = "lab-field";
    this.#frame.append(this.#canvas);
  }

  /**
   * @param {Trace[]} traces of the figure that is drawn; at most one of them is a field
   * @param {Record<string, string>} colours
   */
  draw(traces, colours) {
    this.#trace = traces.find(({ type }) => type === "heatmap") ?? null;
    if (!this.#trace) {
      this.#frame.remove();
      return;
    }
    this.#paint(this.#trace, colours);
    this.place();
    if (!this.#frame.isConnected) this.#node.append(this.#frame);
  }

  /**
   * @param {Trace} trace
   * @param {Record<string, string>} colours
   */
  #paint({ z, zmin, zmax, colorscale }, colours) {
    const scale = coloursOf(colorscale, colours);
    if (String(scale) !== this.#scale) this.#shades = shadesOf(scale);
    this.#scale = String(scale);
    const [rows, columns] = z.shape.split(",").map(Number);
    const pixels = shade(decode(z), columns, [zmin, zmax], this.#shades);
    Object.assign(this.#canvas, { width: columns, height: rows });
    const image = new ImageData(new Uint8ClampedArray(pixels.buffer), columns, rows);
    this.#canvas.getContext("2d")?.putImageData(image, 0, 0);
  }

  /** Each pixel stands around its point; the plot's frame cuts off what is beyond it. */
  place() {
    if (!this.#trace) return;
    const { xaxis, yaxis } = this.#node._fullLayout;
    const { x0, dx, y0, dy } = this.#trace;
    const { width, height } = this.#canvas;
    const [left, right] = [-0.5, width - 0.5].map((n) => xaxis.d2p(x0 + n * dx));
    const [bottom, top] = [-0.5, height - 0.5].map((n) => yaxis.d2p(y0 + n * dy));
    put(this.#frame, xaxis._offset, yaxis._offset, xaxis._length, yaxis._length);
    put(this.#canvas, left, top, right - left, bottom - top);
  }
}

/**
 * @param {HTMLElement} element
 * @param {number} left
 * @param {number} top
 * @param {number} width
 * @param {number} height
 */
function put({ style }, left, top, width, height) {
  for (const [name, size] of Object.entries({ left, top, width, height })) {
    style.setProperty(name, `${size}px`);
  }
}
