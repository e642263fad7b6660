// Plotly itself: the script of the plotly package, served by the lab, and loaded with the first plot.
import { BASE } from "../shared/base.js";

/** @typedef {HTMLElement & Record<string, any>} PlotNode with what Plotly keeps on it */

// A finger has no hover that would bring the buttons and take them away: they would cover the
// legend for good.
const hasHover = matchMedia("(hover: hover)").matches;
export const CONFIG = {
  responsive: true,
  displaylogo: false,
  displayModeBar: hasHover ? "hover" : false,
};

/** @type {Promise<any> | null} */
let loading = null;

/** @returns {Promise<any>} */
export function loadPlotly() {
  loading ??= new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = new URL("assets/plotly.min.js", BASE).href;
    script.onload = () => done(Reflect.get(window, "Plotly"));
    script.onerror = () => fail(new Error("Plotly could not be loaded."));
    document.head.append(script);
  });
  return loading;
}
