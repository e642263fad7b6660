// Names at the ends of curves, moved apart where they would overlap.
/** @import { PlotNode } from "./plotly.js" */
import { axisOf } from "./geometry.js";

const NAME = "end-label-"; // annotations with such a name stand at the end of a curve
const ROW = 1.25; // heights of its letters that a name takes
const TIGHT = 1.1; // the same where there is little room
const SIZE = 14; // pixels of letters where an annotation does not say
const SMALLEST = 9; // pixels of letters that can be read

/** @typedef {Record<string, any>} Annotation */
/** @typedef {{ sum: number, count: number }} Stack names that touch, and what they want */
/** @typedef {{ down: number, size: number | null }} Aside pixels; null: as large as it says */

/**
 * Places close to the wanted ones, at least `apart` from each other and within the limits, as far
 * as there is room. The order stays.
 * @param {number[]} wanted
 * @param {number} apart
 * @param {[low: number, high: number]} limits
 * @returns {number[]}
 */
export function spread(wanted, apart, [low, high]) {
  const order = [...wanted.keys()].sort((a, b) => wanted[a] - wanted[b] || a - b);
  // Where the first name would have to be for the n-th to be where it wants to be, in a stack.
  const starts = meansThatRise(order.map((index, n) => wanted[index] - n * apart));
  const most = Math.max(low, high - (wanted.length - 1) * apart);
  /** @type {number[]} */
  const places = [];
  for (const [n, index] of order.entries()) {
    places[index] = Math.min(Math.max(starts[n], low), most) + n * apart;
  }
  return places;
}

/**
 * The values, with the mean in place of those that fall.
 * @param {number[]} values
 * @returns {number[]}
 */
function meansThatRise(values) {
  /** @type {Stack[]} */
  const stacks = [];
  for (const value of values) {
    let stack = { sum: value, count: 1 };
    for (let last = stacks.at(-1); last && meanOf(last) > meanOf(stack); last = stacks.at(-1)) {
      stack = { sum: stack.sum + last.sum, count: stack.count + last.count };
      stacks.pop();
    }
    stacks.push(stack);
  }
  return stacks.flatMap((stack) => Array(stack.count).fill(meanOf(stack)));
}

/** @param {Stack} stack */
function meanOf({ sum, count }) {
  return sum / count;
}

/**
 * How far below its curve's end each name is to stand, and how large its letters are where its
 * panel has no room for all names; nothing for all other annotations. Annotations count in decades
 * on a logarithmic axis.
 * @param {PlotNode} node
 * @param {Annotation[]} annotations
 * @returns {Aside[]}
 */
export function asides({ _fullLayout: layout }, annotations) {
  /** @type {Aside[]} */
  const places = annotations.map(() => ({ down: 0, size: null }));
  const names = [...annotations.keys()].filter((n) => isAtEnd(annotations[n]));
  for (const yref of new Set(names.map((n) => annotations[n].yref))) {
    const panel = names.filter((n) => annotations[n].yref === yref);
    const axis = axisOf(layout, yref);
    const wanted = panel.map((n) => axis.r2p(annotations[n].y));
    const { row, size } = lettersOf(annotations[panel[0]], axis._length / panel.length);
    const heights = spread(wanted, row, [row / 2, axis._length - row / 2]);
    for (const [c, n] of panel.entries()) places[n] = { down: heights[c] - wanted[c], size };
  }
  return places;
}

/**
 * @param {Annotation} annotation
 * @param {number} room pixels for each name
 */
function lettersOf({ font }, room) {
  const size = font?.size ?? SIZE;
  if (size * ROW <= room) return { row: size * ROW, size: null };
  const smaller = Math.max(SMALLEST, Math.min(size, room / TIGHT));
  return { row: Math.max(smaller * TIGHT, Math.min(size * ROW, room)), size: smaller };
}

/** @param {Annotation} annotation */
function isAtEnd({ name, y }) {
  return Boolean(name?.startsWith(NAME)) && Number.isFinite(y);
}
