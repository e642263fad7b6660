// Puts the numbers of a figure into what Plotly has drawn of another one with the same structure:
// a redraw of Plotly's own takes longer than a frame.
/** @import { Figure, Trace } from "../protocol.js" */
/** @import { Curve } from "./decode.js" */
/** @import { PlotNode } from "./plotly.js" */
import { curveOf } from "./decode.js";
import { axisOf } from "./geometry.js";
import { linePath } from "./path_data.js";
import { putShapes } from "./shapes.js";

const AWAY = "translate(-9999,-9999)"; // where a mark without a place is

/**
 * @param {PlotNode} node
 * @param {Figure} figure
 * @returns {boolean} false where Plotly has not drawn all that would have to move
 */
export function putInPlace(node, figure) {
  const groups = groupsOf(node);
  const works = [];
  for (const [index, trace] of figure.traces.entries()) {
    if (trace.type !== "scatter" || trace.fill) continue;
    const work = place(node, trace, groups.get(index));
    if (!work) return false;
    works.push(work);
  }
  const shapes = putShapes(node, figure.layout);
  if (!shapes) return false;
  for (const work of [...works, shapes]) work();
  return true;
}

/**
 * What Plotly has drawn of each trace.
 * @param {PlotNode} node
 * @returns {Map<number, SVGElement>}
 */
export function groupsOf(node) {
  const groups = /** @type {any[]} */ ([...node.querySelectorAll(".scatterlayer > .trace")]);
  return new Map(groups.map((group) => [group.__data__?.[0]?.trace.index, group]));
}

/**
 * @param {PlotNode} node
 * @param {Trace} trace
 * @param {SVGElement | undefined} group
 * @returns {(() => void) | null} what puts it in place; null where something is not there
 */
function place(node, trace, group) {
  const curve = curveOf(trace);
  if (!group) return curve.y.length ? null : () => {};
  const lines = trace.mode.includes("lines") ? group.querySelectorAll(".js-line") : [];
  const marks = trace.mode.includes("markers") ? group.querySelectorAll("path.point") : [];
  const count = curve.y.length;
  if (trace.mode.includes("lines") && !lines.length) return null;
  if (trace.mode.includes("markers") && marks.length !== count) return null;
  return () => {
    const scales = scalesOf(node, trace);
    if (lines.length) putLine(lines, linePath(curve, ...scales));
    putMarks(marks, curve, scales);
  };
}

/**
 * @param {PlotNode} node
 * @param {Trace} trace
 * @returns {[toX: (value: number) => number, toY: (value: number) => number]}
 */
export function scalesOf({ _fullLayout: layout }, trace) {
  return [axisOf(layout, trace.xaxis ?? "x").d2p, axisOf(layout, trace.yaxis ?? "y").d2p];
}

/**
 * Plotly draws the parts between gaps as a path each; here the first has all of them.
 * @param {ArrayLike<Element>} paths
 * @param {string} data
 */
function putLine(paths, data) {
  for (let n = 0; n < paths.length; n++) paths[n].setAttribute("d", n ? "" : data);
}

/**
 * @param {ArrayLike<Element>} marks
 * @param {Curve} places
 * @param {[toX: (value: number) => number, toY: (value: number) => number]} scales
 */
export function putMarks(marks, { x, y }, [toX, toY]) {
  for (let n = 0; n < marks.length; n++) {
    const [left, top] = [toX(x[n]), toY(y[n])];
    const isThere = Number.isFinite(left) && Number.isFinite(top);
    marks[n].setAttribute("transform", isThere ? `translate(${left},${top})` : AWAY);
  }
}
