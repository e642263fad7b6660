// Lines and bands of a layout, and the texts in it, moved without Plotly.
/** @import { PlotNode } from "./plotly.js" */
import { asides } from "./end_labels.js";
import { axisOf } from "./geometry.js";
import { shapePath } from "./path_data.js";

/** @typedef {Record<string, any>} Shape */

/**
 * @param {PlotNode} node
 * @param {Record<string, any>} layout
 * @returns {(() => void) | null} what puts them in place; null where one is not there
 */
export function putShapes(node, layout) {
  const moved = movable(layout).map(([index, shape]) => ({
    shape,
    path: node.querySelector(`.shapelayer path[data-index="${index}"]`),
    text: node.querySelector(`.shapelayer .shape-label[data-index="${index}"]`),
    before: node._fullLayout.shapes[index],
  }));
  if (moved.some(({ path }) => !path)) return null;
  return () => {
    for (const { shape, path, text, before } of moved) {
      path?.setAttribute("d", pathOf(node, shape));
      text?.setAttribute("transform", `translate(${shift(node, shape, before).join(",")})`);
    }
    putAnnotations(node, layout.annotations ?? []);
  };
}

/**
 * @param {Record<string, any>} layout
 * @returns {[index: number, shape: Shape][]}
 */
function movable({ shapes = [] }) {
  return [...shapes.entries()].filter(([, { type }]) => type !== "path");
}

/**
 * @param {PlotNode} node
 * @param {Shape} shape
 */
export function pathOf(node, shape) {
  const { x0, y0, x1, y1, type } = shape;
  return shapePath(type, placeOn(node, shape, x0, y0), placeOn(node, shape, x1, y1));
}

/**
 * Pixels from the left and the top of the whole picture.
 * @param {PlotNode} node
 * @param {Shape} item
 * @param {number} x
 * @param {number} y
 * @returns {[number, number]}
 */
function placeOn({ _fullLayout: layout }, item, x, y) {
  const { xref = "x", yref = "y" } = item;
  const toPixels = "x0" in item ? "d2p" : "r2p"; // annotations count in decades
  const { l, t, w, h } = layout._size;
  const [xaxis, yaxis] = [axisOf(layout, xref), axisOf(layout, yref)];
  return [
    xref === "paper" ? l + w * x : xaxis._offset + xaxis[toPixels](x),
    yref === "paper" ? t + h * (1 - y) : yaxis._offset + yaxis[toPixels](y),
  ];
}

/**
 * How far something is from where Plotly has drawn it.
 * @param {PlotNode} node
 * @param {Shape} after
 * @param {Shape} before
 */
function shift(node, after, before) {
  const [x, y] = ["x", "y"].map((name) => (`${name}0` in after ? `${name}0` : name));
  const there = placeOn(node, after, after[x], after[y]);
  const here = placeOn(node, after, before[x], before[y]);
  return there.map((place, n) => place - here[n]);
}

/**
 * @param {PlotNode} node that Plotly has drawn annotations in, as many and the same texts
 * @param {Shape[]} annotations
 */
export function putAnnotations(node, annotations) {
  const places = asides(node, annotations);
  for (const [index, annotation] of annotations.entries()) {
    const group = node.querySelector(`.annotation[data-index="${index}"]`);
    const before = node._fullLayout.annotations[index];
    const [x, y] = before ? shift(node, annotation, before) : [0, 0];
    const { down, size } = places[index];
    group?.setAttribute("transform", `translate(${x},${y + down})`);
    const letters = /** @type {SVGElement | null} */ (group?.querySelector("text"));
    if (letters && size) letters.style.fontSize = `${size}px`;
  }
}
