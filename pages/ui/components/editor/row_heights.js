// Rows of all columns have the same height: where a message needs more room beside its field, the
// row grows in all of them, by a custom property of the workbench that each row looks at.
/** @import { Entry } from "./bar_view.js" */
import { closest } from "../shared/dom.js";

const WORKBENCH = ".st-key-workbench";
const HEAD = 1; // rows of the grid above the first class

/** @type {WeakMap<Element, { name: string, workbench: HTMLElement | null }>} by message */
const rows = new WeakMap();
/** @type {Map<string, Map<Element, number>>} what each message of a row needs, in px */
const needs = new Map();

/** @type {ResizeObserver | null} */
let observer = null;

/** @param {Entry} entry */
function nameOf(entry) {
  return `--lab-row-${entry === "sum" ? entry : entry + 1}`;
}

/**
 * Where an entry stands in the grid of its vector, and how tall its row is.
 * @param {Entry} entry
 */
export function rowStyle(entry) {
  const place = entry === "sum" ? "" : `--row: ${entry + 1 + HEAD};`;
  return `${place} --height: var(${nameOf(entry)}, var(--lab-row))`;
}

/**
 * Let a row grow by what a message in it needs.
 * @param {Element} message
 * @param {Entry} entry
 */
export function growRow(message, entry) {
  rows.set(message, { name: nameOf(entry), workbench: null });
  observer ??= new ResizeObserver((entries) => {
    for (const { target, borderBoxSize } of entries) measure(target, borderBoxSize[0].blockSize);
  });
  observer.observe(message);
}

/**
 * @param {Element} message also one that has just gone
 * @param {number} height
 */
function measure(message, height) {
  const row = rows.get(message);
  if (!row) return;
  const root = message.getRootNode();
  if (root instanceof ShadowRoot) row.workbench = closest(root.host, WORKBENCH);
  const all = needs.get(row.name) ?? new Map();
  needs.set(row.name, all);
  if (height > 0) all.set(message, height);
  else all.delete(message);
  const most = Math.max(0, ...all.values());
  if (most) row.workbench?.style.setProperty(row.name, `calc(var(--lab-row) + ${most}px)`);
  else row.workbench?.style.removeProperty(row.name);
}
