// The numbers come first: a plot's thirty modules and Plotly would keep the page from showing them.
// Even to fetch Plotly's megabytes meanwhile would, where the browser has a core or two.
import { on, page } from "../shared/page_state.js";
import { fetchPlotly } from "./plotly.js";

const PATIENCE = 400; // ms, where the page never rests

/** @type {Promise<void> | null} */
let shown = null;

/** @returns {Promise<void>} kept when the page has its first numbers, and rests */
export function numbersShown() {
  shown ??= firstValues().then(fetchPlotly).then(rest);
  return shown;
}

/** @returns {Promise<void>} */
function firstValues() {
  return new Promise((resolve) => {
    if (page.greetings) return resolve();
    const first = new AbortController();
    on(
      "values",
      () => {
        first.abort();
        resolve();
      },
      first.signal,
    );
  });
}

/** @returns {Promise<void>} */
function rest() {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) {
      requestIdleCallback(() => resolve(), { timeout: PATIENCE });
    } else setTimeout(resolve);
  });
}
