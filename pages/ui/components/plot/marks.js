// Moves the marks of a figure along its curves.
/** @import { Figure, Frames } from "../protocol.js" */
/** @import { Track } from "./decode.js" */
/** @import { PlotNode } from "./plotly.js" */
/** @import { Drawn } from "./prepare.js" */
import { number } from "../shared/number.js";
import { groupsOf, putMarks, scalesOf } from "./in_place.js";
import { pathOf } from "./shapes.js";

/**
 * Move what Plotly has drawn, without Plotly: a redraw of its own takes longer than a frame.
 * @param {PlotNode} node
 * @param {Figure} figure
 * @param {Track[]} tracks
 * @param {number} n
 * @returns {boolean} false where it has not drawn all of it, as a mark that was outside the axis
 */
export function slide(node, figure, tracks, n) {
  const line = figure.frames?.line;
  const index = line ? indexOf(figure.layout.shapes, line.name) : -1;
  const path = node.querySelector(`.shapelayer path[data-index="${index}"]`);
  const groups = groupsOf(node);
  const all = tracks.map(({ trace, curves }) => ({
    marks: groups.get(trace)?.querySelectorAll("path.point") ?? [],
    scales: scalesOf(node, figure.traces[trace]),
    places: { x: curves.map(({ x }) => x[n]), y: curves.map(({ y }) => y[n]) },
  }));
  const isComplete = all.every(({ marks, places }) => marks.length === places.x.length);
  if ((line && !path) || !isComplete) return false;
  for (const { marks, places, scales } of all) putMarks(marks, places, scales);
  if (line) path?.setAttribute("d", pathOf(node, lineAt(line, tracks, n)));
  return true;
}

/**
 * @param {Record<string, any>[]} shapes
 * @param {string} name
 */
function indexOf(shapes, name) {
  return shapes.findIndex((shape) => shape.name === name);
}

/**
 * The line of the present value as it has come, if it is on the axis.
 * @param {Figure} figure
 * @returns {Record<string, any> | undefined}
 */
export function lineOf({ layout, frames }) {
  return layout.shapes[indexOf(layout.shapes, frames?.line?.name)];
}

/**
 * The line of the present value, elsewhere.
 * @param {Record<string, any>} line
 * @param {Track[]} tracks
 * @param {number} n
 */
function lineAt(line, tracks, n) {
  const x = tracks[0].curves[0].x[n];
  return { ...line, x0: x, x1: x };
}

/**
 * The figure as Plotly takes it, with its marks elsewhere.
 * @param {Drawn} drawn
 * @param {Track[]} tracks
 * @param {number} n
 * @returns {Drawn}
 */
export function withMarksAt({ traces, layout, line }, tracks, n) {
  const moved = [...traces];
  for (const { trace, curves } of tracks) {
    moved[trace] = {
      ...traces[trace],
      x: curves.map((curve) => curve.x[n]),
      y: curves.map((curve) => curve.y[n]),
    };
  }
  if (!line) return { traces: moved, layout, line };
  const shapes = /** @type {any[]} */ (layout.shapes).filter(({ name }) => name !== line.name);
  return {
    traces: moved,
    layout: { ...layout, shapes: [...shapes, lineAt(line, tracks, n)] },
    line,
  };
}

/**
 * The present values themselves, in words; nothing where they are not on the axis.
 * @param {Figure} figure
 */
export function textNow({ frames, traces }) {
  if (!frames) return "";
  const marks = frames.follow.flatMap(([trace]) =>
    traces[trace].x.map((/** @type {number} */ x, /** @type {number} */ c) => ({
      x,
      y: traces[trace].y[c] ?? Number.NaN,
    })),
  );
  return marks.length ? inWords(frames, marks) : "";
}

/**
 * Where the marks are at an index, in words.
 * @param {Figure} figure
 * @param {Track[]} tracks
 * @param {number} n
 */
export function textAt({ frames }, tracks, n) {
  if (!frames) return "";
  const curves = tracks.flatMap((track) => track.curves);
  return inWords(
    frames,
    curves.map(({ x, y }) => ({ x: x[n], y: y[n] })),
  );
}

/**
 * @param {Frames} frames without names where a link hides the values
 * @param {{ x: number, y: number }[]} marks
 */
function inWords({ name, names }, marks) {
  const place = `${name} = ${number(marks[0].x)}`;
  const values = names.map((each, c) => `${each} = ${number(marks[c].y)}`);
  return values.length ? `${place}:  ${values.join(",  ")}` : place;
}
