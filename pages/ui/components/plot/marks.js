// Moves the marks of a figure along its curves.
/** @import { Figure } from "../protocol.js" */
/** @import { Track } from "./decode.js" */
/** @import { PlotNode } from "./plotly.js" */
/** @import { Drawn } from "./prepare.js" */
import { number } from "../shared/number.js";
import { axisOf } from "./geometry.js";

/**
 * Move what Plotly has drawn, without Plotly: a redraw of its own takes longer than a frame.
 * @param {PlotNode} node
 * @param {Figure} figure
 * @param {Track[]} tracks
 * @param {number} n
 * @returns {boolean} false where it has not drawn all of it, as a mark that was outside the axis
 */
export function slide(node, figure, tracks, n) {
  const layout = node._fullLayout;
  const line = figure.frames?.line;
  const index =
    layout.shapes?.findIndex((/** @type {any} */ shape) => shape.name === line?.name) ?? -1;
  /** @type {SVGElement | null} */
  const path = node.querySelector(`.shapelayer path[data-index="${index}"]`);
  const points = pointsOf(node);
  const isComplete = tracks.every(
    ({ trace, curves }) => points.get(trace)?.length === curves.length,
  );
  if ((line && !path) || !isComplete) return false;
  for (const { trace, curves } of tracks) {
    const full = node._fullData[trace];
    const [xaxis, yaxis] = [axisOf(layout, full.xaxis), axisOf(layout, full.yaxis)];
    points.get(trace)?.forEach((point, c) => {
      const [x, y] = [xaxis.d2p(curves[c].x[n]), yaxis.d2p(curves[c].y[n])];
      const isThere = Number.isFinite(x) && Number.isFinite(y);
      point.style.display = isThere ? "" : "none";
      if (isThere) point.setAttribute("transform", `translate(${x},${y})`);
    });
  }
  if (path) {
    const { xaxis } = layout;
    const x = tracks[0].curves[0].x[n];
    path.style.transform = `translateX(${xaxis.d2p(x) - xaxis.d2p(layout.shapes[index].x0)}px)`;
  }
  return true;
}

/**
 * The marks that Plotly has drawn, by trace.
 * @param {PlotNode} node
 * @returns {Map<number, NodeListOf<SVGElement>>}
 */
function pointsOf(node) {
  const groups = /** @type {any[]} */ ([...node.querySelectorAll(".scatterlayer .trace")]);
  return new Map(
    groups.map((group) => [
      group.__data__?.[0]?.trace.index,
      group.querySelectorAll("path.point"),
    ]),
  );
}

/**
 * Tell Plotly where the marks are now, so that pictures have them there too.
 * @param {any} Plotly
 * @param {PlotNode} node
 * @param {Drawn} drawn
 * @param {Track[]} tracks
 * @param {number} n
 */
export function settle(Plotly, node, drawn, tracks, n) {
  const update = {
    x: tracks.map(({ curves }) => curves.map((curve) => curve.x[n])),
    y: tracks.map(({ curves }) => curves.map((curve) => curve.y[n])),
  };
  /** @type {Record<string, any>} */
  const layout = {};
  const { line } = drawn;
  if (line) {
    const x = tracks[0].curves[0].x[n];
    const shapes = /** @type {any[]} */ (drawn.layout.shapes);
    const others = shapes.filter((shape) => shape.name !== line.name);
    layout.shapes = [...others, { ...line, x0: x, x1: x }];
  }
  Plotly.update(
    node,
    update,
    layout,
    tracks.map(({ trace }) => trace),
  );
}

/**
 * Where the marks are, in words.
 * @param {Figure} figure
 * @param {Track[]} tracks
 * @param {number} n
 */
export function textAt({ frames }, tracks, n) {
  if (!frames) return "";
  const curves = tracks.flatMap((track) => track.curves);
  const values = frames.names.map((name, c) => `${name} = ${number(curves[c].y[n])}`);
  return `${frames.name} = ${number(curves[0].x[n])}:  ${values.join(",  ")}`;
}
