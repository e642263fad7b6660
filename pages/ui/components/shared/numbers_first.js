// The numbers come first: to fetch and start what a page does without until then would keep it from
// showing them, even where the browser has a core or two for it.
import { on, page } from "./page_state.js";

const PATIENCE = 400; // ms, where the page never rests

/** @type {(value: void) => void} */
let come = () => {};
const places = new Promise((resolve) => {
  come = resolve;
});
/** @type {Promise<unknown> | null} */
let shown = null;

/** The places of all that the page shows are there. */
export function placesCome() {
  come();
}

/** @returns {Promise<unknown>} kept when the page has its first numbers */
export function numbersShown() {
  shown ??= Promise.all([places, firstValues()]);
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

/** @returns {Promise<void>} kept when the page rests */
export function rest() {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) {
      requestIdleCallback(() => resolve(), { timeout: PATIENCE });
    } else setTimeout(resolve);
  });
}

/**
 * A part of the page that is loaded later than its place is there.
 * @template {object} Component
 * @param {Promise<{ default: (component: Component) => (() => void) }>} loading its module
 * @returns {(component: Component) => (() => void)}
 */
export function latePart(loading) {
  return (component) => {
    let isGone = false;
    /** @type {(() => void) | undefined} */
    let end;
    loading.then((part) => {
      if (!isGone) end = part.default(component);
    });
    return () => {
      isGone = true;
      end?.();
    };
  };
}
