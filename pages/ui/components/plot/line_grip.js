// The line of the present value, dragged in the plot itself.
/** @import { Scrubber } from "./scrubber.js" */
/** @import { PlotView } from "./view.js" */
import { closest } from "../shared/dom.js";
import { nearest } from "./geometry.js";

const REACH = 14; // pixels to either side of the line that take hold of it

/**
 * @param {PlotView} view
 * @param {Scrubber} scrubber
 */
export function takeHold(view, scrubber) {
  const { node } = view;

  /** @param {{ clientX: number }} event pixels from the left of the axis */
  function acrossAxis({ clientX }) {
    return clientX - node.getBoundingClientRect().left - node._fullLayout.xaxis._offset;
  }

  /** @param {PointerEvent} event whether it is on the line */
  function isOnLine(event) {
    const line = view.figure?.frames?.line;
    const { xaxis, shapes } = node._fullLayout ?? {};
    if (!line || !xaxis || event.button || !closest(event.target, ".nsewdrag")) return false;
    const shape = shapes.find((/** @type {any} */ candidate) => candidate.name === line.name);
    return Boolean(shape) && Math.abs(acrossAxis(event) - xaxis.d2p(shape.x0)) <= REACH;
  }

  /** @param {{ clientX: number }} event */
  function indexAt(event) {
    return nearest(view.tracks[0].curves[0].x, node._fullLayout.xaxis.p2d(acrossAxis(event)));
  }

  // Before Plotly begins to zoom.
  node.addEventListener(
    "pointerdown",
    (event) => {
      if (!isOnLine(event)) return;
      event.stopPropagation();
      event.preventDefault();
      const holding = new AbortController();
      const { signal } = holding;
      view.hold();
      addEventListener("pointermove", (moved) => scrubber.wish(indexAt(moved)), { signal });
      addEventListener(
        "pointercancel",
        () => {
          holding.abort();
          view.release(true);
        },
        { signal },
      );
      addEventListener(
        "pointerup",
        (up) => {
          holding.abort();
          scrubber.show(indexAt(up));
          scrubber.letGo();
          view.release();
        },
        { signal },
      );
    },
    true,
  );
}
