// Plotly itself: the script of the plotly package, served by the lab, and loaded with the first plot.
import { BASE } from "../shared/base.js";

/** @typedef {HTMLElement & Record<string, any>} PlotNode with what Plotly keeps on it */

// The lab sees to sizes and zoom itself: see `view.js` and `zoom.js`.
export const CONFIG = {
  responsive: false,
  displayModeBar: false,
  doubleClick: false,
  showTips: false,
};

/** @type {Promise<any> | null} */
let loading = null;

const ADDRESS = new URL("assets/plotly.min.js", BASE).href;

/** Have it fetched, though not yet run. */
export function fetchPlotly() {
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "script", href: ADDRESS });
  document.head.append(link);
}

/** @returns {Promise<any>} */
export function loadPlotly() {
  loading ??= new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = ADDRESS;
    script.onload = () => done(Reflect.get(window, "Plotly"));
    script.onerror = () => fail(new Error("Plotly could not be loaded."));
    document.head.append(script);
  });
  return loading;
}

/**
 * Plotly goes by the ranges of the first drawing where two axes have one scale: other ranges would
 * be widened, beyond the field, until they fill the place.
 * @param {PlotNode} node
 */
export function forgetRanges({ _fullLayout: layout }) {
  for (const axis of [layout?.xaxis, layout?.yaxis]) if (axis) delete axis._inputRange;
}
