// Blocks stand in elements that Streamlit made and never changes, named by data-block; their live
// values are put in place by number, data-live.
/** @import { Value } from "../protocol.js" */
import { keepChosenInRow } from "./choice_row.js";
import { findAll, put } from "./dom.js";
import { drawFormulas } from "./formulas.js";
import { keepState } from "./keep.js";
import { page } from "./page_state.js";
import { isPressed } from "./press.js";
import { light } from "./selection.js";

const LATE = 2000; // ms that an element of a block may come later than the block

/** @type {Map<string, Element[]> | null} elements of live values by number, as far as known */
let live = null;
/** @type {WeakMap<Element, string>} with which block */
const filled = new WeakMap();
/** @type {Set<Element>} places whose block waits: values are those of the next one */
const overdue = new Set();
let watchedUntil = 0;
let isWatching = false;

/**
 * Show blocks that have changed.
 * @param {Record<string, string>} blocks
 */
export function fill(blocks) {
  for (const [key, html] of Object.entries(blocks)) page.blocks.set(key, html);
  fillPlaces((place, key) => key in blocks || !filled.has(place));
  // Frames that are watched cost time: only where a place is missing.
  if (overdue.size > 0 || !Object.keys(blocks).every(hasPlace)) watchForPlaces();
}

/** @param {string} key */
function hasPlace(key) {
  return document.querySelector(`[data-block="${CSS.escape(key)}"]`) !== null;
}

/**
 * Show these blocks and no others. One that stands there already stays, unless all are to be new.
 * @param {Record<string, string>} blocks
 * @param {boolean} allNew
 */
export function fillAnew(blocks, allNew) {
  page.blocks = new Map(Object.entries(blocks));
  for (const place of findAll(document, "[data-block]")) {
    const key = place.dataset.block ?? "";
    if (filled.has(place) && !page.blocks.has(key)) page.blocks.set(key, "");
  }
  fillPlaces((place, key) => allNew || filled.get(place) !== page.blocks.get(key));
  watchForPlaces();
}

/**
 * @param {(place: Element, key: string) => boolean} isWanted
 * @returns {boolean} whether there was one
 */
function fillPlaces(isWanted) {
  const changed = [];
  for (const place of findAll(document, "[data-block]")) {
    const key = place.dataset.block ?? "";
    const html = page.blocks.get(key);
    if (html === undefined || !isWanted(place, key)) continue;
    if (isPressed(place)) {
      filled.delete(place); // in a later frame, when the click has come
      overdue.add(place);
      live = null;
      continue;
    }
    changed.push(place);
    overdue.delete(place);
    filled.set(place, html);
    keepState(place, () => {
      place.innerHTML = html;
    });
    place.hidden = html === "";
  }
  if (!changed.length) return false;
  for (const row of changed.flatMap((place) => findAll(place, ".lab-choice"))) {
    keepChosenInRow(row);
  }
  live = null;
  putValues(Object.keys(page.values), page.values);
  putChecks();
  light();
  return true;
}

// Streamlit makes the elements of a first page later than the page's first answer comes.
function watchForPlaces() {
  watchedUntil = performance.now() + LATE;
  if (!isWatching) requestAnimationFrame(lookForPlaces);
  isWatching = true;
}

/** @param {number} now */
function lookForPlaces(now) {
  if (fillPlaces((place) => !filled.has(place))) drawFormulas();
  for (const place of overdue) if (!place.isConnected) overdue.delete(place);
  isWatching = now < watchedUntil || overdue.size > 0;
  if (isWatching) requestAnimationFrame(lookForPlaces);
}

function elements() {
  if (live) return live;
  live = new Map();
  for (const element of findAll(document, "[data-live]")) {
    if ([...overdue].some((place) => place.contains(element))) continue;
    const index = element.dataset.live ?? "";
    const all = live.get(index);
    if (all) all.push(element);
    else live.set(index, [element]);
  }
  return live;
}

/**
 * @param {string[]} indices
 * @param {Record<string, Value> | Value[]} values
 */
export function putValues(indices, values) {
  for (const index of indices) {
    const value = /** @type {Record<string, Value>} */ (values)[index];
    for (const element of elements().get(index) ?? []) {
      for (const name in value) put(element, name, value[name]);
    }
  }
}

export function putChecks() {
  for (const element of findAll(document, "[data-check]")) {
    const outcome = page.checks[element.dataset.check ?? ""];
    if (!outcome) continue;
    put(element, "class", `lab-badge ${outcome[0]}`);
    put(element, "text", outcome[1]);
    put(element, "title", outcome[2]);
  }
  if (!page.progress || !Object.keys(page.checks).length) return;
  for (const element of document.querySelectorAll(".lab-checked"))
    put(element, "text", page.progress);
}
