// The address bar says what is on the screen. It is written once numbers are there, and not too
// often: browsers refuse more than some 100 changes of the address in half a minute.
/** @import { Address } from "../protocol.js" */
import { put } from "./dom.js";

const APART = 320; // ms between two changes
const LATER = 120; // ms after the numbers: writing takes as long as drawing a small plot

const OF_FRAME = ["embed", "events", "parent"];
/**
 * What says how the lab is shown within another page: it stays, whatever page is open.
 * @type {[string, string][]}
 */
export const framing = [...new URLSearchParams(location.search)].filter(([name]) =>
  OF_FRAME.includes(name),
);

let timer = 0;
let writtenAt = -APART;
/** @type {Address | null} */
let waiting = null;
let leaving = false;

/** @param {Address} address */
export function showAddress(address) {
  // Only what is another: even the same language makes the browser style the whole page anew.
  put(document.documentElement, "lang", address.lang);
  for (const name of ["hide", "lock"]) {
    const words = address.params.find(([param]) => param === name)?.[1] ?? "";
    put(document.documentElement, `data-${name}`, words.replaceAll(",", " "));
  }
  if (leaving) return;
  waiting = address;
  clearTimeout(timer);
  timer = setTimeout(write, Math.max(LATER, writtenAt + APART - performance.now()));
}

/** Write what waits at once, as before a page is left. */
export function write() {
  clearTimeout(timer);
  if (!waiting) return;
  writtenAt = performance.now();
  const search = queryOf(waiting);
  waiting = null;
  // replaceState, not pushState: Back goes to the page before, not through every key press.
  if (search !== location.search) {
    history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
  }
}

/** Another page is on its way: nothing of this one is written any more. */
export function dropAddress() {
  clearTimeout(timer);
  waiting = null;
  leaving = true;
}

/** The other page is there. */
export function arrive() {
  leaving = false;
}

/**
 * The query string; parameters that are not the lab's stay.
 * @param {Address} address
 */
export function queryOf({ params, own }) {
  const mine = new Set([...own, ...framing.map(([name]) => name)]);
  const kept = [...new URLSearchParams(location.search)].filter(([name]) => !mine.has(name));
  return `?${pairsOf([...params, ...kept, ...framing])}`;
}

/**
 * Parameters as a query has them; commas stay readable.
 * @param {Iterable<[string, string]>} params
 */
export function pairsOf(params) {
  return [...params].map(([name, text]) => `${readable(name)}=${readable(text)}`).join("&");
}

/** @param {string} text */
export function readable(text) {
  return encodeURIComponent(text).replaceAll("%2C", ",");
}

addEventListener("pagehide", write);
