// The selection (i, j): one thing on every page. What is chosen lights up at once, wherever an
// element carries its data-i or data-j; the server is told.
//   data-picks   a group that the arrow keys go through: "ij" (a grid), "i" or "j" (a list)
//   data-pick    what can be chosen in it
//   data-ahead   set where i is beyond the chosen one, in what has data-until
import { outbox, send } from "./connection.js";
import { closest, findAll, put } from "./dom.js";
import { tell } from "./page_state.js";
import { readOut } from "./read_out.js";

/** @typedef {{ i?: number, j?: number }} Selection */

const REST = 6; // pixels that are left beside a cell that has been brought into view
const KEY = "selection";
/** @type {Selection} */
let selected = {};

export function selection() {
  return selected;
}

/** @param {Selection} change */
export function select(change) {
  const chosen = { ...selected, ...change };
  if (chosen.i === selected.i && chosen.j === selected.j) return;
  send({ kind: "select", ...change }, KEY);
  show(chosen);
}

/** @param {Selection} chosen what is chosen by what the server says */
export function takeSelection(chosen) {
  if (!outbox.waits(KEY)) show(chosen); // else a newer choice is on its way
}

/** @param {Selection} chosen */
function show(chosen) {
  selected = chosen;
  light();
  reveal();
  tell("selection");
}

/** Light up what is chosen, also in elements that are new. */
export function light() {
  for (const element of findAll(document, "[data-i], [data-j]")) lightElement(element);
  for (const group of findAll(document, "[data-picks]")) {
    const all = stops(group);
    const current = all.find((element) => element.dataset.lit === "on") ?? all[0];
    for (const element of all) put(element, "tabindex", element === current ? "0" : "-1");
  }
  readOut();
}

/** @param {HTMLElement} element */
function lightElement(element) {
  const { i: row, j: column } = element.dataset;
  const isRow = Number(row) === selected.i;
  const isColumn = Number(column) === selected.j;
  const hits = (isRow || !row) && (isColumn || !column);
  const isNear = !hits && row && isColumn;
  put(element, "data-lit", hits ? "on" : isNear ? "near" : "");
  if (element.tagName === "TD" && row && column) put(element, "aria-selected", String(hits));
  if (element.tagName === "BUTTON") put(element, "aria-pressed", String(hits));
  if (!element.closest("[data-until]")) return;
  put(element, "data-ahead", Number(row) > (selected.i ?? 0) ? "yes" : "");
}

// Where a table scrolls in its own box, the chosen cell is brought to where it can be seen.
function reveal() {
  for (const box of findAll(document, ".lab-box")) {
    const cell = box.querySelector('td[data-i][data-j][data-lit="on"]');
    if (!cell || box.scrollWidth <= box.clientWidth) continue;
    const cells = [...(cell.parentElement?.children ?? [])];
    const heads = cells.filter((element) => getComputedStyle(element).position === "sticky");
    const [around, own] = [box, cell].map((element) => element.getBoundingClientRect());
    const left = Math.max(around.left, ...heads.map((head) => head.getBoundingClientRect().right));
    if (own.left < left) box.scrollLeft -= left - own.left + REST;
    else if (own.right > around.right) box.scrollLeft += own.right - around.right + REST;
  }
}

/**
 * What Tab and the arrow keys reach in a group: the cells of a grid, the buttons of a list.
 * @param {HTMLElement} group
 */
function stops(group) {
  const isGrid = group.dataset.picks === "ij";
  return findAll(group, isGrid ? "td[data-pick][data-i][data-j]" : "button[data-pick]");
}

/** @param {HTMLElement} element */
function pick(element) {
  const { i, j } = element.dataset;
  select({ ...(i && { i: Number(i) }), ...(j && { j: Number(j) }) });
}

document.addEventListener("click", ({ target }) => {
  const element = closest(target, "[data-pick]");
  if (element) pick(element);
});

/** @type {Record<string, [down: number, right: number]>} */
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

document.addEventListener("keydown", (event) => {
  const from = closest(event.target, "[data-pick]");
  const group = closest(from, "[data-picks]");
  if (!from || !group || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = stops(group);
  /** @type {HTMLElement | undefined} */
  let to;
  if (event.key === "Home") to = all[0];
  else if (event.key === "End") to = all.at(-1);
  else if (event.key in MOVES)
    to = neighbour(from, all, MOVES[event.key], group.dataset.picks === "ij");
  else return;
  event.preventDefault();
  if (!to) return;
  pick(to);
  to.focus();
});

/**
 * @param {HTMLElement} from
 * @param {HTMLElement[]} all
 * @param {[down: number, right: number]} move
 * @param {boolean} isGrid
 */
function neighbour(from, all, [down, right], isGrid) {
  if (!isGrid) return all[all.indexOf(from) + down + right];
  const [i, j] = [Number(from.dataset.i) + down, Number(from.dataset.j) + right];
  return all.find(({ dataset }) => Number(dataset.i) === i && Number(dataset.j) === j);
}
